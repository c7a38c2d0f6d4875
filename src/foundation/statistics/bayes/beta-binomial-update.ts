import { betaQuantile, betaUpper } from '../../numerics/beta.ts';
import { clopperPearsonLower } from '../../numerics/clopper-pearson.ts';
import { COUNT, FRACTION, POSITIVE, requireArguments } from '../arguments.ts';

/** Beta distribution of a reliability: mean a/(a + b). */
export type BetaShape = readonly [a: number, b: number];

/** A reliability after a run of trials, with the exact and the flat answer beside it. */
export interface ReliabilityPosterior {
  readonly posterior: BetaShape;
  readonly mean: number;
  readonly lower: number;
  /** Clopper-Pearson, without a prior; null without trials. */
  readonly lowerExact: number | null;
  readonly lowerFlatPrior: number;
}

/**
 * Beta prior of a reliability updated by trials: beta(a, b) -> beta(a + n - r, b + r), one-sided lower bounds at the
 * confidence. Compared with the closed form 0.05^(1/31) for a uniform prior and 30 of 30: 1e-12.
 * Throws InputError for a prior not above zero, counts that do not fit or a confidence outside (0, 1).
 */
export function updateReliability(
  [a, b]: BetaShape,
  { n, failures }: { readonly n: number; readonly failures: number },
  confidence = 0.95,
): ReliabilityPosterior {
  requireArguments('betaBinomialUpdate', {
    a: [a, POSITIVE],
    b: [b, POSITIVE],
    n: [n, COUNT],
    failures: [failures, { min: 0, max: n, whole: true }],
    confidence: [confidence, FRACTION],
  });
  const posterior = [a + n - failures, b + failures] as const;
  return {
    posterior,
    mean: posterior[0] / (posterior[0] + posterior[1]),
    lower: betaQuantile(1 - confidence, posterior),
    lowerExact: n > 0 ? clopperPearsonLower(n - failures, n, confidence) : null,
    lowerFlatPrior: betaQuantile(1 - confidence, [1 + n - failures, 1 + failures]),
  };
}

/** Probability that a reliability lies above a target. */
export const probabilityReliabilityAbove = (target: number, shape: BetaShape): number =>
  betaUpper(target, shape);
