import {
  probabilityMeanBelow,
  roundThresholds,
  updateMean,
} from '../../../../foundation/statistics/bayes/normal-update.ts';
import type { Quantity } from '../../../method/quantities.ts';
import type { StatisticMethod } from '../../method.ts';

export const normalUpdate: StatisticMethod = {
  name: 'normalUpdate',
  title: 'mean of a property with a normal prior and known SD',
  formula: 'precision 1/s0^2 + n/s^2; mean = (m0/s0^2 + n m/s^2)/precision',
  source: 'conjugate update',
  comparedWith: 'closed form 1e-12; R pnorm 1e-9',
  refuses: 'an SD that is not above zero, n below 1',
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
    const posterior = updateMean({ mean: priorMean, sd: priorSd }, { n, mean, sd });
    const quantities: Record<string, Quantity> = {
      posteriorMean: posterior.mean,
      posteriorSd: posterior.sd,
      meanLower95: posterior.lower95,
      flatPriorMean: mean,
      flatPriorSd: sd / Math.sqrt(n),
    };
    for (const threshold of roundThresholds(posterior.mean, posterior.sd))
      quantities[`probabilityMeanBelow${threshold}`] = probabilityMeanBelow(threshold, posterior);
    if (reader.has('threshold'))
      quantities.probabilityMeanBelow = probabilityMeanBelow(reader.number('threshold'), posterior);
    return { quantities };
  },
};
