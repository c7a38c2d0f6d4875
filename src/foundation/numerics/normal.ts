import { erfc, erfcInverse } from './error-function.ts';

/** 1/sqrt(2 pi) and ln sqrt(2 pi), by definition. */
export const INVERSE_SQRT_TWO_PI = 0.3989422804014327;
export const LN_SQRT_TWO_PI = 0.9189385332046728;
/** The 95 % point of the standard normal. */
export const Z_95 = 1.6448536269514722;
/** Standard deviations between the 5 and the 95 % point, as spreads are read off printed bands: 2 x 1.645. */
export const SD_IN_90_PERCENT = 3.29;

/** P(Z <= z) of the standard normal; relative accuracy in the lower tail. */
export const normalCdf = (z: number): number => erfc(-z * Math.SQRT1_2) / 2;

/** P(Z > z) of the standard normal; relative accuracy in the upper tail. */
export const normalUpper = (z: number): number => erfc(z * Math.SQRT1_2) / 2;

/** Density exp(-z^2/2)/sqrt(2 pi). */
export const normalDensity = (z: number): number => INVERSE_SQRT_TWO_PI * Math.exp((-z * z) / 2);

/** z with P(Z <= z) = p. -Infinity at 0, Infinity at 1, NaN outside. */
export const normalQuantile = (p: number): number => -Math.SQRT2 * erfcInverse(2 * p);

/** z with P(Z > z) = q; keeps accuracy for small q. */
export const normalUpperQuantile = (q: number): number => Math.SQRT2 * erfcInverse(2 * q);

/** ln P(Z <= z), finite also where the probability underflows. Below -37 by the first terms of Mills' ratio. */
export function logNormalCdf(z: number): number {
  if (z > -37) return Math.log(normalCdf(z));
  const inverse = 1 / (z * z);
  return (
    (-z * z) / 2 -
    LN_SQRT_TWO_PI -
    Math.log(-z) +
    Math.log1p(-inverse * (1 - 3 * inverse * (1 - 5 * inverse)))
  );
}
