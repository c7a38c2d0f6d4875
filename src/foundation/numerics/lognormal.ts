import { normalCdf, normalDensity, normalQuantile, normalUpper } from './normal.ts';

/** Mean and standard deviation of ln X [1]. */
export interface LognormalParameters {
  readonly mu: number;
  readonly sigma: number;
}

/** P(X <= x) = Phi((ln x - mu)/sigma). */
export const lognormalCdf = (x: number, { mu, sigma }: LognormalParameters): number =>
  x <= 0 ? 0 : normalCdf((Math.log(x) - mu) / sigma);

/** P(X > x). */
export const lognormalUpper = (x: number, { mu, sigma }: LognormalParameters): number =>
  x <= 0 ? 1 : normalUpper((Math.log(x) - mu) / sigma);

/** x with P(X <= x) = p. */
export const lognormalQuantile = (p: number, { mu, sigma }: LognormalParameters): number =>
  Math.exp(mu + sigma * normalQuantile(p));

/** Density of X. */
export const lognormalDensity = (x: number, { mu, sigma }: LognormalParameters): number =>
  x <= 0 ? 0 : normalDensity((Math.log(x) - mu) / sigma) / (sigma * x);

/**
 * Parameters of the lognormal with a given mean and standard deviation of X itself, both > 0:
 * sigma^2 = ln(1 + (sd/mean)^2), mu = ln mean - sigma^2/2.
 */
export function lognormalFromMoments(mean: number, sd: number): LognormalParameters {
  const variance = Math.log1p((sd / mean) ** 2);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}
