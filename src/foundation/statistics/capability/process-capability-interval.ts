import { chiSquaredQuantile, chiSquaredUpperQuantile } from '../../numerics/chi-squared.ts';
import { noncentralTNoncentrality } from '../../numerics/noncentral-t.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { AT_LEAST_TWO, FRACTION, requireArguments } from '../arguments.ts';

/**
 * Exact one-sided lower confidence bound of a one-sided index from its observed value: (mean - LSL)/s sqrt(n) is
 * noncentral t with delta = 3 Cpl sqrt(n), so the bound is the delta at which the observed value is its C quantile.
 */
export function capabilityLowerBound(observed: number, n: number, confidence: number): number {
  const root = Math.sqrt(n);
  return noncentralTNoncentrality(3 * observed * root, n - 1, confidence) / (3 * root);
}

/** Confidence bounds of observed capability indices [1]; gate on a lower bound, never on the point value. */
export interface CapabilityBounds {
  readonly cpTwoSided: readonly [lower: number, upper: number];
  readonly cpLower: number;
  /** Bissell's normal approximation. */
  readonly cpkTwoSided: readonly [lower: number, upper: number];
  readonly cpkLower: number;
  /** Exact for one specification limit. */
  readonly cplLower: number;
}

/**
 * Bounds of Cp (chi-square, exact) and Cpk (Bissell 1990, approximate; exact one-sided for one limit, Kushler and
 * Hurley 1992) from n values: Cp sqrt(chi2_a(n-1)/(n-1)), Cpk +- z sqrt(1/(9n) + Cpk^2/(2(n-1))).
 * Compared with independent R formulas: 1e-9. Throws InputError for n below 2 or a confidence outside (0, 1).
 */
export function capabilityBounds(
  { cp, cpk }: { readonly cp: number; readonly cpk: number },
  n: number,
  confidence = 0.95,
): CapabilityBounds {
  requireArguments('capabilityBounds', { n: [n, AT_LEAST_TWO], confidence: [confidence, FRACTION] });
  const nu = n - 1;
  const alpha = 1 - confidence;
  const spread = Math.sqrt(1 / (9 * n) + (cpk * cpk) / (2 * nu));
  const both = normalQuantile(1 - alpha / 2);
  return {
    cpTwoSided: [
      cp * Math.sqrt(chiSquaredQuantile(alpha / 2, nu) / nu),
      cp * Math.sqrt(chiSquaredUpperQuantile(alpha / 2, nu) / nu),
    ],
    cpLower: cp * Math.sqrt(chiSquaredQuantile(alpha, nu) / nu),
    cpkTwoSided: [cpk - both * spread, cpk + both * spread],
    cpkLower: cpk - normalQuantile(confidence) * spread,
    cplLower: capabilityLowerBound(cpk, n, confidence),
  };
}
