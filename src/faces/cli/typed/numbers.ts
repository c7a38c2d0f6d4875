import { InputError } from '../../../foundation/errors.ts';

/** A number as people write it, NaN for another text: no hexadecimal, no "Infinity". */
export const decimalIn = (text: string): number =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;

/** A number of at least 0 out of an option or argument. Throws InputError naming it. */
export function positive(text: string, path: string): number {
  const value = decimalIn(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new InputError(`${path} "${text}" is not a number of at least 0`, {
    path,
    value: text,
    allowed: 'a decimal with a point',
  });
}

/** A count out of an option or argument, from `least` on. Throws InputError naming it. */
export function whole(text: string, path: string, least: 0 | 1): number {
  const value = decimalIn(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  const allowed = `a whole number from ${least}`;
  throw new InputError(`${path} "${text}" is not ${allowed}`, { path, value: text, allowed });
}

/** The same, nothing where the option was not given. */
export const positiveIfGiven = (text: string | undefined, path: string): number | undefined =>
  text === undefined ? undefined : positive(text, path);

/** A port out of an option; nothing where it was not given. Throws InputError naming it. */
export function portIfGiven(text: string | undefined, path: string): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InputError(`${path} "${text}" is no port`, {
    path,
    value: text,
    allowed: 'a whole number from 1 to 65535; 0 = any free one',
  });
}

/** Whole grams of a mass in kg. */
export const grams = (kg: string, path: string): number => Math.round(positive(kg, path) * 1000);

/** Whole grams of "0.5kg" or "500g"; the unit is written, because a slip of a thousand is easily made. */
export function weightOf(text: string, path: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(kg|g)$/.exec(text.trim());
  if (match) return Math.round(Number(match[1]) * (match[2] === 'kg' ? 1000 : 1));
  throw new InputError(`${path} "${text}" is not a mass with its unit`, {
    path,
    value: text,
    allowed: '0.5kg or 500g',
    ...(text.includes(',') ? { cure: 'write a point for the comma' } : {}),
  });
}
