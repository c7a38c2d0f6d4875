import { type Distribution, quantileOf } from '../../foundation/numerics/distribution.ts';
import { rankCorrelation } from '../../foundation/statistics/sensitivity/rank-correlation.ts';
import { type SobolIndices, sobolIndices } from '../../foundation/statistics/sensitivity/sobol.ts';
import type { Values } from './chain.ts';

/** One parameter with its draws. */
export interface Drawn {
  readonly name: string;
  readonly unit: string;
  readonly assumed: boolean;
  readonly point: number;
  readonly distribution: Distribution;
  readonly a: Float64Array;
  /** Independent of `a`, for Sobol indices. */
  readonly b: Float64Array;
}

/** Results by draw, one list for each result, for a choice of the draws of each parameter. */
export type Evaluate = (of: (parameter: Drawn) => Float64Array) => readonly Float64Array[];

/** Parameters that get Sobol indices besides the rank correlation. */
const STRONGEST = 5;

/** Drivers of each result, the strongest first, and the share of its variance that rests on assumed parameters. */
export function driversOf(parameters: readonly Drawn[], evaluate: Evaluate) {
  const uncertain = parameters.filter(({ distribution }) => distribution.kind !== 'fixed');
  const a = evaluate((one) => one.a);
  const b = evaluate((one) => one.b);
  const ranked = a.map((values) =>
    uncertain
      .map((one) => ({ one, rank: rankCorrelation(one.a, values) }))
      .sort((x, y) => Math.abs(y.rank) - Math.abs(x.rank)),
  );
  const wanted = new Set(ranked.flatMap((list) => list.slice(0, STRONGEST).map(({ one }) => one.name)));
  const mixed = new Map(
    uncertain
      .filter(({ name }) => wanted.has(name))
      .map(({ name }) => [name, evaluate((one) => (one.name === name ? one.b : one.a))]),
  );
  const assumed = evaluate((one) => (one.assumed ? one.b : one.a));
  return a.map((values, r) => ({
    values,
    assumedShare: Math.min(1, sobolIndices({ a: values, b: b[r]!, mixed: assumed[r]! }).total),
    drivers: ranked[r]!.map(({ one, rank }) => {
      const runs = mixed.get(one.name);
      const indices: Partial<SobolIndices> = runs
        ? sobolIndices({ a: values, b: b[r]!, mixed: runs[r]! })
        : {};
      return { name: one.name, assumed: one.assumed, rank, ...indices };
    }).filter(({ total }) => total !== 0),
  }));
}

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
  const others = Array.from({ length: TRIED + 1 }, (_, i) =>
    quantileOf(parameter.distribution, 0.001 + (0.998 * i) / TRIED),
  )
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
