import { betaRegularized, betaRegularizedInverse, type Tail } from './special.ts';

/** Degrees of freedom of the numerator and of the denominator. */
export type FisherDegrees = readonly [numerator: number, denominator: number];

/** P(F <= f): I_x(d1/2, d2/2) with x = d1 f/(d1 f + d2). */
export const fisherFCdf = (f: number, df: FisherDegrees): number => tailOf(f, df, 'lower');

/** P(F > f). */
export const fisherFUpper = (f: number, df: FisherDegrees): number => tailOf(f, df, 'upper');

/** f with P(F <= f) = p. */
export const fisherFQuantile = (p: number, df: FisherDegrees): number => quantileOf(p, df, 'lower');

/** f with P(F > f) = q. */
export const fisherFUpperQuantile = (q: number, df: FisherDegrees): number => quantileOf(q, df, 'upper');

function tailOf(f: number, [d1, d2]: FisherDegrees, tail: Tail): number {
  if (f <= 0) return tail === 'lower' ? 0 : 1;
  // For f far in the upper tail 1 - x is small: swap the shapes instead of rounding x to one.
  return d1 * f <= d2
    ? betaRegularized((d1 * f) / (d1 * f + d2), [d1 / 2, d2 / 2], tail)
    : betaRegularized(d2 / (d1 * f + d2), [d2 / 2, d1 / 2], tail === 'lower' ? 'upper' : 'lower');
}

function quantileOf(p: number, [d1, d2]: FisherDegrees, tail: Tail): number {
  const [x, complement] = betaRegularizedInverse(p, [d1 / 2, d2 / 2], tail);
  return (d2 * x) / (d1 * complement);
}
