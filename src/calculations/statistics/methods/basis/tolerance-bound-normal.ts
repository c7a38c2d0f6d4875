import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import { toleranceFactor } from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { singleSampleDiagnostics } from '../../../../models/qualification/basis/basis-normal.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

export const normalToleranceBoundOneSided: StatisticMethod = {
  name: 'normalToleranceBoundOneSided',
  title:
    'one-sided normal tolerance bounds of the values given; no design value, because no heats are asked for',
  formula: "mean -+ k sd, k = t'_C(n-1, z_p sqrt(n))/sqrt(n)",
  source: 'Owen (1968), Technometrics 10, 445',
  comparedWith: 'the same factor as normalToleranceFactorOneSided: 1e-12',
  refuses: 'fewer than two values, content or confidence outside (0, 1)',
  assumptions: ['outliers', 'fit:normal', 'independent values of one population: heats are not looked at'],
  inputs: { x: 'values in one unit', content: '0..1', confidence: '0..1, default 0.95' },
  run(reader) {
    const x = reader.numbers(reader.firstOf('x', 'data', 'sample'), { atLeast: 2 });
    const content = reader.number('content', { above: 0, below: 1 });
    const confidence = readConfidence(reader);
    const { mean, sd, n } = momentsOf(x);
    const k = toleranceFactor(n, { content, confidence });
    return {
      quantities: { lower: mean - k * sd, upper: mean + k * sd, k, content, confidence, mean, sd, n },
      diagnostics: singleSampleDiagnostics(x, 'normal'),
    };
  },
};
