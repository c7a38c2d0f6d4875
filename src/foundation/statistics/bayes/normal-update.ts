import { normalCdf, normalUpperQuantile } from '../../numerics/normal.ts';
import { AT_LEAST_ONE, POSITIVE, requireArguments } from '../arguments.ts';
import type { Moments } from '../sample.ts';

/** Round numbers within three standard deviations of a mean, the step a 1, 2 or 5 next to one standard deviation. */
export function roundThresholds(mean: number, sd: number): number[] {
  const decade = 10 ** Math.floor(Math.log10(sd));
  const step = [1, 2, 5, 10]
    .map((m) => m * decade)
    .reduce((a, b) => (Math.abs(b - sd) < Math.abs(a - sd) ? b : a));
  const first = Math.ceil((mean - 3 * sd) / step);
  const last = Math.floor((mean + 3 * sd) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** A mean after new values, in their unit. */
export interface MeanPosterior {
  readonly mean: number;
  readonly sd: number;
  /** One-sided at 95 %. */
  readonly lower95: number;
}

/**
 * Normal prior of a mean updated by the mean of n values of known SD: precision 1/s0^2 + n/s^2,
 * mean (m0/s0^2 + n m/s^2)/precision. Compared with the closed form: 1e-12.
 * Throws InputError for an SD that is not above zero or n below one.
 */
export function updateMean(
  prior: { readonly mean: number; readonly sd: number },
  { n, mean, sd }: Moments,
): MeanPosterior {
  requireArguments('normalUpdate', {
    priorSd: [prior.sd, POSITIVE],
    n: [n, AT_LEAST_ONE],
    sd: [sd, POSITIVE],
  });
  const precision = 1 / prior.sd ** 2 + n / sd ** 2;
  const posterior = (prior.mean / prior.sd ** 2 + (n * mean) / sd ** 2) / precision;
  const posteriorSd = Math.sqrt(1 / precision);
  return { mean: posterior, sd: posteriorSd, lower95: posterior - normalUpperQuantile(0.05) * posteriorSd };
}

/** Probability that the mean lies below a threshold. */
export const probabilityMeanBelow = (threshold: number, { mean, sd }: MeanPosterior): number =>
  normalCdf((threshold - mean) / sd);
