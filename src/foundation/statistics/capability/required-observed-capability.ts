import { noncentralTQuantile } from '../../numerics/noncentral-t.ts';

/** Observed one-sided index that proves `target` with the confidence: t'_C(n-1, 3 target sqrt(n))/(3 sqrt(n)). */
export function requiredIndex(n: number, target: number, confidence: number): number {
  const root = Math.sqrt(n);
  return noncentralTQuantile(confidence, { df: n - 1, noncentrality: 3 * target * root }) / (3 * root);
}
