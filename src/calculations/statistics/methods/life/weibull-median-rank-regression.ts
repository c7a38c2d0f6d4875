import { failuresOf } from '../../../../foundation/statistics/life/lives.ts';
import { fitWeibullByRanks } from '../../../../foundation/statistics/life/weibull-median-rank-regression.ts';
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
    const direction = reader.text('regression', 'x on y').toLowerCase().startsWith('y') ? 'y on x' : 'x on y';
    const ranks = /exact|beta/i.test(reader.text('ranks', 'Bernard')) ? 'exact' : 'bernard';
    if (failuresOf(lives) < 2) reader.refuse('event', 'has fewer than two failures');
    const { shape, scale, rSquared, failures } = fitWeibullByRanks(lives, { direction, ranks });
    return {
      quantities: {
        shape,
        scale,
        rSquared,
        adjustedRanks: failures.map(({ rank }) => rank),
        medianRanks: failures.map(({ position }) => position),
      },
    };
  },
};
