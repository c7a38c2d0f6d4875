/** Shares of the variance that one input, or a group of inputs, explains. */
export interface SobolIndices {
  /** Alone, on average over the others. */
  readonly first: number;
  /** With all that it does together with others. */
  readonly total: number;
}

/** Results of three runs: of the draws A, of the draws B, and of A with the columns of one input taken from B. */
export interface SobolRuns {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: Float64Array;
}

/**
 * Sobol indices of one input or group: first by Saltelli et al. 2010, mean of f(B)(f(AB) - f(A)) over V; total by Jansen
 * 1999, mean of (f(A) - f(AB))^2 / 2V. Both lie near 0 to 1 and scatter by sampling; zero where nothing varies.
 */
export function sobolIndices({ a, b, mixed }: SobolRuns): SobolIndices {
  const n = a.length;
  const mean =
    (a.reduce((sum, value) => sum + value, 0) + b.reduce((sum, value) => sum + value, 0)) / (2 * n);
  let [variance, first, total] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    variance += ((a[i]! - mean) ** 2 + (b[i]! - mean) ** 2) / 2;
    first += (b[i]! - mean) * (mixed[i]! - a[i]!);
    total += (a[i]! - mixed[i]!) ** 2 / 2;
  }
  return variance > 0 ? { first: first / variance, total: total / variance } : { first: 0, total: 0 };
}
