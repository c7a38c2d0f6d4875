import {
  cramerVonMisesCritical,
  crowBetaInterval,
  fitCrow,
  fitCrowGrouped,
  type GrowthTest,
} from '../../../../foundation/statistics/growth/crow-amsaa.ts';
import {
  groupedGrowthDiagnostic,
  growthDiagnostic,
} from '../../../../models/qualification/diagnostics/growth-fit.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';

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
    const interval = crowBetaInterval(test, fit.beta, confidence);
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
        growing: interval[1] < 1,
        n: test.times.length,
      },
      diagnostics: [growthDiagnostic(fit)],
    };
  },
};

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
    const fit = fitCrowGrouped({ ends, counts });
    return {
      quantities: {
        beta: fit.beta,
        lambda: fit.lambda,
        intensityAtEnd: fit.intensity,
        mtbfAtEnd: 1 / fit.intensity,
        expected: fit.expected,
        chiSquare: fit.chiSquare,
        ...(fit.p === null ? {} : { p: fit.p }),
      },
      diagnostics: [groupedGrowthDiagnostic(fit)],
    };
  },
};
