import { correlationOfRanks, ranksOf } from '../../foundation/statistics/sensitivity/rank-correlation.ts';
import { type SobolIndices, sobolIndices } from '../../foundation/statistics/sensitivity/sobol.ts';
import type { Values } from './chain.ts';

/** One parameter with its draws. */
export interface Drawn {
  readonly name: string;
  /** What it is, in words. */
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  readonly assumed: boolean;
  readonly measure?: string;
  readonly point: number;
  readonly uncertain: boolean;
  readonly quantile: (p: number) => number;
  readonly a: Float64Array;
  /** Independent of `a`, for Sobol indices. */
  readonly b: Float64Array;
}

/** Results by draw, one list for each result, where some parameters have the draws B and all others the draws A. */
export type Evaluate = (second: (parameter: Drawn) => boolean) => Promise<readonly Float64Array[]>;

/** Parameters that get Sobol indices besides the rank correlation. */
const STRONGEST = 5;

/** Rank correlation of every uncertain parameter with each result, the strongest first. */
export function ranked(parameters: readonly Drawn[], results: readonly Float64Array[]) {
  const done = results[0]?.length ?? 0;
  const uncertain = parameters
    .filter((one) => one.uncertain)
    .map((one) => ({ one, ranks: ranksOf(one.a.subarray(0, done)) }));
  return results.map((values) => {
    const theirs = ranksOf(values);
    return uncertain
      .map(({ one, ranks }) => ({ one, rank: correlationOfRanks(ranks, theirs) }))
      .sort((x, y) => Math.abs(y.rank) - Math.abs(x.rank));
  });
}

/** Parameters ranked for each result. */
export type Ranked = ReturnType<typeof ranked>;

/** Parameters that get Sobol indices: the strongest of each result. */
export const strongestOf = (ranks: Ranked): ReadonlySet<string> =>
  new Set(ranks.flatMap((list) => list.slice(0, STRONGEST).map(({ one }) => one.name)));

/** Drivers of a result, and the share of its variance that rests on assumed parameters. */
export interface Drivers {
  readonly drivers: readonly ({
    readonly name: string;
    readonly assumed: boolean;
    readonly rank: number;
  } & Partial<SobolIndices>)[];
  readonly assumedShare: number;
}

/** Drivers by Sobol indices. `a`: results of the draws A, as many as `evaluate` runs. */
export async function sobolDrivers(
  ranks: Ranked,
  a: readonly Float64Array[],
  evaluate: Evaluate,
): Promise<Drivers[]> {
  const b = await evaluate(() => true);
  const mixed = new Map<string, readonly Float64Array[]>();
  for (const name of strongestOf(ranks)) mixed.set(name, await evaluate((one) => one.name === name));
  const assumed = await evaluate((one) => one.assumed);
  return a.map((values, r) => ({
    assumedShare: Math.min(1, sobolIndices({ a: values, b: b[r]!, mixed: assumed[r]! }).total),
    drivers: ranks[r]!.map(({ one, rank }) => {
      const runs = mixed.get(one.name);
      const indices: Partial<SobolIndices> = runs
        ? sobolIndices({ a: values, b: b[r]!, mixed: runs[r]! })
        : {};
      return { name: one.name, assumed: one.assumed, rank, ...indices };
    }).filter(({ total }) => total !== 0),
  }));
}

/** Drivers by rank correlation alone, for a run that was stopped: shares of its squares. */
export const rankDrivers = (ranks: Ranked): Drivers[] =>
  ranks.map((list) => {
    const all = list.reduce((sum, { rank }) => sum + rank ** 2, 0);
    const assumed = list.reduce((sum, { one, rank }) => sum + (one.assumed ? rank ** 2 : 0), 0);
    return {
      assumedShare: all > 0 ? assumed / all : 0,
      drivers: list.map(({ one, rank }) => ({ name: one.name, assumed: one.assumed, rank })),
    };
  });

/** A bound that a result should keep. */
export interface Wanted {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Whether a value is as wanted. */
export const isMet = (value: number, { atMost, atLeast }: Wanted): boolean =>
  (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);

/** Places between the 0.1 and 99.9 % points of a parameter at which it is tried. */
const TRIED = 24;
const HALVINGS = 40;

/**
 * Value of a parameter, nearest to its point, at which the result turns from what is wanted or to it, with all others at
 * their points; null where it does not between the 0.1 and 99.9 % points of the parameter.
 */
export function turningValue(
  parameter: Drawn,
  wanted: Wanted,
  { points, result }: { readonly points: Values; readonly result: (values: Values) => number },
): number | null {
  const met = (value: number): boolean => isMet(result({ ...points, [parameter.name]: value }), wanted);
  const now = met(parameter.point);
  const others = Array.from({ length: TRIED + 1 }, (_, i) => parameter.quantile(0.001 + (0.998 * i) / TRIED))
    .filter((value) => met(value) !== now)
    .sort((x, y) => Math.abs(x - parameter.point) - Math.abs(y - parameter.point));
  if (others.length === 0) return null;
  let [same, other] = [parameter.point, others[0]!];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (same + other) / 2;
    if (met(middle) === now) same = middle;
    else other = middle;
  }
  return other;
}
