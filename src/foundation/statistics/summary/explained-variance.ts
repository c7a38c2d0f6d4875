/** Draws per bin from which its mean says something. */
const PER_BIN = 25;
const MOST_BINS = 20;

/** What one input explains of a result. */
export interface Explained {
  /** Share of the variance of the result that knowing the input would remove (first-order index), 0 to 1. */
  readonly share: number;
  /** Mean result over the lowest and the highest tenth of the input. */
  readonly atLow: number;
  readonly atHigh: number;
}

/**
 * What an input explains of a result, from the draws alone: the variance of the means over bins of equal count, less what
 * chance puts there, (bins - 1)/n. Equal inputs explain nothing.
 */
export function explainedVariance(input: ArrayLike<number>, result: ArrayLike<number>): Explained {
  const n = result.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => input[a]! - input[b]!);
  const mean = meanOf(order, result);
  const tenth = Math.max(1, Math.floor(n / 10));
  const variance = order.reduce((sum, i) => sum + (result[i]! - mean) ** 2, 0) / n;
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(n / PER_BIN)));
  const idle = n === 0 || isRounding(variance, mean) || input[order[0]!] === input[order.at(-1)!];
  if (idle) return { share: 0, atLow: mean, atHigh: mean };
  let between = 0;
  for (let bin = 0; bin < bins; bin++) {
    const inside = order.slice(Math.floor((bin * n) / bins), Math.floor(((bin + 1) * n) / bins));
    between += (inside.length / n) * (meanOf(inside, result) - mean) ** 2;
  }
  const chance = (bins - 1) / n;
  return {
    share: Math.min(1, Math.max(0, (between / variance - chance) / (1 - chance))),
    atLow: meanOf(order.slice(0, tenth), result),
    atHigh: meanOf(order.slice(-tenth), result),
  };
}

const meanOf = (places: readonly number[], values: ArrayLike<number>): number =>
  places.reduce((sum, i) => sum + values[i]!, 0) / Math.max(1, places.length);

/**
 * Share of the variance of a result that knowing a group of inputs would remove (closed index of the group), from two runs
 * with the same draws of the group and other draws of everything else: their covariance over the variance (pick and freeze).
 */
export function explainedByGroup(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const n = first.length;
  const places = Array.from({ length: n }, (_, i) => i);
  const mean = (meanOf(places, first) + meanOf(places, second)) / 2;
  let [covariance, variance] = [0, 0];
  for (let i = 0; i < n; i++) {
    covariance += (first[i]! - mean) * (second[i]! - mean);
    variance += ((first[i]! - mean) ** 2 + (second[i]! - mean) ** 2) / 2;
  }
  return isRounding(variance / n, mean) ? 0 : Math.min(1, Math.max(0, covariance / variance));
}

/** A variance that is nothing but the rounding of equal numbers. */
const isRounding = (variance: number, mean: number): boolean => variance <= (1e-12 * mean) ** 2;
