import type { RecordedHeat } from '../../../documents/heats/heats.ts';
import type { Covered } from '../../../documents/keys.ts';
import type { Block } from '../../../documents/page.ts';
import type { Flow, FlowNode, WaterfallStep } from '../../../documents/page-charts.ts';
import type { HistoryRecord } from '../../../documents/proof/history.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import { contentText, readable } from '../../../foundation/quantity/format.ts';
import type { CostOfHeat } from '../economics/heat-cost-blocks.ts';
import { list, number, paragraph, predicted, table, tableOf } from '../parts.ts';
import type { ArrivedOfHeat } from './arrived-blocks.ts';
import type { SamplesOfHeat } from './heat-samples-blocks.ts';
import type { LimitRow } from './route-blocks.ts';
import type { Trajectories } from './trajectories.ts';

export interface FootprintPart {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** What happened to a recorded heat, in order, and what is to be thought of it. */
export interface Story {
  readonly words: string;
  readonly steps: readonly { readonly what: string; readonly words: string }[];
}

/** What a report of a heat may show beside its tables; each part is left out where nothing is known. */
export interface HeatReportExtras {
  /** Results of its samples that arrived and that nobody has taken; absent where there are none. */
  readonly arrived?: readonly ArrivedOfHeat[];
  /** From what it would cost otherwise to what it costs [USD]. */
  readonly waterfall?: readonly WaterfallStep[];
  readonly trajectories?: Trajectories;
  /** What limits each element at the end of each operation. */
  readonly limits?: readonly LimitRow[];
  /** Masses from lots through the heat to its products. */
  readonly flows?: { readonly nodes: readonly FlowNode[]; readonly flows: readonly Flow[] };
  readonly footprint?: {
    readonly product_kg: number;
    /** kg CO2e of the whole heat, each with the range of its sources. */
    readonly parts: readonly FootprintPart[];
    readonly total: FootprintPart;
    readonly allVirgin: FootprintPart;
    /** What is inside and outside, one sentence each. */
    readonly rests: readonly { readonly what: string; readonly basis: string; readonly on: string }[];
    readonly boundary: readonly string[];
    /** Elements charged without a number. */
    readonly missing: readonly string[];
  };
  readonly story?: Story;
  /** What the metal was to cost and what it did. */
  readonly cost?: CostOfHeat;
  /** Every sample beside prediction and window. */
  readonly samples?: SamplesOfHeat;
  /** Every record about the heat and its objects. */
  readonly history?: readonly HistoryRecord[];
  /** What signed checkpoints cover of the ledger; absent for a heat of no ledger. */
  readonly covered?: Covered;
  /** What was predicted against what was measured after the heat [ppm]. */
  readonly recorded?: {
    readonly words: string;
    readonly rows: readonly {
      readonly element: string;
      readonly predicted_ppm: number;
      readonly p05_ppm: number;
      readonly p95_ppm: number;
      readonly recorded_ppm: number;
      readonly below: boolean;
      readonly surprise_bit: number | null;
      readonly inside: boolean;
    }[];
  };
}

/** From what the charge would cost otherwise to what it costs. */
export const waterfallBlock = (steps: readonly WaterfallStep[]): Block => ({
  kind: 'chart',
  chart: {
    kind: 'waterfall',
    title: 'What the charge costs, and what other ways would cost',
    unit: 'USD',
    steps,
  },
});

/** Masses from lots through the heat to its products. */
export const flowBlock = ({ nodes, flows }: NonNullable<HeatReportExtras['flows']>): Block => ({
  kind: 'chart',
  chart: { kind: 'flow', title: 'Where each gram came from and went', nodes, flows },
});

/** Parts below this share of the total are drawn as one. */
const SMALL_PART = 0.02;

/** What the metal of the heat cost the climate, by part, against metal made new. */
export function footprintBlocks(footprint: NonNullable<HeatReportExtras['footprint']>): Block[] {
  const { product_kg, parts, total, allVirgin, rests, boundary, missing } = footprint;
  const shown = partsShown(parts, total);
  const bar = (part: FootprintPart): WaterfallStep => ({
    name: part.name,
    value: part.value / product_kg,
    kind: 'change',
    note: `${readable(part.low / product_kg)} to ${readable(part.high / product_kg)}`,
  });
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'waterfall',
        title: 'Footprint by part, per kg of metal, with the range of the sources',
        unit: 'kg',
        steps: [
          ...shown.map(bar),
          { name: total.name, value: total.value / product_kg, kind: 'total' },
          { name: allVirgin.name, value: allVirgin.value / product_kg, kind: 'total' },
        ],
      },
    },
    tableOf(
      [...shown, total, allVirgin],
      [
        ['Part', ({ name }) => name],
        [number('kg CO2e'), ({ value }) => readable(value)],
        [number('Low'), ({ low }) => readable(low)],
        [number('High'), ({ high }) => readable(high)],
      ],
    ),
    ...list([
      ...[...Map.groupBy(rests, ({ basis }) => basis)].map(
        ([basis, of]) =>
          `${basis[0]!.toUpperCase()}${basis.slice(1)}: ${of.map(({ what, on }) => `${what} (${on})`).join(', ')}.`,
      ),
      ...boundary,
      `Sources: ${[...new Set(parts.map(({ source }) => source))].join('; ')}.`,
      ...(missing.length > 0 ? [`Without a number, not counted: ${missing.join(', ')}.`] : []),
    ]),
  ];
}

