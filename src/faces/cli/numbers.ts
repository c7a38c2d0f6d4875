import { InputError } from '../../foundation/errors.ts';

/** A number of at least 0 out of an option or argument. Throws InputError naming it. */
export function positive(text: string, path: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InputError(`${path} "${text}" is not a number of at least 0`, {
    path,
    value: text,
    allowed: 'a decimal with a point',
  });
}

/** Whole grams of a mass in kg. */
export const grams = (kg: string, path: string): number => Math.round(positive(kg, path) * 1000);

/** `{ [name]: value }` when the option was given, else nothing. */
export const given = <K extends string>(
  name: K,
  text: string | undefined,
  path: string,
): { readonly [P in K]?: number } =>
  (text === undefined ? {} : { [name]: positive(text, path) }) as { readonly [P in K]?: number };
