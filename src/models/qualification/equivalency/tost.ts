import { studentTUpper, studentTUpperQuantile } from '../../../foundation/numerics/student-t.ts';
import { requireArguments } from '../../../foundation/statistics/arguments.ts';
import { differenceError, requireTwoSamples, type TwoSamples } from './two-samples.ts';

/** Two one-sided tests of a difference of means, candidate less reference, in the unit of the values. */
export interface TostResult {
  readonly diff: number;
  readonly se: number;
  readonly df: number;
  readonly tLower: number;
  readonly tUpper: number;
  readonly pLower: number;
  readonly pUpper: number;
  readonly p: number;
  /** Two-sided interval at 1 - 2 alpha. */
  readonly interval: readonly [lower: number, upper: number];
  readonly equivalent: boolean;
}

/** Differences that do not matter, and how the test is made. */
export interface TostOptions {
  readonly margin: readonly [lower: number, upper: number];
  /** Default 0.05. */
  readonly alpha?: number;
  /** Pooled form; Welch by default. */
  readonly equalVariance?: boolean;
}

/**
 * Proof that two means differ by less than a stated margin: t_L = (d - lower)/se, t_U = (d - upper)/se, both one-sided
 * at alpha (Schuirmann 1987). Compared with R t.test intervals: 1e-9; coverage of the error at the margin within 3
 * standard errors. Throws InputError for margins out of order or an alpha outside (0, 0.5), ValidityError without spread.
 */
export function proveEquivalence(
  samples: TwoSamples,
  { margin: [lower, upper], alpha = 0.05, equalVariance = false }: TostOptions,
): TostResult {
  requireTwoSamples('tost', samples);
  requireArguments('tost', { alpha: [alpha, { above: 0, below: 0.5 }], lower: [lower, { below: upper }] });
  const { se, df } = differenceError(samples, equalVariance);
  const diff = samples.candidate.mean - samples.reference.mean;
  const tLower = (diff - lower) / se;
  const tUpper = (diff - upper) / se;
  const pLower = studentTUpper(tLower, df);
  const pUpper = studentTUpper(-tUpper, df);
  const p = Math.max(pLower, pUpper);
  const half = studentTUpperQuantile(alpha, df) * se;
  return {
    diff,
    se,
    df,
    tLower,
    tUpper,
    pLower,
    pUpper,
    p,
    interval: [diff - half, diff + half],
    equivalent: p < alpha,
  };
}
