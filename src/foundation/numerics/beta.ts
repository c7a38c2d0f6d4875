import { betaRegularized, betaRegularizedInverse } from './special.ts';

/** The two shapes of a beta distribution, both > 0. */
export type BetaShape = readonly [a: number, b: number];

/** P(X <= x) = I_x(a, b). */
export const betaCdf = (x: number, shape: BetaShape): number =>
  x <= 0 ? 0 : x >= 1 ? 1 : betaRegularized(x, shape, 'lower');

/** P(X > x). */
export const betaUpper = (x: number, shape: BetaShape): number =>
  x <= 0 ? 1 : x >= 1 ? 0 : betaRegularized(x, shape, 'upper');

/** x with P(X <= x) = p. */
export const betaQuantile = (p: number, shape: BetaShape): number =>
  betaRegularizedInverse(p, shape, 'lower')[0];

/** x with P(X > x) = q. */
export const betaUpperQuantile = (q: number, shape: BetaShape): number =>
  betaRegularizedInverse(q, shape, 'upper')[0];
