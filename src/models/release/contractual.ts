import {
  compareDecimals,
  parseReading,
  type Reading,
  roundHalfEven,
  shiftDecimal,
} from '../../foundation/quantity/reading.ts';

/** One set everywhere. HOLD says why: undecided, missing or not run. */
export type Verdict = 'PASS' | 'FAIL' | 'HOLD';

/** `absolute`: the reported value as it stands. `rounded`: first to the last digit of the limit (ASTM E29). */
export type Rounding = 'absolute' | 'rounded';

/** A window as a document prints it; texts are decimals in `unit`. */
export interface PrintedLimit {
  readonly min?: string;
  readonly max?: string;
  readonly unit: 'wt%' | 'ppm';
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** kg/kg per unit of a printed result. */
export const FRACTION = { 'wt%': 1e-2, ppm: 1e-6 } as const;
/** Decimal places between units: 1 wt% = 10^4 ppm. */
const POWER = { 'wt%': -2, ppm: -6 } as const;

/** The digits of a reading expressed in another unit, exactly ("0.002" wt% = "20" ppm). */
export const inUnit = (digits: string, from: 'wt%' | 'ppm', to: 'wt%' | 'ppm'): string =>
  from === to ? digits : shiftDecimal(digits, POWER[from] - POWER[to]);

/**
 * The contractual rule on one result: exact decimals, no uncertainty. A "<" or ">" result decides only where its
 * whole interval lies on one side; otherwise HOLD. Limits are inclusive.
 * Source of the two roundings: ASTM E29, absolute and rounding method (docs/theory/release.md, equation 1).
 */
export function contractualVerdict(
  reading: Reading,
  unit: 'wt%' | 'ppm',
  rule: { readonly limit: PrintedLimit; readonly rounding: Rounding },
): Judgement {
  const { limit, rounding } = rule;
  const digits = inUnit(reading.digits, unit, limit.unit);
  const sides = [
    limit.max === undefined
      ? null
      : side(digits, reading.operator, { bound: limit.max, kind: 'max', rounding, unit: limit.unit }),
    limit.min === undefined
      ? null
      : side(digits, reading.operator, { bound: limit.min, kind: 'min', rounding, unit: limit.unit }),
  ].filter((judgement) => judgement !== null);
  const judged = worst(sides) ?? { verdict: 'PASS', reason: 'no limit' };
  if (judged.verdict !== 'PASS' || sides.length < 2) return judged;
  const shown = judged.reason.slice(0, judged.reason.indexOf(' against '));
  return { verdict: 'PASS', reason: `${shown} against ${limit.min} to ${limit.max} ${limit.unit}` };
}

/** The worse of several judgements: FAIL before HOLD before PASS; null for none. */
function worst(judgements: readonly Judgement[]): Judgement | null {
  return (
    judgements.find((judgement) => judgement.verdict === 'FAIL') ??
    judgements.find((judgement) => judgement.verdict === 'HOLD') ??
    judgements[0] ??
    null
  );
}

interface Side {
  readonly bound: string;
  readonly kind: 'min' | 'max';
  readonly rounding: Rounding;
  readonly unit: string;
}

function side(
  digits: string,
  operator: Reading['operator'],
  { bound, kind, rounding, unit }: Side,
): Judgement {
  const shown = asCompared(digits, bound, rounding);
  const order = compareDecimals(shown, bound);
  const moved = shown !== digits && (operator === '=' || compareDecimals(digits, bound) !== order);
  const words = `${operator === '=' ? '' : operator}${digits} ${unit}${moved ? `, rounded ${shown},` : ''} against ${kind === 'max' ? 'at most' : 'at least'} ${bound} ${unit}`;
  const below = operator === '<' || operator === '<=';
  const above = operator === '>' || operator === '>=';
  // An end that rounding moved may be reached: only "<" and ">" on the very decimal exclude it.
  const beyond = order === 0 && operator.length === 1 && compareDecimals(shown, digits) === 0;
  if (kind === 'max') {
    if (above) return { verdict: order > 0 || beyond ? 'FAIL' : 'HOLD', reason: words };
    if (order <= 0) return { verdict: 'PASS', reason: words };
    return below
      ? { verdict: 'HOLD', reason: `${words}: the detection limit is above the limit` }
      : { verdict: 'FAIL', reason: words };
  }
  if (below && compareDecimals(bound, '0') <= 0) return { verdict: 'PASS', reason: words };
  if (below) return { verdict: order < 0 || beyond ? 'FAIL' : 'HOLD', reason: words };
  if (order >= 0) return { verdict: 'PASS', reason: words };
  return above ? { verdict: 'HOLD', reason: words } : { verdict: 'FAIL', reason: words };
}

/** A decimal as it stands beside a limit: to the last digit of the limit under the rounding method. */
const asCompared = (digits: string, bound: string, rounding: Rounding): string =>
  rounding === 'rounded' ? roundHalfEven(digits, parseReading(bound).decimals) : digits;

/**
 * A content known only to lie in [low, high], in the unit of the limit; `high` null = no upper end is known. Decided
 * where the whole interval lies on one side of each limit, each end rounded as the contract says (equation 15).
 */
export function intervalVerdict(
  { low, high }: { readonly low: string; readonly high: string | null },
  { limit, rounding }: { readonly limit: PrintedLimit; readonly rounding: Rounding },
): Verdict {
  const order = (end: string, bound: string): number =>
    compareDecimals(asCompared(end, bound, rounding), bound);
  const { min, max } = limit;
  if (max !== undefined && order(low, max) > 0) return 'FAIL';
  if (min !== undefined && high !== null && order(high, min) < 0) return 'FAIL';
  const inside =
    (max === undefined || (high !== null && order(high, max) <= 0)) &&
    (min === undefined || order(low, min) >= 0);
  return inside ? 'PASS' : 'HOLD';
}
