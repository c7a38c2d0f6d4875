import { chiSquaredCdf, chiSquaredUpper } from '../../../../foundation/numerics/chi-squared.ts';
import { normalUpper } from '../../../../foundation/numerics/normal.ts';
import { reversalsOf } from '../../../../foundation/statistics/growth/reliability-trend.ts';
import type { StatisticMethod } from '../../method.ts';
import { readGrowthTest } from './crow-amsaa.ts';

export const reliabilityTrend: StatisticMethod = {
  name: 'reliabilityTrend',
  title: 'is the rate of failures changing? Laplace, military handbook and reverse arrangement tests',
  formula:
    'Laplace (sum t_i/r - T/2)/(T sqrt(1/(12 r))); 2 sum ln(T/t_i) ~ chi2(2r); reversals against r(r-1)/4',
  source: 'NIST/SEMATECH e-Handbook 8.2.3.4; MIL-HDBK-189; Kendall (1938)',
  comparedWith: 'independent formulas 1e-10',
  refuses: 'fewer than two failures, a failure after the end',
  assumptions: ['one system, or systems observed over the same time'],
  inputs: {
    times: 'cumulative failure times',
    end: 'end of the observation',
    termination: 'time (default) or failure',
  },
  run(reader) {
    const { times, end, termination } = readGrowthTest(reader);
    const used = termination === 'time' ? times : times.slice(0, -1);
    const r = used.length;
    const laplace = (used.reduce((sum, t) => sum + t, 0) / r - end / 2) / (end * Math.sqrt(1 / (12 * r)));
    const chi2 = 2 * used.reduce((sum, t) => sum + Math.log(end / t), 0);
    const between = times.map((t, i) => t - (i === 0 ? 0 : times[i - 1]!));
    const n = between.length;
    const reversals = reversalsOf(between);
    const z = (reversals - (n * (n - 1)) / 4 + 0.5) / Math.sqrt(((2 * n + 5) * (n - 1) * n) / 72);
    return {
      quantities: {
        laplace,
        laplaceP: 2 * normalUpper(Math.abs(laplace)),
        milHandbookChi2: chi2,
        milHandbookLowerTailP: chiSquaredCdf(chi2, 2 * r),
        milHandbookUpperTailP: chiSquaredUpper(chi2, 2 * r),
        reversals,
        reversalsMax: (n * (n - 1)) / 2,
        reversalsZ: z,
        trend: laplace < -1.96 ? 'improving' : laplace > 1.96 ? 'worsening' : 'none shown',
      },
    };
  },
};

export const laplaceFailureTerminated: StatisticMethod = {
  name: 'laplaceFailureTerminated',
  title: 'trend of a repairable system observed up to its last failure',
  formula: 'U = (sum_{i<n} t_i/(n-1) - T/2)/(T sqrt(1/(12(n-1)))), beta = n/sum ln(T/t_i), lambda = n/T^beta',
  source: 'Modarres, Kaminskiy and Krivtsov, example 5.11; NIST e-Handbook 8.2.3.4',
  comparedWith: 'reliability (Python) unit test 1e-9',
  refuses: 'fewer than two failures, times between failures at or below zero',
  assumptions: ['one system, repaired at once'],
  inputs: { timesBetweenFailures: 'in order', confidence: 'default 0.95, for the verdict' },
  run(reader) {
    const between = reader.numbers('timesBetweenFailures', { atLeast: 3, above: 0 });
    const times: number[] = [];
    between.reduce((sum, value) => {
      times.push(sum + value);
      return sum + value;
    }, 0);
    const n = times.length;
    const end = times[n - 1]!;
    const before = times.slice(0, -1);
    const u =
      (before.reduce((sum, t) => sum + t, 0) / (n - 1) - end / 2) / (end * Math.sqrt(1 / (12 * (n - 1))));
    const beta = n / times.reduce((sum, t) => sum + Math.log(end / t), 0);
    return {
      quantities: {
        U: u,
        p: 2 * normalUpper(Math.abs(u)),
        betaHat: beta,
        lambdaHat: n / end ** beta,
        trend: u < -1.96 ? 'improving' : u > 1.96 ? 'worsening' : 'none shown',
      },
    };
  },
};
