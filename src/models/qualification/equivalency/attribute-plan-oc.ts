import { binomialCdf } from '../../../foundation/numerics/binomial.ts';
import { AT_LEAST_ONE, requireArguments } from '../../../foundation/statistics/arguments.ts';

/** Sample of n, accepted with up to c defectives. */
export interface AttributePlan {
  readonly n: number;
  readonly c: number;
}

/**
 * Probability of accepting a lot with the fraction p defective: P[Bin(n, p) <= c]; the lot large against the sample
 * (NIST/SEMATECH e-Handbook 6.2.3.2). Compared with its plan (52, 3) to its digits. Throws InputError for c above n or
 * p outside 0..1.
 */
export function attributePlanAcceptance({ n, c }: AttributePlan, p: number): number {
  requireArguments('attributePlanOc', {
    n: [n, AT_LEAST_ONE],
    c: [c, { min: 0, max: n, whole: true }],
    p: [p, { min: 0, max: 1 }],
  });
  return binomialCdf(c, n, p);
}
