/** Ranks from 1, ties sharing their mean. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++;
    for (let k = from; k <= to; k++) ranks[order[k]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/** Spearman's rank correlation of two lists of one length; 0 where one of them does not vary. */
export const rankCorrelation = (x: ArrayLike<number>, y: ArrayLike<number>): number =>
  correlationOfRanks(ranksOf(x), ranksOf(y));

/** Correlation of two lists of ranks; 0 where one of them does not vary. */
export function correlationOfRanks(a: Float64Array, b: Float64Array): number {
  const middle = (a.length + 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [u, v] = [a[i]! - middle, b[i]! - middle];
    xx += u * u;
    yy += v * v;
    xy += u * v;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
