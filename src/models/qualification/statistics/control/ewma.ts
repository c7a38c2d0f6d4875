import type { StatisticMethod } from '../method.ts';

/** Exponentially weighted moving average with its growing limits. */
export interface EwmaChart {
  readonly values: readonly number[];
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly asymptotic: readonly [lower: number, upper: number];
  /** Points (from 1) outside the limits of their time. */
  readonly signals: readonly number[];
}

export interface EwmaSettings {
  readonly target: number;
  readonly sigma: number;
  readonly lambda: number;
  /** Width of the limits in standard deviations of the average. */
  readonly L: number;
}

/** z = lambda x + (1-lambda) z from the target; limits target +- L sigma sqrt(lambda/(2-lambda) (1-(1-lambda)^(2i))). */
export function ewmaChart(x: readonly number[], { target, sigma, lambda, L }: EwmaSettings): EwmaChart {
  let z = target;
  const values = x.map((value) => {
    z = lambda * value + (1 - lambda) * z;
    return z;
  });
  const final = L * sigma * Math.sqrt(lambda / (2 - lambda));
  const half = x.map((_, i) => final * Math.sqrt(1 - (1 - lambda) ** (2 * (i + 1))));
  const upper = half.map((value) => target + value);
  const lower = half.map((value) => target - value);
  const signals = values.flatMap((value, i) => (value > upper[i]! || value < lower[i]! ? [i + 1] : []));
  return { values, upper, lower, asymptotic: [target - final, target + final], signals };
}

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
