import { owenCoverage } from '../../../../foundation/statistics/regression/regression-tolerance-coverage.ts';
import { B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import type { StatisticMethod } from '../../method.ts';

/** log10 strain of the nine tests of the E739 example: the design when none is given. */
const E739_DESIGN = [0.01636, 0.01609, 0.00675, 0.00682, 0.00179, 0.0016, 0.00165, 0.00053, 0.00054].map(
  Math.log10,
);

export const regressionToleranceCoverage: StatisticMethod = {
  name: 'regressionToleranceCoverage',
  title: 'simulated coverage of the Owen bound of a line',
  formula: 'share of lines with x0 b - k s <= true quantile at x0',
  source: 'Owen (1968); the design of ASTM E739 unless another is given',
  comparedWith: 'nominal within 3 standard errors',
  refuses: 'fewer than three points',
  assumptions: ['normal residuals of one variance'],
  inputs: {
    x: 'design, default the nine log strains of E739',
    x0: 'point, default the middle of the design',
    content: 'default 0.90',
    confidence: 'default 0.95',
    replicates: 'default 20000',
    seed: 'default 1',
  },
  run(reader) {
    const x = reader.has('x') ? reader.numbers('x', { atLeast: 3 }) : E739_DESIGN;
    const x0 = reader.has('x0') ? reader.number('x0') : (Math.min(...x) + Math.max(...x)) / 2;
    const content = reader.number('content', { above: 0, below: 1, fallback: B_CONTENT, because: 'B-basis' });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const replicates = reader.number('replicates', { min: 1000, max: 1e7, whole: true, fallback: 20_000 });
    const seed = reader.number('seed', { fallback: 1 });
    return {
      quantities: {
        coverage: owenCoverage({ x, x0 }, { content, confidence }, { replicates, seed }),
        nominal: confidence,
        standardError: Math.sqrt((confidence * (1 - confidence)) / replicates),
      },
    };
  },
};
