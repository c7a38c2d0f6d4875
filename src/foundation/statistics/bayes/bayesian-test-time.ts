import { gammaUpperQuantile } from '../../numerics/gamma.ts';
import { COUNT, FRACTION, POSITIVE, requireArguments } from '../arguments.ts';

/** Gamma distribution of a rate: mean shape/rate. */
export interface GammaRate {
  readonly shape: number;
  /** In the unit of exposure; zero for a flat prior. */
  readonly rate: number;
}

/** Flat prior of a rate. */
export const FLAT_RATE: GammaRate = { shape: 1, rate: 0 };

/**
 * Test time [unit of the MTBF] after which `failures` failures still show the MTBF with the confidence:
 * T = M G^-1(C; a + r) - b, zero when the prior already shows it (NIST/SEMATECH e-Handbook 8.3.1.5).
 * Compared with independent quantiles: 1e-7. Throws InputError for arguments outside their ranges.
 */
export function bayesianTestHours(
  prior: GammaRate,
  {
    targetMtbf,
    confidence,
    failures = 0,
  }: {
    readonly targetMtbf: number;
    readonly confidence: number;
    readonly failures?: number;
  },
): number {
  requireArguments('bayesianTestTime', {
    shape: [prior.shape, POSITIVE],
    rate: [prior.rate, { min: 0 }],
    targetMtbf: [targetMtbf, POSITIVE],
    confidence: [confidence, FRACTION],
    failures: [failures, COUNT],
  });
  const quantile = gammaUpperQuantile(1 - confidence, { shape: prior.shape + failures, rate: 1 });
  return Math.max(0, targetMtbf * quantile - prior.rate);
}
