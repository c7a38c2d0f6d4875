import { normalQuantile } from '../../numerics/normal.ts';
import { fitLogLives, type LogLifeFit } from './censored-fit.ts';
import type { Lives } from './lives.ts';

/** Lognormal life: ln T normal with mean mu and sd sigma. */
export type LognormalFit = LogLifeFit;

/** Maximum-likelihood lognormal of right-censored lives (sigma with n, not n - 1, when complete). */
export const fitLognormal = (lives: Lives): LognormalFit => fitLogLives('lognormal', lives);

/** Life [unit of the data] below which the fraction p fails: exp(mu + sigma z_p). */
export const lognormalQuantile = ({ mu, sigma }: Pick<LognormalFit, 'mu' | 'sigma'>, p: number): number =>
  Math.exp(mu + sigma * normalQuantile(p));

/** One-sided lower Wald bound of the life at fraction p, on ln life, by the delta method. */
export function lognormalQuantileLower(
  { fit, mu, sigma }: LognormalFit,
  p: number,
  confidence: number,
): number {
  const z = normalQuantile(p);
  const [a, b, , d] = fit.covariance.values;
  const inLogSigma = sigma * z;
  const variance = a! + 2 * inLogSigma * b! + inLogSigma * inLogSigma * d!;
  return Math.exp(mu + sigma * z - normalQuantile(confidence) * Math.sqrt(variance));
}
