import { type Lifetime, survivalAt, truncatedSurvivalAt } from '../lifetime/lifetime.ts';

/** When within its period an inflow comes: at one moment, or spread over it by a quadrature of Gauss and Lobatto. */
export const INFLOW_TIMINGS = ['end', 'start', 'middle', 'gauss-lobatto-2', 'gauss-lobatto-6'] as const;
export type InflowTiming = (typeof INFLOW_TIMINGS)[number];

/** Moments of an inflow, as a share of its period from its start, with their weights. */
type Rule = readonly (readonly [at: number, weight: number])[];

/** Six nodes of Gauss and Lobatto on [-1, 1], the positive half: exact to degree 9. */
const LOBATTO_6: Rule = [
  [0.2852315164806451, 0.5548583770354863],
  [0.7650553239294647, 0.378474956297847],
  [1, 1 / 15],
];

const RULES: Readonly<Record<InflowTiming, Rule>> = {
  end: [[1, 1]],
  start: [[0, 1]],
  middle: [[0.5, 1]],
  'gauss-lobatto-2': [
    [0, 0.5],
    [1, 0.5],
  ],
  'gauss-lobatto-6': LOBATTO_6.flatMap(
    ([node, weight]): Rule => [
      [(1 - node) / 2, weight / 2],
      [(1 + node) / 2, weight / 2],
    ],
  ),
};

/** What a table of survival is made of. */
export interface Survival {
  /** Causes to leave that act side by side (retirement of the engine, replacement of the part): one lifetime per cohort each. */
  readonly causes: readonly (readonly Lifetime[])[];
  /** Length of each period [years]. */
  readonly lengths: readonly number[];
  readonly timing: InflowTiming;
  /** True cuts the part of a distribution below zero off. */
  readonly truncated: boolean;
}

/**
 * Share of the inflow of cohort c still in use at the end of period t, row-major periods x cohorts; zero above the
 * diagonal. With several causes it is their product. One table for each cause, the product last.
 */
export function survivalTables({ causes, lengths, timing, truncated }: Survival): Float64Array[] {
  const n = lengths.length;
  const ends = new Float64Array(n);
  lengths.forEach((length, t) => {
    ends[t] = (t === 0 ? 0 : ends[t - 1]!) + length;
  });
  const share = truncated ? truncatedSurvivalAt : survivalAt;
  const one = (lifetimes: readonly Lifetime[]): Float64Array => {
    const table = new Float64Array(n * n);
    for (let t = 0; t < n; t++)
      for (let c = 0; c <= t; c++) {
        let sum = 0;
        for (const [at, weight] of RULES[timing])
          sum += weight * share(lifetimes[c]!, ends[t]! - ends[c]! + (1 - at) * lengths[c]!);
        table[t * n + c] = sum;
      }
    return table;
  };
  const tables = causes.map(one);
  const product = tables.reduce((all, table) => all.map((value, at) => value * table[at]!));
  return [...tables, product];
}
