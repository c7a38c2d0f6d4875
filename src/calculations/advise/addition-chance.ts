import type { Judged, JudgedLimit } from './judge.ts';

/** Chance that what is added at a time, as a place among the times, hits every limit that the melt lacks, by the weights of its members. */
export type AdditionChance = (weights: Float64Array, at: number) => number;

/**
 * The chance of the best amounts (docs/theory/calibration.md, equation 19): of each lower limit that is lacking the largest
 * share of members that one addition lifts over it and not over the upper limit of the same content; without an upper limit
 * all of them. Several contents are taken as independent.
 */
export function additionChance(whole: Judged, lacking: readonly JudgedLimit[]): AdditionChance {
  const windows = lacking.flatMap((limit) => {
    const width = widthAbove(limit, whole.limits);
    return Number.isFinite(width) ? [{ k: whole.limits.indexOf(limit), width }] : [];
  });
  const sortedAt = sortedMembers(whole);
  return (weights, at) =>
    windows.reduce((chance, { k, width }) => {
      const { order, contents } = sortedAt(k, at);
      return chance * bestShare(weights, order, { contents, width, below: whole.limits[k]!.limit_ppm });
    }, 1);
}

/** From a lower limit to the upper limit of the same content [ppm]; infinite where there is none. */
function widthAbove({ elements, limit_ppm }: JudgedLimit, limits: readonly JudgedLimit[]): number {
  const name = elements.join('+');
  const upper = limits.find((one) => one.side === 'max' && one.elements.join('+') === name);
  return upper ? upper.limit_ppm - limit_ppm : Number.POSITIVE_INFINITY;
}

/** Members by their content of a limit at a time, and these contents [ppm] in that order; sorted once. */
interface Sorted {
  readonly order: Int32Array;
  readonly contents: Float64Array;
}

function sortedMembers({ contents, limits, times_s, weights }: Judged): (k: number, at: number) => Sorted {
  const known = new Map<number, Sorted>();
  return (k, at) => {
    const key = at * limits.length + k;
    const found = known.get(key);
    if (found) return found;
    const contentOf = (s: number): number => contents[(s * times_s.length + at) * limits.length + k]!;
    const order = Int32Array.from(weights.keys()).sort((a, b) => contentOf(a) - contentOf(b));
    const sorted = { order, contents: Float64Array.from(order, contentOf) };
    known.set(key, sorted);
    return sorted;
  };
}

/**
 * Largest weight of members whose contents lie within `width` of each other, the lowest at `below` or under it: what is added lifts
 * all alike, and takes nothing out.
 */
function bestShare(
  weights: Float64Array,
  order: Int32Array,
  of: { readonly contents: Float64Array; readonly width: number; readonly below: number },
): number {
  const { contents, width, below } = of;
  let best = 0;
  let sum = 0;
  let first = 0;
  let end = 0;
  const upTo = (lowest: number): void => {
    while (end < order.length && contents[end]! - lowest <= width) sum += weights[order[end++]!]!;
    best = Math.max(best, sum);
  };
  for (; first < order.length && contents[first]! < below; first++) {
    upTo(contents[first]!);
    sum -= weights[order[first]!]!;
  }
  upTo(below);
  return best;
}
