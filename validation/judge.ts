import type { Published, Tolerance } from './comparison.ts';

/** Widest band that still decides [95 % over 5 %]. */
const WIDEST = 4;
/** Share of draws from which a direction or a bound counts as held; below one minus it, as missed. */
const HELD = 0.95;

/**
 * inside: the published value lies in the band; outside: it does not; wide: the band is more than 4 times wide, or the
 * direction depends on what the paper does not say; refused: every document was refused.
 */
export type Verdict = 'inside' | 'outside' | 'wide' | 'refused';

export interface Band {
  readonly p05: number;
  readonly median: number;
  readonly p95: number;
}

/** 5, 50 and 95 % points by linear interpolation. */
export function bandOf(values: readonly number[]): Band {
  const sorted = [...values].sort((a, b) => a - b);
  return { p05: quantile(sorted, 0.05), median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** 95 over 5 % point; numbers below `resolution` count as it. */
export function widthOf({ p05, p95 }: Band, resolution = 0): number {
  const low = Math.max(p05, resolution);
  const high = Math.max(p95, resolution);
  if (low === high) return 1;
  return low > 0 ? high / low : Number.POSITIVE_INFINITY;
}

/** The published value with what `use_as` allows around it. */
export function accepted(published: Published, within?: Tolerance): readonly [low: number, high: number] {
  if (typeof published === 'object' && 'atMost' in published)
    return [Number.NEGATIVE_INFINITY, published.atMost];
  if (typeof published === 'object' && 'atLeast' in published)
    return [published.atLeast, Number.POSITIVE_INFINITY];
  const [low, high] = typeof published === 'number' ? [published, published] : published;
  if (!within) return [low, high];
  if ('absolute' in within) return [low - within.absolute, high + within.absolute];
  if ('relative' in within)
    return [low - within.relative * Math.abs(low), high + within.relative * Math.abs(high)];
  const { factor } = within;
  return [low < 0 ? low * factor : low / factor, high < 0 ? high / factor : high * factor];
}

/** Does a single number keep to what was published? */
export function keeps(value: number, published: Published, within?: Tolerance): boolean {
  const [low, high] = accepted(published, within);
  const slack = 1e-9 * Math.abs(value);
  return value >= low - slack && value <= high + slack;
}

/** A direction: held in a share of the draws. */
export const judgeShare = (share: number): Verdict =>
  share >= HELD ? 'inside' : share <= 1 - HELD ? 'outside' : 'wide';

export interface BandCase {
  readonly values: readonly number[];
  readonly published: Published;
  readonly within?: Tolerance | undefined;
  readonly resolution?: number | undefined;
}

/**
 * A bound is judged as a direction. A value lies in the band when the band, widened by the resolution, meets what
 * `use_as` accepts; a published range must share with the band at least half of the shorter of the two. A band more
 * than 4 times wide decides nothing.
 */
export function judgeBand({ values, published, within, resolution = 0 }: BandCase): Verdict {
  if (isBound(published)) {
    const kept = values.filter((value) => keeps(value, published, within)).length;
    return judgeShare(kept / values.length);
  }
  const band = bandOf(values);
  if (widthOf(band, resolution) > WIDEST) return 'wide';
  const [low, high] = accepted(published, within);
  const overlap = Math.min(band.p95 + resolution, high) - Math.max(band.p05 - resolution, low);
  if (overlap < 0) return 'outside';
  if (typeof published === 'number') return 'inside';
  const shorter = Math.min(band.p95 - band.p05 + 2 * resolution, high - low);
  return overlap >= shorter / 2 ? 'inside' : 'outside';
}

export const isBound = (published: Published): boolean =>
  typeof published === 'object' && ('atMost' in published || 'atLeast' in published);
