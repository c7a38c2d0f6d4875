import {
  reliabilityTrendOf,
  repairTrendOf,
} from '../../../../foundation/statistics/growth/reliability-trend.ts';
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
    return { quantities: { ...reliabilityTrendOf(readGrowthTest(reader)) } };
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
    const { laplace, p, beta, lambda, trend } = repairTrendOf(between);
    return { quantities: { U: laplace, p, betaHat: beta, lambdaHat: lambda, trend } };
  },
};
