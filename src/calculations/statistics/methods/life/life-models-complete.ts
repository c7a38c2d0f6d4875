import { fitLognormal } from '../../../../foundation/statistics/life/lognormal-mle.ts';
import { fitWeibull } from '../../../../foundation/statistics/life/weibull-fit.ts';
import { lognormalBasis } from '../../../../models/qualification/basis/basis-normal.ts';
import { B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import type { StatisticMethod } from '../../method.ts';
import { readLives } from './lives.ts';
import { weibullQuantities } from './weibull-mle.ts';

export const lifeModelsComplete: StatisticMethod = {
  name: 'lifeModelsComplete',
  title: 'Weibull and lognormal life of complete data, with the exact lognormal lower bound of B10',
  formula:
    'maximum likelihood of both; lognormal B10 lower bound exp(m - k s) with the one-sided tolerance factor',
  source: 'Meeker and Escobar (1998); Owen (1968) for the tolerance factor',
  comparedWith: '6061-T6 fatigue lives (Birnbaum and Saunders 1958), survival::survreg: 1e-7',
  refuses: 'lives at or below zero, zero variance, suspensions',
  assumptions: ['fit:weibull', 'fit:lognormal'],
  inputs: { x: 'lives, all failed' },
  run(reader) {
    const lives = readLives(reader);
    if (!lives.event.every(Boolean))
      reader.refuse('event', 'has suspensions', 'complete lives; else weibullAndLognormalMle');
    const weibull = fitWeibull(lives);
    const lognormal = fitLognormal(lives);
    return {
      quantities: {
        ...weibullQuantities(weibull),
        lognormalMu: lognormal.mu,
        lognormalSigmaMl: lognormal.sigma,
        lognormalLogLik: lognormal.logLikelihood,
        lognormalB10Lower95: lognormalBasis(lives.time, { content: B_CONTENT, confidence: 0.95 }),
      },
      diagnostics: [fitDiagnostic(lives.time, 'weibull'), fitDiagnostic(lives.time, 'lognormal')],
    };
  },
};
