/** Tabular CUSUM: both sums and the points (from 1) above h. */
export interface CusumChart {
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly signals: readonly number[];
}

/** S+ = max(0, S+ + x - target - k), S- = max(0, S- + target - k - x), both against h; k and h in the unit of x. */
export function cusumChart(
  x: readonly number[],
  { target, k, h }: { readonly target: number; readonly k: number; readonly h: number },
): CusumChart {
  let up = 0;
  let down = 0;
  const high: number[] = [];
  const low: number[] = [];
  for (const value of x) {
    up = Math.max(0, up + value - target - k);
    down = Math.max(0, down + target - k - value);
    high.push(up);
    low.push(down);
  }
  return { high, low, signals: x.flatMap((_, i) => (high[i]! > h || low[i]! > h ? [i + 1] : [])) };
}
