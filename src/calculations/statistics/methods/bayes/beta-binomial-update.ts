import { betaCdf } from '../../../../foundation/numerics/beta.ts';
import {
  probabilityReliabilityAbove,
  updateReliability,
} from '../../../../foundation/statistics/bayes/beta-binomial-update.ts';
import type { StatisticMethod } from '../../method.ts';

export const betaBinomialUpdate: StatisticMethod = {
  name: 'betaBinomialUpdate',
  title: 'reliability from pass and fail with a beta prior, exact and flat answers beside it',
  formula: 'beta(a, b) -> beta(a + n - r, b + r); lower bound by the beta quantile',
  source: 'conjugate update',
  comparedWith: 'closed form 0.05^(1/31) for a uniform prior and 30 of 30: 1e-12',
  refuses: 'a prior that is not two numbers above zero, more failures than trials',
  assumptions: ['independent trials', 'prior worth its trials'],
  inputs: {
    prior: '[a, b] on the reliability',
    n: 'trials',
    failures: 'number',
    confidence: 'default 0.95',
    target: 'adds P(reliability > target)',
  },
  run(reader) {
    const [a, b, ...more] = reader.numbers('prior', { atLeast: 2, above: 0 });
    if (more.length > 0) reader.refuse('prior', 'has more than two numbers');
    const n = reader.number('n', { min: 0, whole: true });
    const failures = reader.number('failures', { min: 0, max: n, whole: true });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const prior = [a!, b!] as const;
    const { posterior, ...result } = updateReliability(prior, { n, failures }, confidence);
    return {
      quantities: {
        posterior,
        posteriorMean: result.mean,
        reliabilityMean: result.mean,
        reliabilityLower: result.lower,
        reliabilityLowerExact: result.lowerExact,
        reliabilityLowerFlatPrior: result.lowerFlatPrior,
        ...(reader.has('target')
          ? {
              probabilityAboveTarget: probabilityReliabilityAbove(
                reader.number('target', { above: 0, below: 1 }),
                posterior,
              ),
              priorProbabilityAboveTarget: 1 - betaCdf(reader.number('target'), prior),
            }
          : {}),
      },
    };
  },
};
