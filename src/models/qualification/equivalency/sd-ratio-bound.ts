import { fisherFQuantile } from '../../../foundation/numerics/fisher-f.ts';

/** Upper confidence bound of sigma_candidate/sigma_reference: (s_c/s_q)/sqrt(F_{1-C}(n_c-1, n_q-1)). */
export function sdRatioUpper(
  {
    sdReference,
    nReference,
    sdCandidate,
    nCandidate,
  }: {
    readonly sdReference: number;
    readonly nReference: number;
    readonly sdCandidate: number;
    readonly nCandidate: number;
  },
  confidence: number,
): number {
  return (
    sdCandidate / sdReference / Math.sqrt(fisherFQuantile(1 - confidence, [nCandidate - 1, nReference - 1]))
  );
}
