import { Big } from 'big.js';
import { InputError } from '../errors.ts';
import { ownValue } from './own-value.ts';

/**
 * A decimal as printed. The text is kept ("0.30" is not "0.3"), with its operator ("<0.1").
 * Computing uses `value`; comparing against limits uses the exact decimal.
 */
export interface Reading {
  /** Exactly as written, trimmed. */
  readonly text: string;
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  /** The decimal without its operator and without a plus sign, "0.30". */
  readonly digits: string;
  /** Binary value of `digits`, for computing. */
  readonly value: number;
  /** Digits after the decimal point, 2 for "0.30". */
  readonly decimals: number;
}

/** Three digits of exponent: exact decimals are written out, and a longer one would fill the memory with zeros. */
const SHAPE = /^(<=|>=|<|>|≤|≥)?\s*\+?(-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)$/;
const OPERATORS: Readonly<Record<string, Reading['operator']>> = { '≤': '<=', '≥': '>=' };

/**
 * Reading of a printed decimal such as "0.30", "<0.1", "1.5e-4". The decimal sign is a point; a comma is refused
 * here because only the importer of a file knows whether "1,234" means 1.234 or 1234.
 * Throws InputError when the text is not a decimal.
 */
export function parseReading(text: string, path?: string): Reading {
  const trimmed = text.trim();
  const match = SHAPE.exec(trimmed);
  if (!match) {
    throw new InputError(`"${text}" is not a decimal`, {
      ...(path === undefined ? {} : { path }),
      value: text,
      allowed: 'digits with one decimal point, and < or > in front where needed',
    });
  }
  const sign = match[1] ?? '=';
  const digits = match[2]!;
  const end = digits.search(/e/i);
  const mantissa = end < 0 ? digits : digits.slice(0, end);
  const exponent = end < 0 ? 0 : Number(digits.slice(end + 1));
  const point = mantissa.indexOf('.');
  const places = point < 0 ? 0 : mantissa.length - point - 1;
  return {
    text: trimmed,
    operator: ownValue(OPERATORS, sign) ?? (sign as Reading['operator']),
    digits,
    value: Number(digits),
    decimals: Math.max(0, places - exponent),
  };
}

/** True for what `parseReading` takes. */
export const isReading = (text: string): boolean => SHAPE.test(text.trim());

/** -1, 0 or 1: exact comparison of two decimals without binary rounding. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  return new Big(a).cmp(new Big(b));
}

/**
 * Decimal text of `digits` rounded to `decimals` places, halves to even (ASTM E29, section 6.4.3: the absolute
 * alternative does not round at all; the rounding method uses this).
 */
export function roundHalfEven(digits: string, decimals: number): string {
  return new Big(digits).round(decimals, Big.roundHalfEven).toFixed(decimals);
}

/** Exact sum of decimals as decimal text, keeping the largest number of places. */
export function addDecimals(terms: readonly string[]): string {
  const places = Math.max(0, ...terms.map((term) => parseReading(term).decimals));
  return terms.reduce((sum, term) => sum.plus(new Big(term)), new Big(0)).toFixed(places);
}

/** Exact product of two decimals as decimal text, without trailing zeros. */
export const timesDecimal = (a: string, b: string): string => new Big(a).times(new Big(b)).toFixed();

/**
 * Average of the averages of groups of decimals, each group weighing the same: decimal text with one place more than they have, so that
 * the rounding of a contract still has something to round. It is divided once, at the end. Throws InputError for no group and an empty one.
 */
export function averageDecimals(groups: readonly (readonly string[])[]): string {
  const ofLength = Map.groupBy(groups, ({ length }) => length);
  if (groups.length === 0 || ofLength.has(0))
    throw new InputError('an average needs at least one value', { allowed: 'at least one decimal' });
  const whole = [...ofLength.keys()].reduce((product, length) => product.times(length), new Big(1));
  const sum = [...ofLength].reduce(
    (total, [length, alike]) => total.plus(whole.div(length).times(addDecimals(alike.flat()))),
    new Big(0),
  );
  const places = parseReading(addDecimals(groups.flat())).decimals + 1;
  return sum.div(whole.times(groups.length)).toFixed(places);
}

/** Decimal text of a float with a stated number of places: the only float -> decimal step of record encoders. */
export function toDecimalText(value: number, decimals: number): string {
  if (!Number.isFinite(value))
    throw new InputError(`${value} cannot be written as a decimal`, { value: String(value) });
  return new Big(value).toFixed(decimals);
}

/** Decimal text times a power of ten, exactly: shiftDecimal("0.30", 4) = "3000". Used between wt% and ppm. */
export function shiftDecimal(digits: string, power: number): string {
  const places = Math.max(0, parseReading(digits).decimals - power);
  return new Big(digits).times(new Big(10).pow(power)).toFixed(places);
}
