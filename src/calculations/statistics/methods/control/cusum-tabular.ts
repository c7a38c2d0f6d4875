import { cusumChart } from '../../../../foundation/statistics/control/cusum-tabular.ts';
import type { StatisticMethod } from '../../method.ts';

export const cusumTabular: StatisticMethod = {
  name: 'cusumTabular',
  title: 'tabular CUSUM of a property by heat',
  formula: 'S+ = max(0, S+ + x - mu - k), S- = max(0, S- + mu - k - x), signal above h',
  source: 'NIST/SEMATECH e-Handbook 6.3.2.3; Page (1954)',
  comparedWith: 'e-Handbook example: first signal at 14; closed form 1e-9',
  refuses: 'h not above zero, a negative k',
  assumptions: ['target and sigma known from the baseline', 'independent heats'],
  inputs: {
    x: 'values in order',
    target: 'mean',
    k: 'allowance',
    h: 'decision interval',
    sigma: 'when given, k and h are in SD',
  },
  run(reader) {
    const x = reader.numbers('x', { atLeast: 1 });
    const unit = reader.has('sigma') ? reader.number('sigma', { above: 0 }) : 1;
    const { high, low, signals } = cusumChart(x, {
      target: reader.number('target'),
      k: unit * reader.number('k', { min: 0 }),
      h: unit * reader.number('h', { above: 0 }),
    });
    return { quantities: { sHigh: high, sLow: low, signals: [...signals], firstSignal: signals[0] ?? null } };
  },
};
