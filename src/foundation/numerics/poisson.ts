import { gammaRegularized, gammaRegularizedInverse } from './special.ts';

/** P(X > k) of X ~ Poisson(mean) = P(k + 1, mean). */
export function poissonUpper(k: number, mean: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 1;
  return mean === 0 ? 0 : gammaRegularized(mean, whole + 1, 'lower');
}

/**
 * Exact lower bound of a Poisson mean after `count` events: the mean at which `count` or more has probability
 * 1 - confidence. Garwood (1936): chi2_{1-C}(2 r)/2, zero for no event.
 */
export const poissonMeanLower = (count: number, confidence: number): number =>
  count === 0 ? 0 : gammaRegularizedInverse(1 - confidence, count, 'lower');

/** Exact upper bound: chi2_C(2 r + 2)/2, the mean at which `count` or fewer has probability 1 - confidence. */
export const poissonMeanUpper = (count: number, confidence: number): number =>
  gammaRegularizedInverse(1 - confidence, count + 1, 'upper');
