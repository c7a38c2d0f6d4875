import { momentsOf, requireSpread } from '../../../../foundation/statistics/sample.ts';
import type { StatisticMethod } from '../../method.ts';

/** d2 for two values, as tabled: mean range of a pair in SD (exact value 2/sqrt(pi) = 1.12838). */
const D2 = 1.128;

/** D4 for two values: upper limit of the moving range. */
const D4 = 3.267;

export const individualsChart: StatisticMethod = {
  name: 'individualsChart',
  title: 'individuals and moving-range chart',
  formula: 'mean +- 3 MR/1.128, MR the mean moving range; range limit 3.267 MR',
  source: 'NIST/SEMATECH e-Handbook 6.3.2.2',
  comparedWith: 'e-Handbook example to its digits; closed form 1e-12',
  refuses: 'fewer than two values, no change from one to the next',
  assumptions: ['fit:normal', 'independent heats'],
  inputs: { x: 'values in order' },
  run(reader) {
    const x = reader.numbers('x', { atLeast: 2 });
    requireSpread('individualsChart', x);
    const { mean } = momentsOf(x);
    const ranges = x.slice(1).map((value, i) => Math.abs(value - x[i]!));
    const movingRangeMean = momentsOf(ranges).mean;
    const half = (3 * movingRangeMean) / D2;
    return {
      quantities: {
        mean,
        movingRangeMean,
        sigma: movingRangeMean / D2,
        ucl: mean + half,
        lcl: mean - half,
        uclRange: D4 * movingRangeMean,
        signals: x.flatMap((value, i) => (Math.abs(value - mean) > half ? [i + 1] : [])),
      },
    };
  },
};
