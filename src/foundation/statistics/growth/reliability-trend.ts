import { chiSquaredCdf, chiSquaredUpper } from '../../numerics/chi-squared.ts';
import { normalUpper } from '../../numerics/normal.ts';
import { requireValues } from '../arguments.ts';
import type { GrowthTest } from './crow-amsaa.ts';

/** Number of pairs i < j of times between failures with x_i < x_j: many mean improvement. */
export function reversalsOf(between: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < between.length; i++)
    for (let j = i + 1; j < between.length; j++) if (between[i]! < between[j]!) count++;
  return count;
}

/** Three tests of a trend in the rate of failures; each p is of its own test. */
export interface ReliabilityTrend {
  /** Laplace score [1], negative when failures come later and later. */
  readonly laplace: number;
  readonly laplaceP: number;
  readonly milHandbookChi2: number;
  readonly milHandbookLowerTailP: number;
  readonly milHandbookUpperTailP: number;
  readonly reversals: number;
  readonly reversalsMax: number;
  readonly reversalsZ: number;
  readonly trend: Trend;
}

/** Verdict of the Laplace score at 5 % two-sided. */
export type Trend = 'improving' | 'worsening' | 'none shown';

const trendOf = (laplace: number): Trend =>
  laplace < -1.96 ? 'improving' : laplace > 1.96 ? 'worsening' : 'none shown';

/** (sum t_i/r - T/2)/(T sqrt(1/(12 r))). */
const laplaceScore = (times: readonly number[], end: number): number => {
  const r = times.length;
  return (times.reduce((sum, t) => sum + t, 0) / r - end / 2) / (end * Math.sqrt(1 / (12 * r)));
};

/**
 * Trend of the rate of failures: Laplace score, 2 sum ln(T/t_i) ~ chi2(2r), reversals against r(r-1)/4 (NIST/SEMATECH
 * e-Handbook 8.2.3.4; MIL-HDBK-189; Kendall 1938). Compared with independent formulas: 1e-10.
 * Throws InputError for fewer than two failures.
 */
export function reliabilityTrendOf({ times, end, termination }: GrowthTest): ReliabilityTrend {
  requireValues('reliabilityTrend', 'times', times, 2);
  const used = termination === 'time' ? times : times.slice(0, -1);
  const r = used.length;
  const laplace = laplaceScore(used, end);
  const chi2 = 2 * used.reduce((sum, t) => sum + Math.log(end / t), 0);
  const between = times.map((t, i) => t - (i === 0 ? 0 : times[i - 1]!));
  const n = between.length;
  const reversals = reversalsOf(between);
  return {
    laplace,
    laplaceP: 2 * normalUpper(Math.abs(laplace)),
    milHandbookChi2: chi2,
    milHandbookLowerTailP: chiSquaredCdf(chi2, 2 * r),
    milHandbookUpperTailP: chiSquaredUpper(chi2, 2 * r),
    reversals,
    reversalsMax: (n * (n - 1)) / 2,
    reversalsZ: (reversals - (n * (n - 1)) / 4 + 0.5) / Math.sqrt(((2 * n + 5) * (n - 1) * n) / 72),
    trend: trendOf(laplace),
  };
}

/** Trend of a system observed up to its last failure. */
export interface RepairTrend {
  readonly laplace: number;
  readonly p: number;
  readonly beta: number;
  readonly lambda: number;
  readonly trend: Trend;
}

/**
 * Trend of a repairable system from its times between failures, in order: Laplace score without the last failure,
 * beta = n/sum ln(T/t_i), lambda = n/T^beta (Modarres, Kaminskiy and Krivtsov, example 5.11). Compared with the
 * reliability (Python) unit test: 1e-9. Throws InputError for fewer than three times.
 */
export function repairTrendOf(between: readonly number[]): RepairTrend {
  requireValues('laplaceFailureTerminated', 'between', between, 3);
  const times: number[] = [];
  between.reduce((sum, value) => {
    times.push(sum + value);
    return sum + value;
  }, 0);
  const n = times.length;
  const end = times[n - 1]!;
  const laplace = laplaceScore(times.slice(0, -1), end);
  const beta = n / times.reduce((sum, t) => sum + Math.log(end / t), 0);
  return {
    laplace,
    p: 2 * normalUpper(Math.abs(laplace)),
    beta,
    lambda: n / end ** beta,
    trend: trendOf(laplace),
  };
}
