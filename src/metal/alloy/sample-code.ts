import { sha256Bytes } from '../../foundation/quantity/canonical.ts';

/** Digits of a code: none that is taken for another by an eye or a keyboard (Crockford base 32: no I, L, O, U). */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Digits before the check digit: 40 bits. */
const LENGTH = 8;

/**
 * Code of a sample for its label and for the name field of an instrument, such as "R7K3-M2QX-A": from the metal and the number of
 * the sample alone, so that nobody has to keep it. The last digit checks the others: one wrong digit, and most neighbours in the
 * wrong order, are noticed.
 */
export function sampleCode(subject: string, sample: string): string {
  const bytes = sha256Bytes(new TextEncoder().encode(`${subject}\n${sample}`));
  const bits = [...bytes.subarray(0, 5)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = Array.from(
    { length: LENGTH },
    (_, i) => DIGITS[Number.parseInt(bits.slice(5 * i, 5 * i + 5), 2)]!,
  ).join('');
  return `${digits.slice(0, 4)}-${digits.slice(4)}-${checkDigit(digits)}`;
}

/** The code that a text holds, however its letters and dashes were typed; null for any other text, or one with a wrong digit. */
export function sampleCodeIn(text: string): string | null {
  const typed = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s_-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (typed.length !== LENGTH + 1 || [...typed].some((digit) => !DIGITS.includes(digit))) return null;
  const digits = typed.slice(0, LENGTH);
  return typed.at(-1) === checkDigit(digits)
    ? `${digits.slice(0, 4)}-${digits.slice(4)}-${typed.at(-1)}`
    : null;
}

/** Weights 1, 3, 5 ... of the digits modulo 32: odd ones see each single digit, and their differences of 2 most swaps of neighbours. */
const checkDigit = (digits: string): string =>
  DIGITS[
    [...digits].reduce((sum, digit, i) => sum + (2 * i + 1) * DIGITS.indexOf(digit), 0) % DIGITS.length
  ]!;
