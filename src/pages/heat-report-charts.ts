import { contentText, contentUnit } from '../foundation/quantity/content-text.ts';
import { type Change, changeChart } from './charts/change-chart.ts';
import { type Flow, type FlowNode, flowChart } from './charts/flow-chart.ts';
import { readable } from './charts/svg.ts';
import { type Stage, type Trajectory, trajectoryChart, trajectoryLegend } from './charts/trajectory-chart.ts';
import { type WaterfallStep, waterfallChart } from './charts/waterfall-chart.ts';
import { element, figure, type Html, join, panels, table, text } from './render/html.ts';

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
  /** From what it would cost otherwise to what it costs [USD]. */
  readonly waterfall?: readonly WaterfallStep[];
  readonly trajectories?: { readonly stages: readonly Stage[]; readonly rows: readonly Trajectory[] };
  /** What limits each element at the end of each operation. */
  readonly limits?: readonly {
    readonly operation: string;
    readonly element: string;
    readonly limitedBy: string;
    readonly floor_ppm: number | null;
    readonly lever: string;
  }[];
  /** Masses from lots through the heat to its products. */
  readonly flows?: { readonly nodes: readonly FlowNode[]; readonly flows: readonly Flow[] };
  readonly footprint?: {
    readonly product_kg: number;
    /** kg CO2e of the whole heat, each with the range of its sources. */
    readonly parts: readonly FootprintPart[];
    readonly total: FootprintPart;
    readonly allVirgin: FootprintPart;
    /** What is inside and outside, one sentence each. */
    readonly boundary: readonly string[];
    /** Elements charged without a number. */
    readonly missing: readonly string[];
  };
  readonly story?: Story;
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

export const waterfallSection = (steps: readonly WaterfallStep[]): Html =>
  figure(waterfallChart('What the charge costs, and what other ways would cost', 'USD', steps), 'Cost');

export const trajectorySection = ({ stages, rows }: NonNullable<HeatReportExtras['trajectories']>): Html =>
  join([
    panels(rows.map((row) => trajectoryChart(row, stages))),
    element('p', text(trajectoryLegend(stages, rows)), { class: 'dim' }),
  ]);

export const limitSection = (limits: NonNullable<HeatReportExtras['limits']>): Html =>
  table({
    caption:
      'What limits each element at the end of each operation; floor = local equilibrium of what is dissolved',
    head: ['Operation', 'Element', 'Floor, ppm', 'Limited by', 'What would help'],
    numeric: [2],
    rows: limits.map(({ operation, element: symbol, limitedBy, floor_ppm, lever }) => [
      operation,
      symbol,
      floor_ppm === null ? '' : readable(floor_ppm),
      limitedBy,
      lever,
    ]),
  });

export const flowSection = ({ nodes, flows }: NonNullable<HeatReportExtras['flows']>): Html =>
  figure(flowChart('Where each gram came from and went', nodes, flows), 'Mass flows');

/** A change smaller than this share is drawn nowhere: the table has it. */
const VISIBLE = 0.02;

/** What the route changed by more than 2 %; nothing where it changed nothing. */
export function changeSection(
  rows: readonly (Omit<Change, 'before_ppm'> & { readonly before_ppm: number | null })[],
): Html {
  const changed = rows.flatMap((row) =>
    row.before_ppm !== null && Math.abs(row.after_ppm - row.before_ppm) > VISIBLE * row.before_ppm
      ? [{ ...row, before_ppm: row.before_ppm }]
      : [],
  );
  if (changed.length === 0) return text('');
  return figure(changeChart('What the route does to each element', changed), 'Change of contents');
}

/** Parts below this share of the total are drawn as one. */
const SMALL_PART = 0.02;

export function footprintSection({
  product_kg,
  parts,
  total,
  allVirgin,
  boundary,
  missing,
}: NonNullable<HeatReportExtras['footprint']>): Html {
  const large = parts.filter(({ value }) => value >= SMALL_PART * total.value);
  const small = parts.filter(({ value }) => value < SMALL_PART * total.value);
  const rest = {
    name: `${small.length} smaller parts`,
    value: small.reduce((sum, { value }) => sum + value, 0),
    low: small.reduce((sum, { low }) => sum + low, 0),
    high: small.reduce((sum, { high }) => sum + high, 0),
    source: 'sum',
  };
  const shown = small.length > 0 ? [...large, rest] : large;
  const bar = (part: FootprintPart): WaterfallStep => ({
    name: part.name,
    value: part.value / product_kg,
    kind: 'change',
    note: `${readable(part.low / product_kg)} to ${readable(part.high / product_kg)}`,
  });
  return join([
    figure(
      waterfallChart('Footprint by part, per kg of metal, with the range of the sources', 'kg', [
        ...shown.map(bar),
        { name: total.name, value: total.value / product_kg, kind: 'total' as const },
        { name: allVirgin.name, value: allVirgin.value / product_kg, kind: 'total' as const },
      ]),
      'Footprint',
    ),
    table({
      head: ['Part', 'kg CO2e', 'Low', 'High'],
      numeric: [1, 2, 3],
      rows: [...shown, total, allVirgin].map(({ name, value, low, high }) => [
        name,
        readable(value),
        readable(low),
        readable(high),
      ]),
    }),
    element(
      'ul',
      [
        ...boundary,
        `Sources: ${[...new Set(parts.map(({ source }) => source))].join('; ')}.`,
        ...(missing.length > 0 ? [`Without a number, not counted: ${missing.join(', ')}.`] : []),
      ].map((words) => element('li', text(words))),
    ),
  ]);
}

export const storySection = ({ words, steps }: Story): Html =>
  join([
    element('p', text(words)),
    table({ head: ['Step', 'What happened'], rows: steps.map((step) => [step.what, step.words]) }),
  ]);

export function recordedSection({ words, rows }: NonNullable<HeatReportExtras['recorded']>): Html {
  return join([
    element('p', text(words)),
    table({
      head: ['Element', 'Unit', 'Predicted', '5 %', '95 %', 'Recorded', 'Surprise, bit', 'Band'],
      numeric: [2, 3, 4, 5, 6],
      rows: rows.map((row) => {
        const { unit, scale } = contentUnit(row.predicted_ppm);
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
    }),
  ]);
}
