import { johnsonRanks } from '../../../../foundation/statistics/life/weibull-median-rank-regression.ts';
import { momentsOf, requireSpread } from '../../../../foundation/statistics/sample.ts';
import type { StatisticMethod } from '../../method.ts';
import { readLives } from './lives.ts';

export const weibullMedianRankRegression: StatisticMethod = {
  name: 'weibullMedianRankRegression',
  title:
    'Weibull by rank regression with suspensions (for plots and old reports; maximum likelihood is preferred)',
  formula:
    'line through (ln t, ln(-ln(1-F))), F = (i-0.3)/(n+0.4) of the adjusted rank; x on y: 1/shape = slope of ln t on y',
  source: 'Abernethy, The New Weibull Handbook, chapter 2; Johnson (1964) for adjusted ranks',
  comparedWith: 'Abernethy Fig. 2-5 to its digits; independent formulas 1e-8',
  refuses: 'fewer than two different failure times',
  assumptions: ['Weibull life', 'independent lives'],
  inputs: {
    time: 'lives (or x)',
    event: '1 failed, 0 suspended',
    count: 'identical items per row',
    regression: '"x on y" (default) or "y on x"',
    ranks: '"Bernard" (default) or "exact"',
  },
  run(reader) {
    const lives = readLives(reader);
    const direction = reader.text('regression', 'x on y').toLowerCase();
    const form = /exact|beta/i.test(reader.text('ranks', 'Bernard')) ? 'exact' : 'bernard';
    const failures = johnsonRanks(lives, form);
    if (failures.length < 2) reader.refuse('event', 'has fewer than two failures');
    const x = failures.map(({ time }) => Math.log(time));
    requireSpread('weibullMedianRankRegression', x);
    const y = failures.map(({ position }) => Math.log(-Math.log1p(-position)));
    const [mx, my] = [momentsOf(x), momentsOf(y)];
    const cross =
      x.reduce((sum, value, i) => sum + (value - mx.mean) * (y[i]! - my.mean), 0) / (x.length - 1);
    const onY = !direction.startsWith('y');
    const shape = onY ? my.sd ** 2 / cross : cross / mx.sd ** 2;
    return {
      quantities: {
        shape,
        scale: Math.exp(mx.mean - my.mean / shape),
        rSquared: cross ** 2 / (mx.sd * my.sd) ** 2,
        adjustedRanks: failures.map(({ rank }) => rank),
        medianRanks: failures.map(({ position }) => position),
      },
    };
  },
};
