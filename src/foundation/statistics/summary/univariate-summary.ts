import { requireValues } from '../arguments.ts';
import { ascending, medianOf, momentsOf } from '../sample.ts';

/** Moments and order of one sample, in the unit of the values. */
export interface UnivariateSummary {
  readonly n: number;
  readonly mean: number;
  /** With n - 1. */
  readonly sd: number;
  /** Lag-1 autocorrelation [1], or null without spread. */
  readonly lag1: number | null;
  readonly minimum: number;
  readonly maximum: number;
  readonly median: number;
  /** sd/|mean| [1], or null for a mean of zero. */
  readonly cv: number | null;
}

/**
 * Summary of two or more values by two passes about the first one (Chan, Golub and LeVeque 1983).
 * Compared with NIST StRD NumAcc1 to 4 and Lew: mean 1e-14, sd 1e-8, lag-1 1e-7. Throws InputError for fewer than two.
 */
export function summaryOf(y: readonly number[]): UnivariateSummary {
  requireValues('univariateSummary', 'y', y, 2);
  const { n, mean, sd } = momentsOf(y);
  const sorted = ascending(y);
  return {
    n,
    mean,
    sd,
    lag1: lagOneAutocorrelation(y),
    minimum: sorted[0]!,
    maximum: sorted[n - 1]!,
    median: medianOf(y),
    cv: mean === 0 ? null : sd / Math.abs(mean),
  };
}

/** sum (y_i - m)(y_{i+1} - m)/sum (y_i - m)^2, or null without spread. */
function lagOneAutocorrelation(y: readonly number[]): number | null {
  const shift = y[0]!;
  const { mean } = momentsOf(y.map((value) => value - shift));
  let cross = 0;
  let squares = 0;
  y.forEach((value, i) => {
    const deviation = value - shift - mean;
    squares += deviation * deviation;
    if (i > 0) cross += deviation * (y[i - 1]! - shift - mean);
  });
  return squares > 0 ? cross / squares : null;
}
