import { quantileSorted } from '../../foundation/statistics/summary/quantiles.ts';

/** What a route does to one element, draw by draw: content after = gained + kept x content before [kg/kg]. */
export interface ElementChange {
  readonly kept: Float64Array;
  readonly gained: Float64Array;
}

/** A window [kg/kg]; an end that is absent is open. */
export interface StockWindow {
  readonly min?: number;
  readonly max?: number;
}

/**
 * The window of remelt stock [kg/kg] from which the product keeps each of its own limits with probability `confidence`
 * (docs/theory/release.md, equation 18):
 * every draw of the route is turned back to the content before that just meets the limit, x = (limit - gained) / kept, and
 * the maximum is the (1 - confidence) quantile of these, the minimum the `confidence` quantile. Where a draw keeps nothing
 * of the element, no content is too high for its maximum. The ends may cross or be negative: no stock suits the route then.
 */
export function stockWindow(product: StockWindow, change: ElementChange, confidence: number): StockWindow {
  const { min, max } = product;
  return {
    ...(min === undefined ? {} : { min: quantileSorted(turnedBack(min, change), confidence) }),
    ...(max === undefined ? {} : { max: quantileSorted(turnedBack(max, change), 1 - confidence) }),
  };
}

/** Least share of an element that counts as kept [1]: beyond it the quotient is no number. */
const NOTHING_KEPT = 1e-6;
/** Content that no metal has [kg/kg]: stands for "never too high". */
const BEYOND_ALL = 10;

const turnedBack = (limit: number, { kept, gained }: ElementChange): Float64Array =>
  kept
    .map((share, s) => {
      const room = limit - gained[s]!;
      if (share > NOTHING_KEPT) return Math.min(BEYOND_ALL, room / share);
      return room >= 0 ? BEYOND_ALL : -BEYOND_ALL;
    })
    .sort();
