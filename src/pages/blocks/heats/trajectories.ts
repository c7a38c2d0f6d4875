import type { SimulateContent, SimulateOutput } from '../../../documents/heats/simulate.ts';
import type { Stage, Trajectory } from '../../../documents/page-charts.ts';

/** What a page prints beside a band [ppm]: the median, of older answers the mean. */
export const middle_ppm = ({
  median_ppm,
  mean_ppm,
}: Pick<SimulateContent, 'median_ppm' | 'mean_ppm'>): number => median_ppm ?? mean_ppm;

/** Which of the two a page prints. */
export const middleName = (contents: SimulateOutput['final']): 'median' | 'mean' =>
  Object.values(contents).every(({ median_ppm }) => median_ppm !== undefined) ? 'median' : 'mean';

/** An element of an output. */
export type ElementName = keyof SimulateOutput['final'];
/** Contents through a route, and when each operation ran. */
export interface Trajectories {
  readonly stages: readonly Stage[];
  readonly rows: readonly Trajectory[];
}

/** Most panels of trajectories in a report: what the route changes most. */
const PANELS = 8;
/** Contents that move by less than this factor over the route need no panel. */
const MOVES = 1.05;

/** Contents through the route [ppm], the elements that move most first, with a maximum where there is one and what limits them at the end. */
export function trajectoriesOf(
  output: SimulateOutput,
  maximum_ppm: (element: ElementName) => number | undefined = () => undefined,
): Trajectories {
  const rows = (Object.keys(output.final) as ElementName[]).flatMap(
    (element): { readonly moved: number; readonly row: Trajectory }[] => {
      const points = output.trajectory.flatMap(({ time_s, composition }) => {
        const content = composition[element];
        if (!content) return [];
        const { mean_ppm: mean, median_ppm: median, p05_ppm: p05, p95_ppm: p95 } = content;
        return [{ time_s, mean, ...(median === undefined ? {} : { median }), p05, p95 }];
      });
      const told = points.map(({ median, mean }) => median ?? mean).filter((value) => value > 0);
      const moved = told.length === 0 ? 1 : Math.max(...told) / Math.min(...told);
      if (points.length < 2 || moved < MOVES) return [];
      const limit = output.limits.findLast((one) => one.element === element);
      const max = maximum_ppm(element);
      return [
        {
          moved,
          row: {
            element,
            unit: 'ppm',
            points,
            ...(max === undefined ? {} : { max }),
            ...(limit ? { floor: limit.floor_ppm, limitedBy: inShort(limit.limitedBy) } : {}),
          },
        },
      ];
    },
  );
  return {
    stages: stagesOf(output),
    rows: rows
      .sort((a, b) => b.moved - a.moved)
      .slice(0, PANELS)
      .map(({ row }) => row),
  };
}

/** The first words of what limits: a panel has room for no more, the table tells the rest. */
const inShort = (words: string): string =>
  words
    .split(/[,;([]| set by /)[0]!
    .trim()
    .replace(/ (by|with|of|at|from)$/, '');

/** From when to when each operation runs, by the points that it gave. */
function stagesOf({ trajectory }: SimulateOutput): Trajectories['stages'] {
  const last = new Map<number, { name: string; to_s: number }>();
  for (const { operation, index, time_s } of trajectory) last.set(index, { name: operation, to_s: time_s });
  let from_s = 0;
  return [...last.values()].map(({ name, to_s }) => {
    const stage = { name, from_s, to_s };
    from_s = to_s;
    return stage;
  });
}
