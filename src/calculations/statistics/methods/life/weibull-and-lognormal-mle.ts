import { fitLifeModels } from '../../../../foundation/statistics/life/life-models.ts';
import { lognormalQuantileLower } from '../../../../foundation/statistics/life/lognormal-mle.ts';
import { lifeFitDiagnostics } from '../../../../models/qualification/diagnostics/life-fit.ts';
import type { StatisticMethod } from '../../method.ts';
import { readLives } from './lives.ts';
import { weibullQuantities } from './weibull-mle.ts';

export const weibullAndLognormalMle: StatisticMethod = {
  name: 'weibullAndLognormalMle',
  title: 'Weibull and lognormal life side by side; the likelihood names the better model',
  formula:
    'both maximum likelihoods on the same lives; the larger log-likelihood is preferred (same number of parameters)',
  source: 'Meeker and Escobar (1998), chapter 8',
  comparedWith: 'Alloy T7987 (p. 131), survival::survreg: estimates 1e-6, log-likelihood 1e-8',
  refuses: 'lives at or below zero, all censored, zero variance',
  assumptions: ['one of the two models', 'independent lives', 'censoring does not tell about the life'],
  inputs: { time: 'lives (or x)', event: '1 failed, 0 suspended', count: 'identical items per row' },
  run(reader) {
    const lives = readLives(reader);
    const { weibull, lognormal, preferred, logLikelihoodDifference } = fitLifeModels(lives);
    return {
      quantities: {
        ...weibullQuantities(weibull),
        lognormalMu: lognormal.mu,
        lognormalSigma: lognormal.sigma,
        lognormalLogLik: lognormal.logLikelihood,
        lognormalB10Lower95Wald: lognormalQuantileLower(lognormal, 0.1, 0.95),
        preferred,
        logLikDifference: logLikelihoodDifference,
      },
      diagnostics: lifeFitDiagnostics(lives),
    };
  },
};
