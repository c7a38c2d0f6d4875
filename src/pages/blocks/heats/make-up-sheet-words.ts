import type { ChargeLine, ChargeSheet } from '../../../documents/heats/charge-sheet.ts';
import { counted, massText, percent, utcMinute } from '../../../foundation/quantity/format.ts';

/** Grams as kilograms with the digits that the scale shows: step 50 g -> "120.50", step 1 kg -> "703", never more. */
export function kilogramsToStep(mass_g: number, step_g: number): string {
  let decimals = 0;
  while (decimals < 3 && step_g % 10 ** (3 - decimals) !== 0) decimals++;
  return (mass_g / 1000).toFixed(decimals);
}

/** A row to fill in: one per box. */
export interface BoxRow {
  /** "3", or "3a", "3b" where a lot is weighed in parts. */
  readonly number: string;
  readonly line: ChargeLine;
  readonly weigh: string;
  /** "2 whole pieces" where they are counted. */
  readonly pieces: string;
  readonly weigh_g: number;
}

export const boxRows = (line: ChargeLine): BoxRow[] =>
  line.boxes.map(({ weigh_g, items }, k) => ({
    number: `${line.number}${line.boxes.length > 1 ? String.fromCharCode(97 + k) : ''}`,
    line,
    weigh: kilogramsToStep(weigh_g, line.scaleStep_g),
    pieces: items === undefined ? '' : `${items} whole ${items === 1 ? 'piece' : 'pieces'}`,
    weigh_g,
  }));

/** What stands above the table. */
export function sheetFacts(sheet: ChargeSheet): [string, string][] {
  const all = sheet.steps.flatMap((step) => step.lines);
  const lines = all.length;
  const boxes = all.reduce((sum, line) => sum + line.boxes.length, 0);
  return [
    ['Heat', sheet.heat],
    ['Grade', sheet.grade],
    ...(sheet.specification === undefined
      ? []
      : ([['Specification', sheet.specification]] satisfies [string, string][])),
    ...(sheet.furnace === undefined ? [] : ([['Furnace', sheet.furnace]] satisfies [string, string][])),
    ['Refined metal', sheet.target_g === null ? '' : `${sheet.target_g / 1000} kg`],
    [
      'To charge',
      `${massText(sheet.weigh_g / 1000)} kg of ${counted(lines, 'lot')} in ${counted(boxes, 'box', 'boxes')}`,
    ],
    ...(sheet.certificate
      ? ([
          [
            'Inside limits',
            `${percent(sheet.certificate.passRate)} of draws as weighed, ${sheet.through ? `through ${sheet.through.join(', ')}` : 'before any furnace'}`,
          ],
          ['Against plan', 'the plan counts exact masses, this sheet the steps of the scales'],
        ] satisfies [string, string][])
      : []),
    ...(sheet.open ? ([['Open', sheet.open.join(' ')]] satisfies [string, string][]) : []),
    ['Printed', utcMinute(sheet.madeAt)],
    ['Input hash', sheet.manifest.inputHash.slice(0, 16)],
  ];
}
