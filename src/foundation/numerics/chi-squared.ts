import { gammaRegularized, gammaRegularizedInverse } from './special.ts';

/** Chi-square with `df` degrees of freedom: twice a gamma of shape df/2. P(X <= x) = P(df/2, x/2). */
export const chiSquaredCdf = (x: number, df: number): number =>
  x <= 0 ? 0 : gammaRegularized(x / 2, df / 2, 'lower');

/** P(X > x). */
export const chiSquaredUpper = (x: number, df: number): number =>
  x <= 0 ? 1 : gammaRegularized(x / 2, df / 2, 'upper');

/** x with P(X <= x) = p. */
export const chiSquaredQuantile = (p: number, df: number): number =>
  2 * gammaRegularizedInverse(p, df / 2, 'lower');

/** x with P(X > x) = q. */
export const chiSquaredUpperQuantile = (q: number, df: number): number =>
  2 * gammaRegularizedInverse(q, df / 2, 'upper');
