/** Mean, standard deviation and the quantiles that results show. */
export interface Spread {
  readonly mean: number;
  readonly sd: number;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

/** Quantile p of sorted values, linear between neighbours (Hyndman and Fan 1996, type 7). */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}

/** Summary of draws, in their unit. */
export function spreadOf(draws: ArrayLike<number>): Spread {
  const sorted = Float64Array.from(draws).sort();
  const n = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const square = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    sd: n > 1 ? Math.sqrt(square / (n - 1)) : 0,
    p05: quantileSorted(sorted, 0.05),
    p50: quantileSorted(sorted, 0.5),
    p95: quantileSorted(sorted, 0.95),
  };
}
