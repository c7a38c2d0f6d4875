import type { FurnaceAnswer, FurnaceRow, Furnaces } from '../../../documents/heats/furnaces.ts';
import type { Block, Page, Section } from '../../../documents/page.ts';
import { counted, kilogramsText } from '../../../foundation/quantity/format.ts';
import { errorTable } from '../expected-errors-page.ts';
import { list, number, paragraph, predicted, section, shortPage, tableOf } from '../parts.ts';
import { calibrationPage } from './calibration-page.ts';

/** Where the links of the list lead. */
interface Addresses {
  readonly furnace: (furnace: string) => string;
  readonly heat: (heat: string) => string;
}

/** The furnaces of a plant; `addresses` lead to each and to its last heat. */
export const furnacesPage = ({ furnaces }: Furnaces, addresses?: Addresses): Page =>
  shortPage(
    'Furnaces',
    furnaces.length === 0
      ? [paragraph('The plant has no furnace: enter one on the page Plant.')]
      : [
          tableOf(furnaces, [
            [
              'furnace',
              (one) =>
                addresses ? { text: one.furnace, href: addresses.furnace(one.furnace) } : one.furnace,
            ],
            ['operation', (one) => one.kind],
            [number('kg'), (one) => `${kilogramsText(one.minimum_kg)} to ${kilogramsText(one.capacity_kg)}`],
            [number('heats'), (one) => String(one.heats)],
            ['last heat', (one) => lastHeat(one, addresses)],
            ['lining', (one) => liningWords(one)],
            ['lining ends', (one) => endWords(one)],
          ]),
        ],
  );

const lastHeat = ({ lastHeat, lastAt }: FurnaceRow, addresses?: Addresses) => {
  if (lastHeat === null) return '-';
  const text = `${lastHeat}, ${dayOf(lastAt)}`;
  return addresses ? { text, href: addresses.heat(lastHeat) } : text;
};

const dayOf = (at: string | null): string => (at ?? '').slice(0, 10);

const liningWords = ({ lining }: FurnaceRow): string =>
  lining === null ? '-' : `${lining.material}, ${lining.heats} of ${counted(lining.maximumHeats, 'heat')}`;

const endWords = ({ lining }: FurnaceRow): string => {
  if (lining === null) return '-';
  if (lining.left <= 0) return 'now';
  return lining.expectedEnd === null ? `in ${counted(lining.left, 'heat')}` : lining.expectedEnd;
};

/** One furnace: what to do next, its calibration with drift and expected errors, its lining. */
export function furnacePage(answer: FurnaceAnswer, heatAddress?: Addresses['heat']): Page {
  const { furnace, calibration, next, expectedErrors } = answer;
  const calibrated = calibration ? calibrationPage(calibration, heatAddress) : null;
  return {
    format: 'remelt-page/1',
    title: furnace,
    lead: [{ kind: 'facts', rows: factsOf(answer) }, ...(calibrated?.lead.slice(0, 1) ?? [])],
    sections: [
      ...section('next', 'What to do next', list(next)),
      ...section('lining', 'Lining', liningBlocks(answer)),
      ...(calibrated?.sections.map((one) => (one.id === 'next' ? heatToCome(one, answer.kind) : one)) ?? []),
      ...section('expected-errors', 'How far predictions of this operation were from published heats', [
        ...(expectedErrors.length === 0
          ? [paragraph(`${answer.kind}: not compared with measured nickel heats`)]
          : [errorTable(expectedErrors)]),
      ]),
    ],
  };
}

/** What is predicted of the heat to come leads to how far predictions of this operation may be trusted. */
const heatToCome = (one: Section, operation: string): Section => ({
  ...one,
  id: 'heat-to-come',
  blocks: one.blocks.map((block) => (block.kind === 'table' ? predicted(block, operation) : block)),
});

function factsOf({
  kind,
  minimum_kg,
  capacity_kg,
  heats,
  lastHeat,
  lastAt,
  calibrated,
  calibration,
  notCalibrated,
  leak,
}: FurnaceAnswer): [string, string][] {
  return [
    ['operation', `${kind}, ${kilogramsText(minimum_kg)} to ${kilogramsText(capacity_kg)} kg`],
    ['heats', lastHeat === null ? 'none yet' : `${heats}, the last ${lastHeat} on ${dayOf(lastAt)}`],
    [
      'calibration in force',
      calibration === null || calibrated === null
        ? `none: ${notCalibrated ?? 'no heat can be used'}`
        : `${counted(calibration.heats, 'heat')} from ${calibrated.first} to ${calibrated.last}, logged ${dayOf(calibrated.at)}`,
    ],
    ...(leak === null
      ? []
      : [
          [
            'latest leak-up rate',
            `${leak.leak_Pa_m3_per_s} Pa m3/s before ${leak.heat} on ${dayOf(leak.at)}; ${leak.limit_Pa_m3_per_s === null ? 'no limit is set' : `limit ${leak.limit_Pa_m3_per_s}`}`,
          ] as [string, string],
        ]),
  ];
}

function liningBlocks(row: FurnaceRow): Block[] {
  const { lining } = row;
  if (lining === null)
    return [paragraph('The plant states no lining of this furnace: enter it on the page Plant.')];
  return [
    {
      kind: 'facts',
      rows: [
        ['lining', `${lining.lining}, ${lining.material}`],
        [
          'in the furnace since',
          lining.since ?? 'not stated: every recorded heat counts. Enter the day on the page Plant',
        ],
        ['heats on it', `${lining.heats} of ${lining.maximumHeats}`],
        ['left', lining.left <= 0 ? 'none: it is beyond its life' : counted(lining.left, 'heat')],
        [
          'pace',
          lining.heatsPerDay === null
            ? 'not known from fewer than two days of heats'
            : `${(7 * lining.heatsPerDay).toFixed(1)} heats a week`,
        ],
        ['expected end', lining.expectedEnd ?? endWords(row)],
      ],
    },
    paragraph(
      'The heats that a lining may see are a rule of the plant, and the end is that rule at the pace of its recorded heats. No wear is measured.',
      'dim',
    ),
  ];
}
