import { studentTTwoSided, studentTUpperQuantile } from '../../../foundation/numerics/student-t.ts';
import { FRACTION, requireArguments } from '../../../foundation/statistics/arguments.ts';
import { differenceError, requireTwoSamples, type TwoSamples } from './two-samples.ts';

/** Two-sample t of reference less candidate, pooled and Welch. */
export interface TwoSampleTest {
  readonly diff: number;
  readonly tPooled: number;
  readonly tWelch: number;
  readonly dfPooled: number;
  readonly dfWelch: number;
  readonly pPooled: number;
  readonly pWelch: number;
  /** Of the difference, Welch, two-sided at 1 - alpha. */
  readonly interval: readonly [lower: number, upper: number];
  readonly reject: boolean;
}

/**
 * Do two means differ? An alarm, never a proof of sameness (for that see `proveEquivalence`). Pooled with n + m - 2,
 * Welch with Satterthwaite's degrees of freedom (NIST/SEMATECH e-Handbook 1.3.5.3). Compared with R t.test: 1e-9.
 * Throws InputError for an alpha outside (0, 1), ValidityError without spread in either sample.
 */
export function twoSampleTest(samples: TwoSamples, alpha = 0.05): TwoSampleTest {
  requireTwoSamples('twoSampleT', samples);
  requireArguments('twoSampleT', { alpha: [alpha, FRACTION] });
  const diff = samples.reference.mean - samples.candidate.mean;
  const pooled = differenceError(samples, true);
  const welch = differenceError(samples, false);
  const half = studentTUpperQuantile(alpha / 2, welch.df) * welch.se;
  const pWelch = studentTTwoSided(diff / welch.se, welch.df);
  return {
    diff,
    tPooled: diff / pooled.se,
    tWelch: diff / welch.se,
    dfPooled: pooled.df,
    dfWelch: welch.df,
    pPooled: studentTTwoSided(diff / pooled.se, pooled.df),
    pWelch,
    interval: [diff - half, diff + half],
    reject: pWelch < alpha,
  };
}
