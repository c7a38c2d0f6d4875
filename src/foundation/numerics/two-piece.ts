import { Z_95 } from './normal.ts';

/** A number with the 5 and 95 % points of what it may be; without them it is exact. */
export interface Spread {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** `lognormal`: the pieces are in the logarithm; all three must then be above zero. Default `normal`. */
  readonly law?: 'normal' | 'lognormal' | undefined;
}

/**
 * The number at a standard normal z: median `value`, 5 % at `low`, 95 % at `high`, half a normal on either side
 * (two-piece normal, in the logarithm for `lognormal`).
 */
export function twoPiece({ value, low = value, high = value, law = 'normal' }: Spread, z: number): number {
  const reach = z / Z_95;
  if (law === 'lognormal') return value * (reach < 0 ? value / low : high / value) ** reach;
  return value + reach * (reach < 0 ? value - low : high - value);
}
