import { clopperPearsonLower, clopperPearsonUpper } from '../../numerics/clopper-pearson.ts';
import { AT_LEAST_ONE, COUNT, FRACTION, requireArguments } from '../arguments.ts';

/** A reliability from pass and fail, with its one-sided exact bounds. */
export interface ReliabilityBounds {
  readonly lower: number;
  readonly upper: number;
  readonly estimate: number;
}

/**
 * Exact bounds from n trials with r failures: lower BetaInv(1-C; n-r, r+1), upper BetaInv(C; n-r+1, r) (Clopper and
 * Pearson 1934). Compared with 40-digit quadrature: 1e-12. Throws InputError for more failures than trials.
 */
export function reliabilityBounds(n: number, failures: number, confidence = 0.95): ReliabilityBounds {
  requireArguments('reliabilityClopperPearson', {
    n: [n, AT_LEAST_ONE],
    failures: [failures, COUNT],
    confidence: [confidence, FRACTION],
  });
  return {
    lower: clopperPearsonLower(n - failures, n, confidence),
    upper: clopperPearsonUpper(n - failures, n, confidence),
    estimate: 1 - failures / n,
  };
}
