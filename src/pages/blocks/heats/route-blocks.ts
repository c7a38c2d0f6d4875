import type { Block, Table } from '../../../documents/page.ts';
import type { Change } from '../../../documents/page-charts.ts';
import { readable } from '../../../foundation/quantity/format.ts';
import { number, paragraph, tableOf } from '../parts.ts';
import type { Trajectories } from './trajectories.ts';

/** Blocks about a route that the pages of a simulation and of a heat share. */

/** Contents over time, a panel for each. */
export const trajectoryBlocks = ({ stages, rows }: Trajectories): Block[] => [
  { kind: 'panels', charts: rows.map((row) => ({ kind: 'trajectory', row, stages })) },
  paragraph(trajectoryLegend({ stages, rows }), 'dim'),
];

/** What the marks of the panels mean. */
function trajectoryLegend({ stages, rows }: Trajectories): string {
  const marks = [
    rows.every(({ points }) => points.every(({ median }) => median !== undefined))
      ? 'Line = median'
      : 'Line = mean',
    'band = 5 to 95 %',
    ...(rows.some(({ max }) => max !== undefined) ? ['dashed = maximum'] : []),
    ...(rows.some(({ floor }) => floor !== undefined) ? ['dotted = floor'] : []),
  ];
  return `${marks.join(', ')}; ${stages.map(({ name }, i) => `${i + 1} ${name}`).join(', ')}.`;
}

/** What limits an element at the end of an operation. */
export interface LimitRow {
  readonly operation: string;
  readonly element: string;
  readonly limitedBy: string;
  readonly floor_ppm: number | null;
  readonly lever: string;
}

/** What limits each element at the end of each operation. */
export const limitTable = (limits: readonly LimitRow[]): Table =>
  tableOf(
    limits,
    [
      ['Operation', ({ operation }) => operation],
      ['Element', ({ element }) => element],
      [number('Floor, ppm'), ({ floor_ppm }) => (floor_ppm === null ? '' : readable(floor_ppm))],
      ['Limited by', ({ limitedBy }) => limitedBy],
      ['What would help', ({ lever }) => lever],
    ],
    'What limits each element at the end of each operation; floor = local equilibrium of what is dissolved',
  );

/** A change smaller than this share is drawn nowhere: the table has it. */
const VISIBLE = 0.02;

/** What the route changed by more than 2 %; nothing where it changed nothing. */
export function changeBlocks(
  rows: readonly (Omit<Change, 'before_ppm'> & { readonly before_ppm: number | null })[],
): Block[] {
  const changed = rows.flatMap(({ before_ppm, element, after_ppm, p05_ppm, p95_ppm }) =>
    before_ppm !== null && Math.abs(after_ppm - before_ppm) > VISIBLE * before_ppm
      ? [{ element, before_ppm, after_ppm, p05_ppm, p95_ppm }]
      : [],
  );
  if (changed.length === 0) return [];
  return [
    {
      kind: 'chart',
      chart: { kind: 'change', title: 'What the route does to each element', rows: changed },
    },
  ];
}
