import type { DeriveStockOutput } from '../../documents/qualification/derive-stock.ts';
import { percent, shortNumber } from '../../foundation/quantity/format.ts';
import { quantileSorted } from '../../foundation/statistics/summary/quantiles.ts';
import { RELEASE_CRITICAL } from '../../metal/alloy/element.ts';
import { FRACTION, type PrintedLimit } from '../../models/release/contractual.ts';
import { limitText } from '../../models/release/verdict.ts';
import type { StockRun } from './ends.ts';
import type { Window } from './windows.ts';

/** A row of the answer with the limit that it states. */
export type StockRow = DeriveStockOutput['rows'][number] & { readonly limit: PrintedLimit };

/** An end closer to the product's own than this keeps it as printed [1]: nobody writes a specification for 0.5 %. */
const SAME = 0.005;
/** Digits that a derived end is printed with. */
const DIGITS = 3;

/** One element of remelt stock: its window as printed, rounded inward, and why it is another than the product's. */
export function rowOf(product: Window, stock: Window, ends: StockRun): StockRow {
  const { printed, element } = product;
  const { unit } = printed;
  const end = (side: 'min' | 'max'): string | undefined => {
    const [own, derived] = [product[side], stock[side]];
    if (own === undefined || derived === undefined) return printed[side];
    return Math.abs(derived - own) <= SAME * own ? printed[side] : inward(derived / FRACTION[unit], side);
  };
  const [min, max] = [end('min'), end('max')];
  const limit = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), unit };
  const { kept, gained } = ends.above(product);
  const changed = min !== printed.min || max !== printed.max;
  return {
    element,
    product: limitText(printed),
    stock: limitText(limit),
    changed,
    kept: spreadOf(kept, 1),
    ...(product.min === undefined ? { gained_ppm: spreadOf(gained, 1e6) } : {}),
    meets: ends.meets(product),
    words: changed ? changeWords(product, { kept, gained }) : sameWords(product, kept),
    limit,
  };
}

/** Rounds a limit so that the window never gets wider. */
function inward(value: number, side: 'min' | 'max'): string {
  const scale = 10 ** (DIGITS - 1 - Math.floor(Math.log10(value)));
  const rounded =
    (side === 'min' ? Math.ceil(value * scale - 1e-9) : Math.floor(value * scale + 1e-9)) / scale;
  return String(Number(rounded.toPrecision(DIGITS)));
}

function spreadOf(values: Float64Array, times: number): DeriveStockOutput['rows'][number]['kept'] {
  const sorted = values.map((value) => value * times).sort();
  return {
    median: quantileSorted(sorted, 0.5),
    p05: quantileSorted(sorted, 0.05),
    p95: quantileSorted(sorted, 0.95),
  };
}

/** Why an element that the route removes has the product's own window; nothing where it removes none. */
function sameWords({ element, min }: Window, kept: Float64Array): string {
  const { p95 } = spreadOf(kept, 1);
  return min === undefined && p95 < 1 - SAME && RELEASE_CRITICAL.includes(element)
    ? 'removal of a release-critical trace is not credited'
    : '';
}

function changeWords(
  { min }: Window,
  { kept, gained }: { readonly kept: Float64Array; readonly gained: Float64Array },
): string {
  const { p05, p95 } = spreadOf(kept, 1);
  const share = `the route keeps ${percent(p05, 0)} to ${percent(p95, 0)}`;
  const { median } = spreadOf(gained, 1e6);
  const pickup = min === undefined && median > 0.05 ? ` and adds ${shortNumber(median, 2)} ppm` : '';
  return `${share}${pickup}`;
}
