import { normalQuantile } from '../../numerics/normal.ts';
import { findRootOutward } from '../../numerics/roots.ts';
import { fitLogLives, type LogLifeFit } from './censored-fit.ts';
import type { Lives } from './lives.ts';

/** Weibull life: P(T > t) = exp(-(t/scale)^shape); ln T has location mu = ln scale and scale sigma = 1/shape. */
export interface WeibullFit extends LogLifeFit {
  readonly shape: number;
  readonly scale: number;
}

/** Maximum-likelihood Weibull of right-censored lives. Throws ValidityError without failures or without spread. */
export function fitWeibull(lives: Lives): WeibullFit {
  const fitted = fitLogLives('weibull', lives);
  return { shape: 1 / fitted.sigma, scale: Math.exp(fitted.mu), ...fitted };
}

/** Life [unit of the data] below which the fraction `p` fails: scale (-ln(1-p))^(1/shape). */
export const weibullQuantile = ({ shape, scale }: Pick<WeibullFit, 'shape' | 'scale'>, p: number): number =>
  scale * (-Math.log1p(-p)) ** (1 / shape);

/**
 * One-sided lower Wald bound of the life at fraction `p`: exp(y - z_C se(y)), y = mu + sigma w_p, w_p = ln(-ln(1-p)),
 * se by the delta method in (mu, ln sigma).
 */
export function weibullQuantileLower({ fit, mu, sigma }: WeibullFit, p: number, confidence: number): number {
  const w = Math.log(-Math.log1p(-p));
  const [a, b, , d] = fit.covariance.values;
  const inLogSigma = sigma * w;
  const variance = a! + 2 * inLogSigma * b! + inLogSigma * inLogSigma * d!;
  return Math.exp(mu + sigma * w - normalQuantile(confidence) * Math.sqrt(variance));
}

/**
 * Likelihood-ratio lower bound of the life at fraction p: the smallest y = ln t_p whose profile log-likelihood is
 * within chi2_1/2 of the maximum, one-sided. Closer to nominal than Wald for few failures.
 */
export function weibullQuantileLowerProfile(lives: Lives, p: number, confidence: number): number {
  const fit = fitWeibull(lives);
  const w = Math.log(-Math.log1p(-p));
  const drop = normalQuantile(confidence) ** 2 / 2;
  const logLife = lives.time.map(Math.log);
  const profile = (y: number): number => {
    // mu = y - sigma w leaves sigma alone: a model through the origin in ln t - y with design -w.
    let best = Number.NEGATIVE_INFINITY;
    let from = Math.log(fit.sigma) - 4;
    let to = Math.log(fit.sigma) + 4;
    for (let round = 0; round < 90; round++) {
      const left = from + (to - from) / 3;
      const right = to - (to - from) / 3;
      const [l, r] = [left, right].map((logSigma) =>
        logLikelihoodAt(lives, logLife, y - Math.exp(logSigma) * w, logSigma),
      );
      best = Math.max(best, l!, r!);
      if (l! < r!) from = left;
      else to = right;
    }
    return best;
  };
  const centre = fit.mu + fit.sigma * w;
  const root = findRootOutward(
    (y) => profile(y) - (fit.logLikelihood - drop),
    {
      start: centre - 1e-9,
      width: -0.2 * fit.sigma,
    },
    { tolerance: 1e-9 },
  );
  return Math.exp(root.x);
}

function logLikelihoodAt(
  { event, count }: Lives,
  logLife: readonly number[],
  mu: number,
  logSigma: number,
): number {
  const sigma = Math.exp(logSigma);
  let sum = 0;
  logLife.forEach((y, i) => {
    const z = (y - mu) / sigma;
    const dead = event?.[i] ?? true;
    sum += (count?.[i] ?? 1) * ((dead ? z - logSigma - y : 0) - Math.exp(z));
  });
  return sum;
}
