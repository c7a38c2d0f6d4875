import { betaRegularized } from './special.ts';

/** P(X <= k) of X ~ Binomial(n, p): I_{1-p}(n - k, k + 1), written on p to keep small p exact. */
export function binomialCdf(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return betaRegularized(p, [whole + 1, n - whole], 'upper');
}

/** Fewest trials n at which P(X <= k) of X ~ Binomial(n, p) is `chance` or less. */
export function binomialTrials(k: number, p: number, chance: number): number {
  const enough = (n: number): boolean => binomialCdf(k, n, p) <= chance;
  let low = k;
  let high = Math.max(k + 1, 1);
  while (!enough(high)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
