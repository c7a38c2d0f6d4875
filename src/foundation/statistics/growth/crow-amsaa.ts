import { ConvergenceError, InputError } from '../../errors.ts';
import { chiSquaredQuantile, chiSquaredUpper, chiSquaredUpperQuantile } from '../../numerics/chi-squared.ts';
import { findRootOutward } from '../../numerics/roots.ts';
import { FRACTION, requireArguments, requireValues } from '../arguments.ts';

/** Failure times (cumulative, ascending) of a system under test, and how the test ended. */
export interface GrowthTest {
  readonly times: readonly number[];
  readonly end: number;
  readonly termination: 'time' | 'failure';
}

export interface GrowthFit {
  readonly beta: number;
  readonly lambda: number;
  readonly betaUnbiased: number;
  /** lambda beta T^(beta-1) at the end of the test. */
  readonly intensity: number;
  readonly cramerVonMises: number | null;
  /** Terms of the Cramer-von Mises sum: n, or n - 1 when a failure ended the test. */
  readonly terms: number;
}

/**
 * Power-law process, intensity lambda beta t^(beta-1): beta = n/sum ln(T/t_i), lambda = n/T^beta; unbiased
 * (n-1)/n beta (time) or (n-2)/n beta (failure); CvM = 1/(12M) + sum ((t_i/T)^beta_u - (2i-1)/(2M))^2.
 */
export function fitCrow({ times, end, termination }: GrowthTest): GrowthFit {
  const n = times.length;
  const logs = times.reduce((sum, t) => sum + Math.log(end / t), 0);
  const beta = n / logs;
  const lambda = n / end ** beta;
  const betaUnbiased = (beta * (n - (termination === 'time' ? 1 : 2))) / n;
  const terms = termination === 'time' ? n : n - 1;
  const cramerVonMises =
    betaUnbiased > 0 && terms >= 1
      ? times
          .slice(0, terms)
          .reduce(
            (sum, t, i) => sum + ((t / end) ** betaUnbiased - (2 * i + 1) / (2 * terms)) ** 2,
            1 / (12 * terms),
          )
      : null;
  return { beta, lambda, betaUnbiased, intensity: lambda * beta * end ** (beta - 1), cramerVonMises, terms };
}

/**
 * Critical Cramer-von Mises values at 10 % by number of terms (MIL-HDBK-189, table C-II; recalled, and held against
 * a simulation in crow-amsaa.test.ts). Between rows the next smaller row is used, which is the stricter one.
 */
const CRITICAL_10: readonly (readonly [terms: number, value: number])[] = [
  [2, 0.162],
  [3, 0.154],
  [4, 0.155],
  [5, 0.16],
  [6, 0.162],
  [7, 0.165],
  [8, 0.165],
  [9, 0.167],
  [10, 0.167],
  [11, 0.169],
  [12, 0.169],
  [13, 0.169],
  [14, 0.169],
  [15, 0.169],
  [16, 0.171],
  [17, 0.171],
  [18, 0.171],
  [19, 0.171],
  [20, 0.172],
  [60, 0.173],
];

/** 10 % point of the Cramer-von Mises statistic with fitted shape. */
export const cramerVonMisesCritical = (terms: number): number =>
  CRITICAL_10.filter(([row]) => row <= terms).at(-1)?.[1] ?? CRITICAL_10[0]![1];

/**
 * Two-sided interval of beta: beta chi2(df)/(2 n), df = 2n for a test that time ended, 2(n-1) for one that a failure
 * ended. Below one at its upper end, the reliability grows. Throws InputError for a confidence outside (0, 1).
 */
export function crowBetaInterval(
  { times, termination }: GrowthTest,
  beta: number,
  confidence = 0.9,
): readonly [lower: number, upper: number] {
  requireArguments('crowAmsaa', { confidence: [confidence, FRACTION] });
  const n = times.length;
  const df = termination === 'time' ? 2 * n : 2 * (n - 1);
  const tail = (1 - confidence) / 2;
  return [
    (beta * chiSquaredQuantile(tail, df)) / (2 * n),
    (beta * chiSquaredUpperQuantile(tail, df)) / (2 * n),
  ];
}

/** Grouped data: failures per interval. */
export interface GroupedGrowth {
  readonly ends: readonly number[];
  readonly counts: readonly number[];
}

/** Growth from interval counts, with its test of fit. */
export interface GroupedGrowthFit {
  readonly beta: number;
  readonly lambda: number;
  /** lambda beta T^(beta-1) at the end of the last interval. */
  readonly intensity: number;
  /** Failures expected in each interval. */
  readonly expected: readonly number[];
  readonly chiSquare: number;
  /** Upper tail with k - 2 degrees of freedom; null for two intervals. */
  readonly p: number | null;
}

/**
 * Maximum likelihood of beta from interval counts:
 * sum n_i [(T_i^b ln T_i - T_{i-1}^b ln T_{i-1})/(T_i^b - T_{i-1}^b) - ln T_k] = 0, lambda = N/T_k^b (MIL-HDBK-189, 1981).
 * Compared with the example of the handbook within 2e-6. Throws InputError for ends that do not ascend or no failure,
 * ConvergenceError when the likelihood has no maximum.
 */
export function fitCrowGrouped({ ends, counts }: GroupedGrowth): GroupedGrowthFit {
  requireIntervals({ ends, counts });
  const last = ends[ends.length - 1]!;
  const total = counts.reduce((sum, value) => sum + value, 0);
  const score = (beta: number): number =>
    counts.reduce((sum, count, i) => {
      const to = ends[i]! / last;
      const from = i === 0 ? 0 : ends[i - 1]! / last;
      const powerTo = to ** beta;
      const powerFrom = from ** beta;
      const logs = powerTo * Math.log(to) - (from > 0 ? powerFrom * Math.log(from) : 0);
      return sum + (count * logs) / (powerTo - powerFrom);
    }, 0);
  // The score falls to minus infinity as beta goes to zero and rises towards the last interval's count.
  const root = findRootOutward((logBeta) => score(Math.exp(logBeta)), { start: Math.log(1e-3), width: 1 });
  if (root.status !== 'converged') {
    throw new ConvergenceError(
      'grouped growth: the likelihood has no maximum, because all failures are in one end interval',
      {
        path: 'counts',
      },
    );
  }
  const beta = Math.exp(root.x);
  const lambda = total / last ** beta;
  const expected = ends.map((end, i) => lambda * (end ** beta - (i === 0 ? 0 : ends[i - 1]!) ** beta));
  const chiSquare = expected.reduce((sum, value, i) => sum + (counts[i]! - value) ** 2 / value, 0);
  return {
    beta,
    lambda,
    intensity: lambda * beta * last ** (beta - 1),
    expected,
    chiSquare,
    p: ends.length > 2 ? chiSquaredUpper(chiSquare, ends.length - 2) : null,
  };
}

function requireIntervals({ ends, counts }: GroupedGrowth): void {
  requireValues('crowAmsaaGrouped', 'ends', ends, 2);
  requireValues('crowAmsaaGrouped', 'counts', counts, ends.length);
  if (ends.some((end, i) => end <= (i === 0 ? 0 : ends[i - 1]!)))
    throw new InputError('crowAmsaaGrouped: the ends of the intervals do not ascend from zero', {
      path: 'ends',
    });
  if (!counts.some((count) => count > 0))
    throw new InputError('crowAmsaaGrouped: the counts contain no failure', { path: 'counts' });
}
