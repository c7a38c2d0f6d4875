import type { Toll } from '../../documents/toll.ts';
import { InputError } from '../../foundation/errors.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import type { TollMoves } from './toll-entries.ts';

/** A fee in words: money for a kilogram, or a share of the metal. */
const FEE = /^(\d+(?:\.\d+)?) ?(?:([A-Z]{3})\/(kg|t)|(%))$/;

/**
 * What a customer owes for melting: on the metal cast from their heats in the days of the statement. Throws InputError for a fee that
 * is neither money for a mass nor a share below 100 %.
 */
export function feeOf(
  text: string,
  { customer, heats }: TollMoves,
  { from, to }: { readonly from: string | null; readonly to: string },
): NonNullable<Toll['fee']> {
  const [, rate, currency, per = 'kg', percent] = FEE.exec(text.trim()) ?? [];
  if (rate === undefined || (percent !== undefined && Number(rate) >= 100))
    throw new InputError(`"${text}" is no toll fee`, {
      path: 'fee',
      value: text,
      allowed: 'money for a mass such as 4.20 USD/kg, or a share of the metal such as 3 %',
      cure: 'state it as the contract does',
    });
  const cast = heats
    .filter(({ heat }) => heat.owner === customer)
    .flatMap(({ moves }) => moves)
    .filter(({ step, on }) => step === 'made' && (from === null || on >= from) && on <= to);
  const cast_kg = sumOf(cast, ({ mass_g }) => mass_g) / 1000;
  return {
    stated: text.trim(),
    cast_kg,
    ...(currency === undefined
      ? { amount: (cast_kg * Number(rate)) / 100, unit: 'kg' }
      : { amount: (cast_kg * Number(rate)) / (per === 't' ? 1000 : 1), unit: currency }),
  };
}
