import type { Block } from '../../../documents/page.ts';
import { massText, money, signed, usd } from '../../../foundation/quantity/format.ts';
import { list, number, paragraph, table, tableOf } from '../parts.ts';

/** Cost of the metal of a heat, planned against actual. */
export interface CostOfHeat {
  readonly lines: readonly {
    readonly id: string;
    readonly planned_kg: number;
    readonly charged_kg: number;
    readonly added_kg: number;
    readonly planned_usd_per_kg: number | null;
    readonly actual_usd_per_kg: number;
  }[];
  readonly variance: {
    readonly planned_usd: number;
    readonly actual_usd: number;
    readonly flexed_usd: number;
    readonly price_usd: number;
    readonly mix_usd: number;
    readonly yield_usd: number;
    readonly additions_usd: number;
  };
  readonly pricesRecorded: boolean;
}

/** Lot by lot what was planned and what went in; once something was charged, also why the cost differs. */
export function costOfHeatBlocks({ lines, variance, pricesRecorded }: CostOfHeat): Block[] {
  const charged = lines.some(({ charged_kg, added_kg }) => charged_kg + added_kg > 0);
  const added = lines.some(({ added_kg }) => added_kg > 0);
  const differs = (value: number): string => (Math.abs(value) < 5e-4 ? '' : signed(massText(value)));
  return [
    tableOf(lines, [
      ['Lot', (line) => line.id],
      [number('planned, kg'), (line) => (line.planned_kg === 0 ? '' : massText(line.planned_kg))],
      charged && [number('charged, kg'), (line) => (line.charged_kg === 0 ? '' : massText(line.charged_kg))],
      charged && [number('difference'), (line) => differs(line.charged_kg - line.planned_kg)],
      added && [number('added, kg'), (line) => (line.added_kg === 0 ? '' : massText(line.added_kg))],
      [
        number('USD/kg at planning'),
        (line) => (line.planned_usd_per_kg === null ? '' : money(line.planned_usd_per_kg)),
      ],
      [number('USD/kg today'), (line) => money(line.actual_usd_per_kg)],
    ]),
    ...(charged
      ? varianceBlocks(variance)
      : [paragraph(`The metal is planned at ${usd(variance.planned_usd)}.`)]),
    ...(pricesRecorded
      ? []
      : [paragraph('The plan recorded no prices: those of today stand in for them.', 'dim')]),
  ];
}

function varianceBlocks(variance: CostOfHeat['variance']): Block[] {
  const { planned_usd, actual_usd, flexed_usd, price_usd, mix_usd, yield_usd, additions_usd } = variance;
  const parts: readonly (readonly [string, number])[] = [
    ['price', price_usd],
    ['mix', mix_usd],
    ['yield', yield_usd],
    ['additions', additions_usd],
  ];
  return [
    table(
      ['Cost of the metal', number('USD')],
      [
        ['planned', money(planned_usd)],
        ['planned, for the metal that came out', money(flexed_usd)],
        ...parts.map(([name, value]) => [`  ${name}`, signed(money(value))]),
        ['actual', money(actual_usd)],
      ],
    ),
    ...list([
      'Price: today against planning. Mix: other shares of the lots. Yield: more charged for the same metal. Additions: metal beyond the plan.',
    ]),
  ];
}
