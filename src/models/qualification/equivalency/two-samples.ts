import type { Moments } from '../../../foundation/statistics/sample.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** Reference (qualified) and candidate, as moments. */
export interface TwoSamples {
  readonly reference: Moments;
  readonly candidate: Moments;
  readonly diagnostics: readonly Diagnostic[];
}

/** Standard error of the difference of means and its degrees of freedom. */
export interface DifferenceError {
  readonly se: number;
  readonly df: number;
}

/** Pooled: s_p sqrt(1/m + 1/n) with m + n - 2; Welch: sqrt(s1^2/n1 + s2^2/n2) with Satterthwaite's degrees. */
export function differenceError(
  { reference: a, candidate: b }: TwoSamples,
  equalVariance: boolean,
): DifferenceError {
  if (equalVariance) {
    const df = a.n + b.n - 2;
    const pooled = ((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / df;
    return { se: Math.sqrt(pooled * (1 / a.n + 1 / b.n)), df };
  }
  const va = a.sd ** 2 / a.n;
  const vb = b.sd ** 2 / b.n;
  return {
    se: Math.sqrt(va + vb),
    df: (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1)),
  };
}
