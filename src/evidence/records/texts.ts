import { z } from 'zod';
import { isIdentifier, isPlain } from '../../metal/alloy/identifier.ts';
import { METAL_TYPES, oneOf } from '../../metal/alloy/words.ts';

/** Shapes of the strings that stand in records. */

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hexadecimal');

/** SHA-256 as base64url without padding: a digest of `_sd`. */
export const digestText = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not a SHA-256 in base64url');

/** Mass in kg with three decimals, "812.500": whole grams, written as the bundle vectors write them. */
export const kgText = z
  .string()
  .regex(/^(0|[1-9]\d{0,11})\.\d{3}$/, 'is not a mass in kg with three decimals');

/** The same with a sign: what a balance has too much or too little. */
export const signedKgText = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,11})\.\d{3}$/, 'is not a mass in kg with three decimals');

/** A whole number as text, "3". */
export const countText = z.string().regex(/^(0|[1-9]\d{0,8})$/, 'is not a whole number');

/** A decimal without operator, "0.97". */
export const decimalText = z.string().regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/, 'is not a decimal');

/** A day, "2026-11-24". */
export const dayText = z.iso.date('is not a day such as 2026-11-24');

/** An instant in UTC with milliseconds. */
export const instantText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'is not a time in UTC with milliseconds');

/** Text a person wrote: no control characters (databases refuse U+0000), no lone surrogates, at most 2000 characters. */
export const wordsText = z
  .string()
  .min(1)
  .max(2000)
  .refine((text) => isPlain(text), 'contains control characters or broken Unicode');

/** JSON as text, such as a furnace log: at most a million characters. */
export const jsonText = z
  .string()
  .min(2)
  .max(1_000_000)
  .refine((text) => isPlain(text) && isJson(text), 'is not JSON');

/** An identifier: printable, no blanks at its ends, at most 120 characters. */
export const idText = z
  .string()
  .min(1)
  .max(120)
  .refine((text) => isIdentifier(text), 'is not an identifier');

/** `lot:...`, `heat:...` or `object:...`. */
export const subjectText = z
  .string()
  .regex(
    new RegExp(`^(${METAL_TYPES.join('|')}):\\S(.{0,118}\\S)?$`, 'u'),
    `does not begin with ${oneOf(METAL_TYPES.map((type) => `${type}:`))}`,
  )
  .refine((text) => isPlain(text), 'contains control characters or broken Unicode');

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
