import { chiSquaredQuantile, chiSquaredUpperQuantile } from '../../numerics/chi-squared.ts';
import { FRACTION, POSITIVE, requireArguments } from '../arguments.ts';

/** Lower bound of the MTBF after `failures` in a total time: 2T/chi2_C(2r+2) time-terminated, 2T/chi2_C(2r) at a failure. */
export function mtbfLower(
  { time, failures }: { readonly time: number; readonly failures: number },
  confidence: number,
  failureTerminated = false,
): number {
  return (2 * time) / chiSquaredQuantile(confidence, 2 * failures + (failureTerminated ? 0 : 2));
}

/** Bounds of an MTBF, in the unit of the time; without failures there is no upper one and no estimate. */
export interface MtbfBounds {
  readonly lower: number;
  readonly upper: number | null;
  readonly mtbf: number | null;
}

/** Time on test of all units together, and how the test ended. */
export interface ExponentialTest {
  readonly time: number;
  readonly failures: number;
  readonly failureTerminated?: boolean;
}

/**
 * Bounds at a constant rate: lower 2T/chi2_C(2r+2), or 2T/chi2_C(2r) when a failure ended the test, upper
 * 2T/chi2_{1-C}(2r); two-sided at (1+C)/2 (Epstein 1960). Compared with the reliability (Python) documentation: 1e-10.
 * Throws InputError for a time not above zero, a negative count, or none in a failure-terminated test.
 */
export function mtbfBounds(
  { time, failures, failureTerminated = false }: ExponentialTest,
  { confidence = 0.95, sided = 1 }: { readonly confidence?: number; readonly sided?: 1 | 2 } = {},
): MtbfBounds {
  requireArguments('exponentialMtbf', {
    time: [time, POSITIVE],
    failures: [failures, { min: failureTerminated ? 1 : 0, whole: true }],
    confidence: [confidence, FRACTION],
  });
  const level = sided === 2 ? (1 + confidence) / 2 : confidence;
  return {
    lower: mtbfLower({ time, failures }, level, failureTerminated),
    upper: failures === 0 ? null : (2 * time) / chiSquaredUpperQuantile(level, 2 * failures),
    mtbf: failures === 0 ? null : time / failures,
  };
}
