import { betaRegularized, betaRegularizedInverse } from './special.ts';

/**
 * Student's t with `df` degrees of freedom (> 0, need not be whole).
 * P(T > t) = I_x(df/2, 1/2)/2 with x = df/(df + t^2), t >= 0.
 */
export function studentTUpper(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  if (!Number.isFinite(t)) return t > 0 ? 0 : 1;
  const square = t * t;
  // The argument is chosen as the smaller of x and 1 - x, so that neither is rounded away.
  const outer =
    square > df
      ? betaRegularized(df / (df + square), [df / 2, 0.5], 'lower')
      : betaRegularized(square / (df + square), [0.5, df / 2], 'upper');
  return t >= 0 ? outer / 2 : 1 - outer / 2;
}

/** P(T <= t). */
export const studentTCdf = (t: number, df: number): number => studentTUpper(-t, df);

/** P(|T| > |t|): the two-sided p-value. */
export const studentTTwoSided = (t: number, df: number): number => 2 * studentTUpper(Math.abs(t), df);

/** t with P(T > t) = q; accurate for small q. */
export function studentTUpperQuantile(q: number, df: number): number {
  if (q > 0.5) return -studentTUpperQuantile(1 - q, df);
  if (q === 0.5) return 0;
  const [x, complement] = betaRegularizedInverse(2 * q, [df / 2, 0.5], 'lower');
  return Math.sqrt((df * complement) / x);
}

/** t with P(T <= t) = p. */
export const studentTQuantile = (p: number, df: number): number =>
  p <= 0.5 ? -studentTUpperQuantile(p, df) : studentTUpperQuantile(1 - p, df);