/** The parts that count, and the others as one. */
function partsShown(parts: readonly FootprintPart[], total: FootprintPart): readonly FootprintPart[] {
  const small = parts.filter(({ value }) => value < SMALL_PART * total.value);
  if (small.length === 0) return parts;
  const rest = {
    name: `${small.length} smaller parts`,
    value: small.reduce((sum, { value }) => sum + value, 0),
    low: small.reduce((sum, { low }) => sum + low, 0),
    high: small.reduce((sum, { high }) => sum + high, 0),
    source: 'sum',
  };
  return [...parts.filter(({ value }) => value >= SMALL_PART * total.value), rest];
}

/** What happened, step by step. */
export const storyBlocks = ({ words, steps }: Story): Block[] => [
  paragraph(words),
  table(
    ['Step', 'What happened'],
    steps.map((step) => [step.what, step.words]),
  ),
];

/** A probability as it is read: one below a millionth is only told to be that. */
const chanceText = (p: number): string => (p < 1e-6 ? 'below 0.000001' : String(Number(p.toPrecision(2))));

/** The comparison of a recorded heat in words and rows. */
export const recordedOf = ({
  rows,
  inside,
  pValue,
}: NonNullable<RecordedHeat['compared']>): NonNullable<HeatReportExtras['recorded']> => ({
  words: `${inside} of ${rows.length} elements were measured within their 5 to 95 % band (9 of 10 expected)${pValue === null ? '' : `; the chance of a misfit as large is ${chanceText(pValue)}`}.`,
  rows,
});

/** What was predicted against what was measured. */
export const recordedBlocks = (
  { words, rows }: NonNullable<HeatReportExtras['recorded']>,
  operation?: string,
): Block[] => [
  paragraph(words),
  predicted(
    table(
      ['Element', 'Unit', ...['Predicted', '5 %', '95 %', 'Recorded', 'Surprise, bit'].map(number), 'Band'],
      rows.map((row) => {
        const { unit, scale } = unitOf(row.element);
        return [
          row.element,
          unit,
          contentText(row.predicted_ppm * scale),
          contentText(row.p05_ppm * scale),
          contentText(row.p95_ppm * scale),
          `${row.below ? '<' : ''}${readable(row.recorded_ppm * scale)}`,
          row.surprise_bit === null ? '' : row.surprise_bit.toFixed(1),
          row.inside ? 'inside' : 'outside',
        ];
      }),
    ),
    operation,
  ),
];
