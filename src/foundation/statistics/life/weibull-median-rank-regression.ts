import { betaQuantile } from '../../numerics/beta.ts';
import { requireValues } from '../arguments.ts';
import { momentsOf, requireSpread } from '../sample.ts';
import { completeLives, type Lives } from './lives.ts';

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
export function johnsonRanks(lives: Lives, form: 'bernard' | 'exact'): RankedFailure[] {
  const { time, event, count } = completeLives(lives);
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

/** Weibull by rank regression; scale and lives in one unit. */
export interface RankRegression {
  readonly shape: number;
  readonly scale: number;
  readonly rSquared: number;
  readonly failures: readonly RankedFailure[];
}

/**
 * Weibull from the line through (ln t, ln(-ln(1-F))), F the median rank of the adjusted rank; x on y unless y on x is
 * asked for (Abernethy, The New Weibull Handbook, chapter 2). Compared with his figure 2-5 to its digits.
 * For plots and old reports: maximum likelihood is preferred. Throws InputError for fewer than two failures,
 * ValidityError when all failures came at one time.
 */
export function fitWeibullByRanks(
  lives: Lives,
  {
    direction = 'x on y',
    ranks = 'bernard',
  }: {
    readonly direction?: 'x on y' | 'y on x';
    readonly ranks?: 'bernard' | 'exact';
  } = {},
): RankRegression {
  const failures = johnsonRanks(lives, ranks);
  const x = failures.map(({ time }) => Math.log(time));
  requireValues('weibullMedianRankRegression', 'failures', x, 2);
  requireSpread('weibullMedianRankRegression', x);
  const y = failures.map(({ position }) => Math.log(-Math.log1p(-position)));
  const [mx, my] = [momentsOf(x), momentsOf(y)];
  const cross = x.reduce((sum, value, i) => sum + (value - mx.mean) * (y[i]! - my.mean), 0) / (x.length - 1);
  const shape = direction === 'x on y' ? my.sd ** 2 / cross : cross / mx.sd ** 2;
  return {
    shape,
    scale: Math.exp(mx.mean - my.mean / shape),
    rSquared: cross ** 2 / (mx.sd * my.sd) ** 2,
    failures,
  };
}
