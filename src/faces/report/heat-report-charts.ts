import { type Change, changeChart } from '../chart/change-chart.ts';
import { type Flow, type FlowNode, flowChart } from '../chart/flow-chart.ts';
import { readable } from '../chart/svg.ts';
import { type Stage, type Trajectory, trajectoryChart } from '../chart/trajectory-chart.ts';
import { type WaterfallStep, waterfallChart } from '../chart/waterfall-chart.ts';
import { element, figure, type Html, join, table, text } from './html.ts';

/** What a report of a heat may show beside its tables; each part is left out where nothing is known. */
export interface HeatReportExtras {
  /** From what it would cost otherwise to what it costs [USD]. */
  readonly waterfall?: readonly WaterfallStep[];
  readonly trajectories?: { readonly stages: readonly Stage[]; readonly rows: readonly Trajectory[] };
  /** Masses from lots through the heat to its products. */
  readonly flows?: { readonly nodes: readonly FlowNode[]; readonly flows: readonly Flow[] };
  readonly footprint?: {
    readonly kgCO2e: number;
    readonly kgCO2e_per_kg: number;
    readonly source: string;
    readonly parts: readonly { readonly name: string; readonly kgCO2e: number }[];
  };
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
  figure(waterfallChart('From all other ways to this plan', 'USD', steps), 'Cost');

export const trajectorySection = ({ stages, rows }: NonNullable<HeatReportExtras['trajectories']>): Html =>
  figure(trajectoryChart('Contents through the route', stages, rows), 'Contents through the route');

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

export function footprintSection(footprint: NonNullable<HeatReportExtras['footprint']>): Html {
  return join([
    element(
      'p',
      text(
        `${readable(footprint.kgCO2e)} kg CO2e for the heat, ${readable(footprint.kgCO2e_per_kg)} per kg of metal (${footprint.source}).`,
      ),
    ),
    table({
      head: ['Part', 'kg CO2e'],
      numeric: [1],
      rows: footprint.parts.map(({ name, kgCO2e }) => [name, readable(kgCO2e)]),
    }),
  ]);
}

export function recordedSection({ words, rows }: NonNullable<HeatReportExtras['recorded']>): Html {
  return join([
    element('p', text(words)),
    table({
      head: ['Element', 'Predicted, ppm', '5 %', '95 %', 'Recorded, ppm', 'Surprise, bit', 'Band'],
      numeric: [1, 2, 3, 4, 5],
      rows: rows.map((row) => [
        row.element,
        readable(row.predicted_ppm),
        readable(row.p05_ppm),
        readable(row.p95_ppm),
        `${row.below ? '<' : ''}${readable(row.recorded_ppm)}`,
        row.surprise_bit === null ? '' : row.surprise_bit.toFixed(1),
        row.inside ? 'inside' : 'outside',
      ]),
    }),
  ]);
}
