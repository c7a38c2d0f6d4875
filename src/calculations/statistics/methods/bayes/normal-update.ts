import { normalCdf, normalUpperQuantile } from '../../../../foundation/numerics/normal.ts';
import { roundThresholds } from '../../../../foundation/statistics/bayes/normal-update.ts';
import type { Quantity, StatisticMethod } from '../../method.ts';

export const normalUpdate: StatisticMethod = {
  name: 'normalUpdate',
  title: 'mean of a property with a normal prior and known SD',
  formula: 'precision 1/s0^2 + n/s^2; mean = (m0/s0^2 + n m/s^2)/precision',
  source: 'conjugate update',
  comparedWith: 'closed form 1e-12; R pnorm 1e-9',
  refuses: 'an SD not above zero, n below 1',
  assumptions: ['SD known', 'prior worth its values'],
  inputs: {
    priorMean: 'm0',
    priorSd: 's0',
    n: 'values',
    mean: 'their mean',
    sd: 'known SD of one value',
    threshold: 'adds probabilityMeanBelow; round thresholds are always answered as probabilityMeanBelow<t>',
  },
  run(reader) {
    const priorMean = reader.number('priorMean');
    const priorSd = reader.number('priorSd', { above: 0 });
    const n = reader.number('n', { min: 1, whole: true });
    const mean = reader.number('mean');
    const sd = reader.number('sd', { above: 0 });
    const precision = 1 / priorSd ** 2 + n / sd ** 2;
    const posteriorMean = (priorMean / priorSd ** 2 + (n * mean) / sd ** 2) / precision;
    const posteriorSd = Math.sqrt(1 / precision);
    const below = (threshold: number): number => normalCdf((threshold - posteriorMean) / posteriorSd);
    const quantities: Record<string, Quantity> = {
      posteriorMean,
      posteriorSd,
      meanLower95: posteriorMean - normalUpperQuantile(0.05) * posteriorSd,
      flatPriorMean: mean,
      flatPriorSd: sd / Math.sqrt(n),
    };
    for (const threshold of roundThresholds(posteriorMean, posteriorSd))
      quantities[`probabilityMeanBelow${threshold}`] = below(threshold);
    if (reader.has('threshold')) quantities.probabilityMeanBelow = below(reader.number('threshold'));
    return { quantities };
  },
};
