import { individualsChartOf } from '../../../../foundation/statistics/control/individuals-chart.ts';
import type { StatisticMethod } from '../../method.ts';

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
    return { quantities: { ...individualsChartOf(reader.numbers('x', { atLeast: 2 })) } };
  },
};
