import {
  natrellaFactor,
  toleranceFactor,
} from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import {
  howeFactor,
  twoSidedFactor,
} from '../../../../foundation/statistics/tolerance/two-sided-tolerance.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const normalToleranceInterval: StatisticMethod = {
  name: 'normalToleranceInterval',
  title: 'one-sided and two-sided normal tolerance limits from mean, sd and n, by approximation and exactly',
  formula:
    'one-sided mean +- k sd with k by Natrella or noncentral t; two-sided mean +- k sd with k by Howe or by the exact integral over the mean',
  source:
    'NIST/SEMATECH e-Handbook 7.2.6.3; Howe (1969), JASA 64, 610; Odeh (1978) for the exact two-sided factor',
  comparedWith:
    'e-Handbook 7.2.6.3 example to 1e-6 (its upper limit 102.096 is a known misprint for 97.12); kOneSidedExact 1e-12; kTwoSidedExact against Odeh and Owen (1980) table 3 to its digits',
  refuses: 'n below 2, sd not above zero, content or confidence outside (0, 1)',
  assumptions: ['normal population', 'independent values'],
  inputs: {
    n: 'sample size',
    mean: 'unit of the property',
    sd: 'same unit',
    content: '0..1',
    confidence: '0..1',
  },
  run(reader) {
    const n = reader.number('n', { min: 2, whole: true });
    const mean = reader.number('mean');
    const sd = reader.number('sd', { above: 0 });
    const content = reader.number('content', { above: 0, below: 1 });
    const confidence = reader.number('confidence', { above: 0, below: 1 });
    const coverage = { content, confidence };
    const natrella = natrellaFactor(n, coverage);
    if (!Number.isFinite(natrella)) {
      reader.refuse('n', `is too small for Natrella's approximation at this confidence`);
    }
    const exact = toleranceFactor(n, coverage);
    const howe = howeFactor(n, coverage);
    const twoSided = twoSidedFactor(n, coverage);
    return {
      quantities: {
        kOneSidedNatrella: natrella,
        kOneSidedExact: exact,
        kTwoSidedHowe: howe,
        kTwoSidedExact: twoSided,
        lowerOneSided: mean - natrella * sd,
        upperOneSided: mean + natrella * sd,
        lowerOneSidedExact: mean - exact * sd,
        upperOneSidedExact: mean + exact * sd,
        twoSided: [mean - howe * sd, mean + howe * sd],
        twoSidedExact: [mean - twoSided * sd, mean + twoSided * sd],
      },
    };
  },
};

export const normalToleranceFactorTwoSided: StatisticMethod = {
  name: 'normalToleranceFactorTwoSided',
  title: 'two-sided normal tolerance factor k: mean +- k sd covers the content with the confidence',
  formula:
    'int phi(x) P[chi2_nu > nu r(x)^2/k^2] dx = C, Phi(x/sqrt n + r) - Phi(x/sqrt n - r) = p; Howe beside it',
  source: 'Odeh (1978); Howe (1969), JASA 64, 610',
  comparedWith: 'simulated coverage within 3 standard errors; Howe within 1 % from n = 10',
  refuses: 'n below 2, content or confidence outside (0, 1)',
  assumptions: ['normal population', 'independent values'],
  inputs: { n: 'number or list', content: 'number or list', confidence: 'number or list' },
  run(reader) {
    const n = reader.either('n', { min: 2, whole: true });
    const content = reader.either('content', { above: 0, below: 1 });
    const confidence = reader.either('confidence', { above: 0, below: 1, fallback: 0.95 });
    const inputs = { n, content, confidence };
    const k = broadcast(inputs, (row) => twoSidedFactor(row.n, row));
    return { quantities: { k, kExact: k, kHowe: broadcast(inputs, (row) => howeFactor(row.n, row)) } };
  },
};
