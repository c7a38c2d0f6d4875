import { betaRegularized, logChoose } from './special.ts';

/** P(X <= k) of X ~ Binomial(n, p): I_{1-p}(n - k, k + 1), written on p to keep small p exact. */
export function binomialCdf(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return betaRegularized(p, [whole + 1, n - whole], 'upper');
}

/** P(X > k). */
export function binomialUpper(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 1;
  if (whole >= n) return 0;
  return betaRegularized(p, [whole + 1, n - whole], 'lower');
}

/** P(X = k). */
export function binomialMass(k: number, n: number, p: number): number {
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  if (p === 0 || p === 1) return (p === 0 ? k === 0 : k === n) ? 1 : 0;
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
