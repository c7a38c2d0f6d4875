import { betaCdf, betaQuantile, betaUpper } from '../../../../foundation/numerics/beta.ts';
import { clopperPearsonLower } from '../../../../foundation/numerics/clopper-pearson.ts';
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
    const posterior = [a! + n - failures, b! + failures] as const;
    const mean = posterior[0] / (posterior[0] + posterior[1]);
    return {
      quantities: {
        posterior: [...posterior],
        posteriorMean: mean,
        reliabilityMean: mean,
        reliabilityLower: betaQuantile(1 - confidence, posterior),
        reliabilityLowerExact: n > 0 ? clopperPearsonLower(n - failures, n, confidence) : null,
        reliabilityLowerFlatPrior: betaQuantile(1 - confidence, [1 + n - failures, 1 + failures]),
        ...(reader.has('target')
          ? {
              probabilityAboveTarget: betaUpper(reader.number('target', { above: 0, below: 1 }), posterior),
              priorProbabilityAboveTarget: 1 - betaCdf(reader.number('target'), [a!, b!]),
            }
          : {}),
      },
    };
  },
};
