/**
 * Variance of ln X [1] for a mean and standard deviation of X itself, both > 0: ln(1 + (sd/mean)^2). Finite also where
 * the square of their ratio is not.
 */
export function lognormalVariance(mean: number, sd: number): number {
  const ratio = sd / mean;
  return ratio < 1e100 ? Math.log1p(ratio ** 2) : 2 * (Math.log(sd) - Math.log(mean));
}
