import { byElementOrder, type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import { limitOf, type Specification } from '../../metal/alloy/specification.ts';

/** A limit of a specification as planning sees it: a window on the sum of one or more elements [kg/kg]. */
export interface LimitRow {
  readonly kind: 'element' | 'sum' | 'residual';
  readonly elements: readonly ElementSymbol[];
  readonly min: number;
  readonly max: number;
  /** The part of the window that the plant aims into; the window itself where it has none. */
  readonly inner: { readonly min: number; readonly max: number };
}

/** Internal range by element [kg/kg]. */
export type InternalRange = Readonly<
  Partial<Record<ElementSymbol, { readonly min?: number; readonly max?: number }>>
>;

const INF = Number.POSITIVE_INFINITY;

/**
 * Every limit that a specification puts on a heat made of `present` elements, in print order: rows, sums, and for what
 * has no row the residual. Windows that say nothing (no minimum and a maximum of 100 %) are left out.
 */
export function limitRows(
  specification: Specification,
  present: readonly ElementSymbol[],
  internal: InternalRange = {},
): LimitRow[] {
  const named = elementsIn(specification.limits);
  const rows: LimitRow[] = [];
  for (const element of [...new Set([...named, ...present])].sort(byElementOrder)) {
    const limit = limitOf(specification, element);
    if (!limit) continue;
    const kind = limit.basis === 'residual' ? 'residual' : 'element';
    const [min, max] = [limit.min ?? 0, limit.max ?? INF];
    const own = internal[element];
    rows.push({
      kind,
      elements: [element],
      min,
      max,
      inner: { min: Math.max(min, own?.min ?? 0), max: Math.min(max, own?.max ?? INF) },
    });
  }
  for (const { elements, min, max } of specification.sums) {
    const window = { min: min ?? 0, max: max ?? INF };
    rows.push({ kind: 'sum', elements, ...window, inner: window });
  }
  return rows.filter((row) => row.inner.min > 0 || row.inner.max < 1);
}

/** Where a limit is printed in ppm rather than weight percent [kg/kg]: below 0.01 wt%. */
const PPM_BELOW = 1e-4;

/** Where a step of 1 ppm would be more than all of a limit [kg/kg]. */
const TENTHS_BELOW = 1e-6;

/** Unit in which a limit of this size is spoken of, and its size [kg/kg]: the step of shadow prices. */
export function unitOfLimit(limit: number): {
  readonly unit: 'ppm' | '0.1 ppm' | '0.01 wt%';
  readonly size: number;
} {
  if (limit < TENTHS_BELOW) return { unit: '0.1 ppm', size: 1e-7 };
  return limit < PPM_BELOW ? { unit: 'ppm', size: 1e-6 } : { unit: '0.01 wt%', size: 1e-4 };
}

/** A content in the unit of its limit: "0.21 wt%", "5 ppm". */
export function contentText(value: number, limit = value): string {
  return limit < PPM_BELOW ? `${significant(value * 1e6)} ppm` : `${significant(value * 100)} wt%`;
}

/** Digits in which amounts are spoken of. */
const DIGITS = 4;

/** Up to four significant digits, without an exponent for sizes that occur. */
export function significant(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(DIGITS));
  return Math.abs(rounded) >= 1e-6 ? String(rounded) : rounded.toExponential();
}

/** `value` with four significant digits, never below it (`up`) or never above it (`down`). */
export function roundedOutward(value: number, way: 'up' | 'down'): number {
  if (value <= 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(value)) - DIGITS + 1);
  // 1e-9: a value that already has four digits stays, whatever its last binary digit
  const steps = way === 'up' ? Math.ceil(value / step - 1e-9) : Math.floor(value / step + 1e-9);
  return Number((steps * step).toPrecision(DIGITS));
}
