/** How a price wanders: standard deviation of a year's change of its logarithm, and the share of its distance it comes back in a year. */
export interface PriceWalk {
  readonly sd: number;
  readonly reversion: number;
}

/**
 * Factors on today's price in the years to come, x_k = (1 - reversion) x_(k-1) + sd z_k, price exp(x - var/2): the expected
 * price stays what it is today. `normals` has one standard normal for each year.
 */
export function priceFactors({ sd, reversion }: PriceWalk, normals: readonly number[]): number[] {
  let [x, variance] = [0, 0];
  return normals.map((z) => {
    x = (1 - reversion) * x + sd * z;
    variance = (1 - reversion) ** 2 * variance + sd ** 2;
    return Math.exp(x - variance / 2);
  });
}
