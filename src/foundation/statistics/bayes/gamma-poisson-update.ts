import { gammaCdf, gammaQuantile, gammaUpperQuantile } from '../../numerics/gamma.ts';
import { COUNT, FRACTION, POSITIVE, requireArguments } from '../arguments.ts';
import type { GammaRate } from './bayesian-test-time.ts';

/** A failure rate after service, with what was believed before and the flat answer beside it; rates per unit of exposure. */
export interface RatePosterior {
  readonly posterior: GammaRate;
  readonly mean: number;
  readonly median: number;
  readonly upper: number;
  readonly mtbfLower: number;
  readonly priorMean: number;
  readonly priorUpper: number;
  /** Null without exposure. */
  readonly upperFlatPrior: number | null;
}

/**
 * Gamma prior of a rate updated by events and exposure: gamma(a, b) -> gamma(a + r, b + T); one-sided upper bounds at
 * the confidence (conjugate update, NIST/SEMATECH e-Handbook 8.4.6). Compared with R qgamma: 1e-9.
 * Throws InputError for a prior not above zero, a negative count or exposure, or a confidence outside (0, 1).
 */
export function updateRate(
  prior: GammaRate,
  { failures, exposure }: { readonly failures: number; readonly exposure: number },
  confidence = 0.95,
): RatePosterior {
  requireArguments('gammaPoissonUpdate', {
    shape: [prior.shape, POSITIVE],
    rate: [prior.rate, POSITIVE],
    failures: [failures, COUNT],
    exposure: [exposure, { min: 0 }],
    confidence: [confidence, FRACTION],
  });
  const posterior = { shape: prior.shape + failures, rate: prior.rate + exposure };
  const upper = gammaUpperQuantile(1 - confidence, posterior);
  return {
    posterior,
    mean: posterior.shape / posterior.rate,
    median: gammaQuantile(0.5, posterior),
    upper,
    mtbfLower: 1 / upper,
    priorMean: prior.shape / prior.rate,
    priorUpper: gammaUpperQuantile(1 - confidence, prior),
    // A flat prior on the rate is gamma(1, 0).
    upperFlatPrior:
      exposure > 0 ? gammaUpperQuantile(1 - confidence, { shape: 1 + failures, rate: exposure }) : null,
  };
}

/** Probability that a rate lies below a limit, both per unit of exposure. */
export const probabilityRateBelow = (limit: number, rate: GammaRate): number => gammaCdf(limit, rate);
