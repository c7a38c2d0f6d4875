import { betaQuantile } from '../../numerics/beta.ts';
import type { Lives } from './lives.ts';

/** Failure time with its adjusted rank (Johnson) and plotting position. */
export interface RankedFailure {
  readonly time: number;
  readonly rank: number;
  readonly position: number;
}

/** Median rank of `rank` of n: Bernard (i-0.3)/(n+0.4), or the exact beta median. */
export const medianRank = (rank: number, n: number, form: 'bernard' | 'exact'): number =>
  form === 'bernard' ? (rank - 0.3) / (n + 0.4) : betaQuantile(0.5, [rank, n - rank + 1]);

/**
 * Failures with Johnson's adjusted ranks: each step of rank is (n + 1 - previous)/(1 + items at or beyond this one),
 * suspensions before a failure widening it. At a tie failures come before suspensions.
 */
export function johnsonRanks(
  { time, event, count }: Required<Lives>,
  form: 'bernard' | 'exact',
): RankedFailure[] {
  const items = time
    .flatMap((value, i) => Array.from({ length: count[i]! }, () => ({ time: value, failed: event[i]! })))
    .sort((a, b) => a.time - b.time || Number(b.failed) - Number(a.failed));
  const n = items.length;
  const ranked: RankedFailure[] = [];
  let rank = 0;
  items.forEach((item, index) => {
    if (!item.failed) return;
    rank += (n + 1 - rank) / (1 + n - index);
    ranked.push({ time: item.time, rank, position: medianRank(rank, n, form) });
  });
  return ranked;
}
