import { logChoose, logGamma } from '../special.ts';

/** P(X = k) of X ~ Binomial(n, p), 0 < p < 1, by its definition: what distribution functions are held against. */
export const binomialMass = (k: number, n: number, p: number): number =>
  Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));

/** P(X = k) of X ~ Poisson(mean), by its definition. */
export const poissonMass = (k: number, mean: number): number =>
  Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
