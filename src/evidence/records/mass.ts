import { InputError } from '../../foundation/errors.ts';

/** Largest mass of one lot or heat [g]: 1e12 g = a million tonnes, far inside exact integers. */
export const LARGEST_MASS_G = 1e12;

/**
 * Text "812.500" of a mass in whole grams: kg with exactly three decimals, as the bundle vectors write masses.
 * A minus sign is kept (balances). Throws InputError when `grams` is not a whole number or too large.
 */
export function gramsToKg(grams: number): string {
  if (!Number.isSafeInteger(grams) || Math.abs(grams) > LARGEST_MASS_G) {
    throw new InputError(`${grams} g is not a whole number of grams in range`, {
      value: grams,
      unit: 'g',
      allowed: `whole grams up to ${LARGEST_MASS_G}`,
    });
  }
  const digits = String(Math.abs(grams)).padStart(4, '0');
  return `${grams < 0 ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

/** Whole grams from "812.500"; inverse of `gramsToKg`. Throws InputError for any other writing. */
export function kgToGrams(text: string): number {
  const match = /^(-?)(0|[1-9]\d*)\.(\d{3})$/.exec(text);
  const grams = match ? Number(match[1] + match[2]! + match[3]!) : Number.NaN;
  if (!Number.isSafeInteger(grams) || Math.abs(grams) > LARGEST_MASS_G) {
    throw new InputError(`"${text}" is not a mass in kg with three decimals`, {
      value: text,
      unit: 'kg',
      allowed: 'a mass such as "812.500"',
    });
  }
  return grams === 0 ? 0 : grams;
}
