import { gammaRegularized, gammaRegularizedInverse } from './special.ts';

/** Shape a and rate b [1/unit of x] of a gamma distribution: mean a/b, variance a/b^2. */
export interface GammaParameters {
  readonly shape: number;
  readonly rate: number;
}

/** P(X <= x) = P(a, b x). */
export const gammaCdf = (x: number, { shape, rate }: GammaParameters): number =>
  x <= 0 ? 0 : gammaRegularized(rate * x, shape, 'lower');

/** x with P(X <= x) = p. */
export const gammaQuantile = (p: number, { shape, rate }: GammaParameters): number =>
  gammaRegularizedInverse(p, shape, 'lower') / rate;

/** x with P(X > x) = q. */
export const gammaUpperQuantile = (q: number, { shape, rate }: GammaParameters): number =>
  gammaRegularizedInverse(q, shape, 'upper') / rate;
