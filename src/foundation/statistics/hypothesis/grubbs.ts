import { FRACTION, requireArguments, requireValues } from '../arguments.ts';
import { momentsOf, requireSpread } from '../sample.ts';
import { criticalNormedResidual } from './maximum-normed-residual.ts';

/** Grubbs' test of one outlier. */
export interface GrubbsTest {
  /** Larger of the two one-sided statistics [1]. */
  readonly g: number;
  readonly gUpper: number;
  readonly gLower: number;
  readonly criticalTwoSided: number;
  readonly criticalOneSided: number;
  /** Index (from 0) of the outlier, or null. */
  readonly outlier: number | null;
  readonly mean: number;
  readonly sd: number;
}

/**
 * G = max|x - mean|/sd against (n-1)/sqrt(n) sqrt(t^2/(n-2+t^2)), t at 1 - alpha/(2n), alpha/n one-sided (Grubbs 1969;
 * NIST e-Handbook 1.3.5.17.1). Compared with the e-Handbook example 2.4687 and 2.032.
 * Throws InputError for fewer than three values, ValidityError without spread.
 */
export function grubbsOf(x: readonly number[], alpha = 0.05): GrubbsTest {
  requireValues('grubbs', 'x', x, 3);
  requireArguments('grubbs', { alpha: [alpha, FRACTION] });
  requireSpread('grubbs', x);
  const { mean, sd, n } = momentsOf(x);
  const largest = Math.max(...x);
  const smallest = Math.min(...x);
  const g = Math.max(largest - mean, mean - smallest) / sd;
  const criticalTwoSided = criticalNormedResidual(n, alpha);
  const suspect = x.indexOf(largest - mean >= mean - smallest ? largest : smallest);
  return {
    g,
    gUpper: (largest - mean) / sd,
    gLower: (mean - smallest) / sd,
    criticalTwoSided,
    criticalOneSided: criticalNormedResidual(n, alpha, 1),
    outlier: g > criticalTwoSided ? suspect : null,
    mean,
    sd,
  };
}
