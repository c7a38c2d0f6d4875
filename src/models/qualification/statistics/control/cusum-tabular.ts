import type { StatisticMethod } from '../method.ts';

/** Tabular CUSUM: both sums and the points (from 1) above h. */
export interface CusumChart {
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly signals: readonly number[];
}

/** S+ = max(0, S+ + x - target - k), S- = max(0, S- + target - k - x), both against h; k and h in the unit of x. */
export function cusumChart(
  x: readonly number[],
  { target, k, h }: { readonly target: number; readonly k: number; readonly h: number },
): CusumChart {
  let up = 0;
  let down = 0;
  const high: number[] = [];
  const low: number[] = [];
  for (const value of x) {
    up = Math.max(0, up + value - target - k);
    down = Math.max(0, down + target - k - value);
    high.push(up);
    low.push(down);
  }
  return { high, low, signals: x.flatMap((_, i) => (high[i]! > h || low[i]! > h ? [i + 1] : [])) };
}

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
