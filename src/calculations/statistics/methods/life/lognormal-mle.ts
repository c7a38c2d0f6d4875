import { failuresOf } from '../../../../foundation/statistics/life/lives.ts';
import {
  fitLognormal,
  lognormalQuantile,
  lognormalQuantileLower,
} from '../../../../foundation/statistics/life/lognormal-mle.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import type { StatisticMethod } from '../../method.ts';
import { readLives } from './lives.ts';

export const lognormalMle: StatisticMethod = {
  name: 'lognormalMle',
  title: 'lognormal life by maximum likelihood with right censoring',
  formula: 'maximise sum_fail ln[phi(z)/(sigma t)] + sum_susp ln[1 - Phi(z)], z = (ln t - mu)/sigma',
  source: 'Meeker and Escobar (1998), chapter 8',
  comparedWith: 'survival::survreg: estimates 1e-6, log-likelihood 1e-8',
  refuses: 'lives at or below zero, all censored, zero variance',
  assumptions: ['lognormal life', 'independent lives', 'censoring does not tell about the life'],
  inputs: { time: 'lives (or x)', event: '1 failed, 0 suspended', count: 'identical items per row' },
  run(reader) {
    const lives = readLives(reader);
    const fit = fitLognormal(lives);
    return {
      quantities: {
        mu: fit.mu,
        sigma: fit.sigma,
        seMu: fit.seMu,
        seSigma: fit.seSigma,
        logLik: fit.logLikelihood,
        median: Math.exp(fit.mu),
        b10: lognormalQuantile(fit, 0.1),
        b01: lognormalQuantile(fit, 0.01),
        b10Lower95Wald: lognormalQuantileLower(fit, 0.1, 0.95),
        b01Lower95Wald: lognormalQuantileLower(fit, 0.01, 0.95),
        failures: failuresOf(lives),
      },
      diagnostics: [
        lives.event.every(Boolean) && lives.count.every((count) => count === 1)
          ? fitDiagnostic(lives.time, 'lognormal')
          : unchecked('fit:lognormal', 'no test of fit with suspensions; see the probability plot'),
      ],
    };
  },
};
