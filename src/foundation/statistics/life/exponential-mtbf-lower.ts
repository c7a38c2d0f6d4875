import { chiSquaredQuantile } from '../../numerics/chi-squared.ts';

/** Lower bound of the MTBF after `failures` in a total time: 2T/chi2_C(2r+2) time-terminated, 2T/chi2_C(2r) at a failure. */
export function mtbfLower(
  { time, failures }: { readonly time: number; readonly failures: number },
  confidence: number,
  failureTerminated = false,
): number {
  return (2 * time) / chiSquaredQuantile(confidence, 2 * failures + (failureTerminated ? 0 : 2));
}
