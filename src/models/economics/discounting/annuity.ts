/**
 * Capital recovery factor [1/a]: the equal yearly payment that returns one unit of capital with interest,
 * i / (1 - (1+i)^-n). Without interest 1/n.
 */
export const capitalRecovery = (interest: number, years: number): number =>
  interest === 0 ? 1 / years : interest / -Math.expm1(-years * Math.log1p(interest));

/** A yearly amount that grows: interest and growth per year as shares, over so many years. */
export interface GrowingAnnuity {
  readonly discount: number;
  readonly growth?: number;
  readonly years: number;
}

/**
 * Present worth [a] of one unit a year, paid at the end of each year and growing:
 * P/A(r, g, N) = (1 - ((1+g)/(1+r))^N) / (r - g); N/(1+r) where growth equals discount.
 */
export function presentWorth({ discount, growth = 0, years }: GrowingAnnuity): number {
  const ratio = Math.log1p(growth) - Math.log1p(discount);
  if (Math.abs(discount - growth) < 1e-12) return years / (1 + discount);
  return -Math.expm1(years * ratio) / (discount - growth);
}
