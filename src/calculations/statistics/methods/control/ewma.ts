import { ewmaChart } from '../../../../foundation/statistics/control/ewma.ts';
import type { StatisticMethod } from '../../method.ts';

export const ewma: StatisticMethod = {
  name: 'ewma',
  title: 'EWMA chart of a property by heat',
  formula: 'z = l x + (1-l) z; limits mu +- L s sqrt(l/(2-l) (1-(1-l)^(2i)))',
  source: 'NIST/SEMATECH e-Handbook 6.3.2.4; Roberts (1959)',
  comparedWith: 'e-Handbook example to its digits; closed form 1e-12',
  refuses: 'sigma not above zero, lambda outside (0, 1]',
  assumptions: ['sigma known from the baseline', 'independent heats'],
  inputs: {
    x: 'values in order',
    target: 'mean',
    sigma: 'of one value',
    lambda: 'weight',
    L: 'width, default 3',
  },
  run(reader) {
    const x = reader.numbers('x', { atLeast: 1 });
    const chart = ewmaChart(x, {
      target: reader.number('target'),
      sigma: reader.number('sigma', { above: 0 }),
      lambda: reader.number('lambda', {
        above: 0,
        max: 1,
        fallback: 0.2,
        because: 'Lucas and Saccucci (1990)',
      }),
      L: reader.number('L', { above: 0, fallback: 3 }),
    });
    return {
      quantities: {
        ewma: chart.values,
        ucl: chart.upper,
        lcl: chart.lower,
        uclAsymptotic: chart.asymptotic[1],
        lclAsymptotic: chart.asymptotic[0],
        signals: chart.signals,
        firstSignal: chart.signals[0] ?? null,
      },
    };
  },
};
