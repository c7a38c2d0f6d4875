import { ConvergenceError } from '../../../../foundation/errors.ts';
import {
  chiSquaredQuantile,
  chiSquaredUpper,
  chiSquaredUpperQuantile,
} from '../../../../foundation/numerics/chi-squared.ts';
import { findRootOutward } from '../../../../foundation/numerics/roots.ts';
import { type Diagnostic, notComputable } from '../diagnostic.ts';
import type { StatisticMethod } from '../method.ts';
import { percentName } from '../naming.ts';
import type { Reader } from '../reader.ts';

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

function growthDiagnostic({ cramerVonMises, terms }: GrowthFit): Diagnostic {
  const name = 'fit:power law';
  if (cramerVonMises === null || terms < 2) return notComputable(name, 'too few failures for a test of fit');
  const limit = cramerVonMisesCritical(terms);
  return {
    name,
    verdict: cramerVonMises < limit ? 'PASS' : 'FAIL',
    reason: 'Cramer-von Mises at 10 %',
    statistic: cramerVonMises,
    limit,
  };
}

/** Reads times (ties accepted, ascending), end and termination; refuses a failure after the end. */
export function readGrowthTest(reader: Reader): GrowthTest {
  const times = [...reader.numbers('times', { atLeast: 2, above: 0 })].sort((a, b) => a - b);
  const last = times[times.length - 1]!;
  const endName = reader.firstOf('end', 'endTime', 'T');
  const termination = reader.text('termination', reader.has(endName) ? 'time' : 'failure');
  if (termination !== 'time' && termination !== 'failure') {
    return reader.refuse('termination', 'is unknown', 'time or failure');
  }
  const end = termination === 'failure' && !reader.has(endName) ? last : reader.number(endName, { above: 0 });
  if (end < last) reader.refuse(endName, `= ${end} is before the last failure at ${last}`);
  if (times.every((t) => t === end))
    reader.refuse('times', 'are all at the end of the test: beta would be infinite');
  return { times, end, termination };
}

export const crowAmsaa: StatisticMethod = {
  name: 'crowAmsaa',
  title: 'reliability growth by the Crow-AMSAA power law, with fit test and interval of beta',
  formula:
    'beta = n/sum ln(T/t_i), lambda = n/T^beta, intensity lambda beta T^(beta-1); unbiased (n-1)/n or (n-2)/n; CvM = 1/(12M) + sum((t_i/T)^beta_u - (2i-1)/(2M))^2; beta interval by chi-square with 2n (time) or 2(n-1) (failure)',
  source: 'MIL-HDBK-189 (1981) appendix C; Crow (1974)',
  comparedWith:
    'MIL-HDBK-189 example (27 failures, T = 300) to its digits (MIL-HDBK-189C prints F = 45 for 27)',
  refuses: 'fewer than two failures, a failure after the end, times at or below zero',
  assumptions: ['fit:power law', 'one configuration per time: fixes applied as failures occur'],
  inputs: {
    times: 'cumulative failure times, ties allowed',
    end: 'end of the test; the last failure when absent',
    termination: 'time or failure',
    confidence: 'of the beta interval, default 0.90',
  },
  run(reader) {
    const test = readGrowthTest(reader);
    const fit = fitCrow(test);
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.9 });
    const n = test.times.length;
    const df = test.termination === 'time' ? 2 * n : 2 * (n - 1);
    const tail = (1 - confidence) / 2;
    const interval = [
      (fit.beta * chiSquaredQuantile(tail, df)) / (2 * n),
      (fit.beta * chiSquaredUpperQuantile(tail, df)) / (2 * n),
    ];
    return {
      quantities: {
        betaMle: fit.beta,
        beta: fit.beta,
        betaUnbiased: fit.betaUnbiased,
        lambda: fit.lambda,
        intensityAtEnd: fit.intensity,
        mtbfAtEnd: 1 / fit.intensity,
        cramerVonMises: fit.cramerVonMises,
        cramerVonMisesCritical10: cramerVonMisesCritical(fit.terms),
        [`betaCi${percentName(confidence)}`]: interval,
        growing: interval[1]! < 1,
        n,
      },
      diagnostics: [growthDiagnostic(fit)],
    };
  },
};

/** Grouped data: failures per interval. */
export interface GroupedGrowth {
  readonly ends: readonly number[];
  readonly counts: readonly number[];
}

/** Maximum likelihood of beta from interval counts: sum n_i [(T_i^b ln T_i - T_{i-1}^b ln T_{i-1})/(T_i^b - T_{i-1}^b) - ln T_k] = 0. */
export function fitCrowGrouped({ ends, counts }: GroupedGrowth): { beta: number; lambda: number } {
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
      'grouped growth: no maximum of the likelihood; all failures in one end interval',
      {
        path: 'counts',
      },
    );
  }
  const beta = Math.exp(root.x);
  return { beta, lambda: total / last ** beta };
}

export const crowAmsaaGrouped: StatisticMethod = {
  name: 'crowAmsaaGrouped',
  title: 'Crow-AMSAA growth from failures per interval',
  formula:
    'sum n_i [(T_i^b ln T_i - T_{i-1}^b ln T_{i-1})/(T_i^b - T_{i-1}^b) - ln T_k] = 0, lambda = N/T_k^b; chi-square fit on the intervals',
  source: 'MIL-HDBK-189 (1981), grouped data',
  comparedWith: 'MIL-HDBK-189 example within 2e-6; independent root 1e-9',
  refuses: 'interval ends not ascending, no failure, fewer than two intervals',
  assumptions: ['fit:power law'],
  inputs: { intervalEnds: 'ascending', counts: 'failures in each interval' },
  run(reader) {
    const ends = reader.numbers('intervalEnds', { atLeast: 2, above: 0 });
    const counts = reader.numbers('counts', { min: 0, whole: true, beside: ['intervalEnds', ends.length] });
    if (ends.some((end, i) => i > 0 && end <= ends[i - 1]!))
      reader.refuse('intervalEnds', 'are not ascending');
    const total = counts.reduce((sum, value) => sum + value, 0);
    if (total === 0) reader.refuse('counts', 'hold no failure');
    const { beta, lambda } = fitCrowGrouped({ ends, counts });
    const last = ends[ends.length - 1]!;
    const intensity = lambda * beta * last ** (beta - 1);
    const expected = ends.map((end, i) => lambda * (end ** beta - (i === 0 ? 0 : ends[i - 1]!) ** beta));
    const chiSquare = expected.reduce((sum, value, i) => sum + (counts[i]! - value) ** 2 / value, 0);
    const df = ends.length - 2;
    return {
      quantities: {
        beta,
        lambda,
        intensityAtEnd: intensity,
        mtbfAtEnd: 1 / intensity,
        expected,
        chiSquare,
        ...(df > 0 ? { p: chiSquaredUpper(chiSquare, df) } : {}),
      },
      diagnostics: [
        df > 0 && expected.every((value) => value >= 5)
          ? {
              name: 'fit:power law',
              verdict: chiSquaredUpper(chiSquare, df) > 0.1 ? 'PASS' : 'FAIL',
              reason: 'chi-square on the intervals at 10 %',
              statistic: chiSquare,
            }
          : notComputable('fit:power law', 'an interval expects fewer than five failures'),
      ],
    };
  },
};
