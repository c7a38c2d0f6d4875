import { noncentralTNoncentrality } from '../../numerics/noncentral-t.ts';

/**
 * Exact one-sided lower confidence bound of a one-sided index from its observed value: (mean - LSL)/s sqrt(n) is
 * noncentral t with delta = 3 Cpl sqrt(n), so the bound is the delta at which the observed value is its C quantile.
 */
export function capabilityLowerBound(observed: number, n: number, confidence: number): number {
  const root = Math.sqrt(n);
  return noncentralTNoncentrality(3 * observed * root, n - 1, confidence) / (3 * root);
}
