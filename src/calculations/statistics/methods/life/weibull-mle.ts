import { failuresOf, unitsOf } from '../../../../foundation/statistics/life/lives.ts';
import {
  fitWeibull,
  type WeibullFit,
  weibullQuantile,
  weibullQuantileLower,
  weibullQuantileLowerProfile,
} from '../../../../foundation/statistics/life/weibull-fit.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { lifeFitDiagnostics } from '../../../../models/qualification/diagnostics/life-fit.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { StatisticMethod } from '../../method.ts';
import { readLives } from './lives.ts';

/** Quantities every Weibull fit reports, one-sided bounds at 95 %. */
export function weibullQuantities(fit: WeibullFit): Quantities {
  return {
    shape: fit.shape,
    scale: fit.scale,
    mu: fit.mu,
    sigma: fit.sigma,
    seMu: fit.seMu,
    seSigma: fit.seSigma,
    logLik: fit.logLikelihood,
    q10: weibullQuantile(fit, 0.1),
    b10: weibullQuantile(fit, 0.1),
    b01: weibullQuantile(fit, 0.01),
    b50: weibullQuantile(fit, 0.5),
    b10Lower95Wald: weibullQuantileLower(fit, 0.1, 0.95),
    b01Lower95Wald: weibullQuantileLower(fit, 0.01, 0.95),
  };
}

export const weibullMle: StatisticMethod = {
  name: 'weibullMle',
  title:
    'Weibull shape and scale by maximum likelihood with right censoring, lives at 1, 10 and 50 % with lower bounds',
  formula:
    'shape b: sum t^b ln t/sum t^b - 1/b - (1/r) sum_fail ln t = 0, scale = (sum t^b/r)^(1/b); bounds exp(ln t_p - 1.645 se) by the delta method, and by the profile likelihood',
  source: 'Meeker and Escobar (1998), chapter 8',
  comparedWith:
    'NIST e-Handbook 8.4.1.3, Abernethy C.5, Meeker and Escobar table 8.1 to their digits; survival::survreg 1e-7 estimates, 1e-9 log-likelihood, 1e-4 bounds',
  refuses: 'lives at or below zero, all censored, one failure time repeated',
  assumptions: ['Weibull life', 'independent lives', 'censoring does not tell about the life'],
  inputs: {
    time: 'lives in one unit (or x)',
    event: '1 failed, 0 suspended; all failed when absent',
    count: 'identical items per row',
    variants: 'several transcriptions: list of {x}',
  },
  run(reader) {
    if (reader.has('variants')) {
      const fits = reader.items('variants').map((variant) => {
        variant.raw('seventh');
        return fitWeibull(readLives(variant));
      });
      return {
        quantities: { shape: fits.map(({ shape }) => shape), scale: fits.map(({ scale }) => scale) },
        diagnostics: [unchecked('fit:weibull', 'several variants in one call')],
      };
    }
    const lives = readLives(reader);
    const fit = fitWeibull(lives);
    return {
      quantities: {
        ...weibullQuantities(fit),
        b10Lower95Profile: weibullQuantileLowerProfile(lives, 0.1, 0.95),
        failures: failuresOf(lives),
        units: unitsOf(lives),
        suspensions: unitsOf(lives) - failuresOf(lives),
      },
      diagnostics: lifeFitDiagnostics(lives),
    };
  },
};
