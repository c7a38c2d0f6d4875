import { normalCdf, normalUpper } from '../../numerics/normal.ts';
import { fitWeibull } from '../life/weibull-fit.ts';
import { ascending, momentsOf, requireSpread } from '../sample.ts';

/** CMH-17 8.3.5: a distribution is rejected when its observed significance level is 0.05 or less. */
export const OSL_LIMIT = 0.05;

/** Families the goodness of fit is asked for. */
export type FitFamily = 'normal' | 'lognormal' | 'weibull';

/**
 * A = -n - sum_i (2i-1)/n [ln F(x_i) + ln(1 - F(x_{n+1-i}))] of the ascending x, with both tails of F given so that
 * neither logarithm loses digits.
 */
export function andersonDarlingStatistic(
  sorted: readonly number[],
  tails: (x: number) => readonly [lower: number, upper: number],
): number {
  const n = sorted.length;
  const pairs = sorted.map(tails);
  let sum = 0;
  for (let i = 0; i < n; i++)
    sum += ((2 * i + 1) / n) * (Math.log(pairs[i]![0]) + Math.log(pairs[n - 1 - i]![1]));
  return -n - sum;
}

/** Observed significance level of CMH-17 8.3.5 from A and n. */
function observedSignificance(family: FitFamily, a: number, n: number): number {
  const star = family === 'weibull' ? (1 + 0.2 / Math.sqrt(n)) * a : (1 + 4 / n - 25 / (n * n)) * a;
  return oslOfStar(family, star);
}

/**
 * Observed significance level [1] of an adjusted statistic A*: normal and lognormal
 * 1/(1+exp(-0.48+0.78 ln A*+4.58 A*)), Weibull 1/(1+exp(-0.10+1.24 ln A*+4.48 A*)) (CMH-17-1G 8.3.5). Compared with
 * Lawless (1982) p. 458: levels 0.15 to 0.01 within 0.002.
 */
export function oslOfStar(family: FitFamily, star: number): number {
  // Below A* = 0 the fit is closer than any sample can be told from: the level is one.
  if (!(star > 0)) return 1;
  return family === 'weibull'
    ? 1 / (1 + Math.exp(-0.1 + 1.24 * Math.log(star) + 4.48 * star))
    : 1 / (1 + Math.exp(-0.48 + 0.78 * Math.log(star) + 4.58 * star));
}

/** Beyond it the fitted exponent turns upwards again; p is 3.7e-24 there, and stays so (as in nortest of R). */
const STEPHENS_LIMIT = 10;

/**
 * p of the normal case after Stephens (1986), table 4.9 of D'Agostino and Stephens: another fit to the same null
 * distribution than the handbook's level, not to be mixed with it.
 */
export function stephensP(a: number, n: number): number {
  const s = a * (1 + 0.75 / n + 2.25 / (n * n));
  if (s < 0.2) return 1 - Math.exp(-13.436 + 101.14 * s - 223.73 * s * s);
  if (s < 0.34) return 1 - Math.exp(-8.318 + 42.796 * s - 59.938 * s * s);
  if (s < 0.6) return Math.exp(0.9177 - 4.279 * s - 1.38 * s * s);
  const bounded = Math.min(s, STEPHENS_LIMIT);
  return Math.exp(1.2937 - 5.709 * bounded + 0.0186 * bounded * bounded);
}

export interface FitTest {
  readonly a: number;
  readonly osl: number;
}

/** Anderson-Darling test of one family. Throws ValidityError for zero variance, and for values <= 0 where logs are taken. */
export function andersonDarlingOf(x: readonly number[], family: FitFamily): FitTest {
  requireSpread('andersonDarling', x);
  const sorted = ascending(x);
  const a = andersonDarlingStatistic(sorted, fittedTails(x, family));
  return { a, osl: observedSignificance(family, a, x.length) };
}

function fittedTails(x: readonly number[], family: FitFamily): (x: number) => readonly [number, number] {
  if (family === 'weibull') {
    const { shape, scale } = fitWeibull({ time: x });
    return (value) => {
      const hazard = (value / scale) ** shape;
      return [-Math.expm1(-hazard), Math.exp(-hazard)];
    };
  }
  const { mean, sd } = momentsOf(family === 'normal' ? x : x.map(Math.log));
  return (value) => {
    const z = ((family === 'normal' ? value : Math.log(value)) - mean) / sd;
    return [normalCdf(z), normalUpper(z)];
  };
}
