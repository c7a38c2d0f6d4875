/** ppm in one unit of a printed content. */
export const PPM_PER = { 'wt%': 1e4, ppm: 1, ppb: 1e-3 } as const;

/** Contents from this one on are told in wt%, smaller ones in ppm [ppm]. */
const PERCENT_FROM = 500;

export interface ContentUnit {
  readonly unit: 'wt%' | 'ppm';
  /** Unit per ppm. */
  readonly scale: number;
}

/** The unit in which people read a content given in ppm. */
export const contentUnit = (ppm: number): ContentUnit =>
  ppm >= PERCENT_FROM ? { unit: 'wt%', scale: 1e-4 } : { unit: 'ppm', scale: 1 };

/** Three significant digits without an exponent: 0.3 ppm is never 0.0000. */
export function contentText(value: number): string {
  if (value === 0) return '0';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(decimals, 12));
}
