import { studentTTwoSided, studentTUpperQuantile } from '../../../foundation/numerics/student-t.ts';
import { FRACTION, requireArguments } from '../../../foundation/statistics/arguments.ts';
import { modifiedCvOf } from '../basis/modified-cv.ts';
import { differenceError, requireTwoSamples, type TwoSamples } from './two-samples.ts';

/** Change of a mean that must move neither way, in the unit of the values. */
export interface MeanChange {
  readonly sp: number;
  readonly t0: number;
  readonly tRequired: number;
  /** Candidate means between which the change passes. */
  readonly threshold: readonly [lower: number, upper: number];
  readonly p: number;
  readonly df: number;
  readonly pass: boolean;
}

/**
 * Pooled two-sided t of a candidate mean against the qualified one (modulus): t0 = (mean_s - mean_q)/(s_p
 * sqrt(1/n_q + 1/n_s)) within +- t_{1-alpha/2}(n_q + n_s - 2) (CMH-17-1G 8.4.1). `modifiedCv` widens the qualified
 * scatter first. Compared with the HYTEQ example to its digits. Throws InputError for an alpha outside (0, 1),
 * ValidityError without spread.
 */
export function changeInMean(
  samples: TwoSamples,
  { alpha = 0.05, modifiedCv = false }: { readonly alpha?: number; readonly modifiedCv?: boolean } = {},
): MeanChange {
  requireTwoSamples('equivalenceChangeInMean', samples);
  requireArguments('equivalenceChangeInMean', { alpha: [alpha, FRACTION] });
  const { candidate } = samples;
  const { mean, sd } = samples.reference;
  const reference = modifiedCv
    ? { ...samples.reference, sd: modifiedCvOf(sd / mean) * mean }
    : samples.reference;
  const { se, df } = differenceError({ reference, candidate }, true);
  const t0 = (candidate.mean - mean) / se;
  const tRequired = studentTUpperQuantile(alpha / 2, df);
  return {
    sp: se / Math.sqrt(1 / reference.n + 1 / candidate.n),
    t0,
    tRequired,
    threshold: [mean - tRequired * se, mean + tRequired * se],
    p: studentTTwoSided(t0, df),
    df,
    pass: Math.abs(t0) <= tRequired,
  };
}
