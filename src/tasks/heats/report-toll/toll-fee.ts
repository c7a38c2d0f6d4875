import { contractOf } from '../../../desk/heat/known-heat.ts';
import type { Toll } from '../../../documents/economics/toll.ts';
import type { HeatContract } from '../../../documents/heats/heat-contract.ts';
import { InputError } from '../../../foundation/errors.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import type { TollMoves } from './toll-entries.ts';

/** A fee in words: money for a kilogram, or a share of the metal. */
const FEE = /^(\d+(?:\.\d+)?) ?(?:([A-Z]{3})\/(kg|t)|(%))$/;

/**
 * What a customer owes for melting: on the metal of their heats that was shipped in the days of the statement. Throws InputError for a
 * fee that is neither money for a mass nor a share below 100 %.
 */
export function feeOf(text: string, moves: TollMoves, { from, to }: Days): NonNullable<Toll['fee']> {
  const [, rate, currency, per = 'kg', percent] = FEE.exec(text.trim()) ?? [];
  if (rate === undefined || (percent !== undefined && Number(rate) >= 100))
    throw new InputError(`"${text}" is no toll fee`, {
      path: 'fee',
      value: text,
      allowed: 'money for a mass such as 4.20 USD/kg, or a share of the metal such as 3 %',
      cure: 'state it as the contract does',
    });
  const shipped_kg = sumOf(shippedIn(moves, { from, to }), ({ kg }) => kg);
  return {
    stated: text.trim(),
    shipped_kg,
    ...(currency === undefined
      ? { amount: (shipped_kg * Number(rate)) / 100, unit: 'kg' }
      : { amount: (shipped_kg * Number(rate)) / (per === 't' ? 1000 : 1), unit: currency }),
  };
}

interface Days {
  readonly from: string | null;
  readonly to: string;
}

/**
 * Metal of the heats of a customer that was shipped in some days [kg], heat by heat: the same metal that a contract counts as sold. What failed and left
 * as scrap does not count.
 */
const shippedIn = ({ customer, metal, moves, heats }: TollMoves, { from, to }: Days) =>
  heats
    .filter(({ heat }) => heat.owner === customer)
    .map(({ heat }) => ({
      heat,
      kg:
        sumOf(
          moves.filter(
            ({ step, on, about, contentsOf }) =>
              step === 'shipped' &&
              contentsOf === heat.subject &&
              metal.stock.get(about)?.disposition === null &&
              (from === null || on >= from) &&
              on <= to,
          ),
          ({ mass_g }) => mass_g,
        ) / 1000,
    }))
    .filter(({ kg }) => kg > 0);

/**
 * What a customer owes by the contracts of their heats; undefined where none of those shipped from in these days states a toll fee. Money of
 * several currencies is told in USD.
 */
export function contractFee(moves: TollMoves, days: Days): Toll['fee'] {
  const shipped = shippedIn(moves, days).map(({ heat, kg }) => ({
    ...{ id: heat.id, kg },
    contract: contractOf(heat),
  }));
  const owed = shipped.flatMap(({ kg, contract }) => (contract?.type === 'toll' ? [{ kg, contract }] : []));
  const [first] = owed;
  if (!first) return undefined;
  const { currency } = first.contract;
  const same = owed.every(({ contract }) => contract.currency === currency);
  const rateOf = ({ usd_per_unit = 1 }: HeatContract): number => (same ? 1 : usd_per_unit);
  return {
    stated: `${[...new Set(owed.map(({ contract }) => `${contract.fee_per_kg} ${contract.currency}/kg`))].join(', ')} by contract`,
    shipped_kg: sumOf(owed, ({ kg }) => kg),
    amount: sumOf(owed, ({ kg, contract }) => kg * contract.fee_per_kg * rateOf(contract)),
    unit: same ? currency : 'USD',
    without: shipped.filter(({ contract }) => contract?.type !== 'toll').map(({ id }) => id),
  };
}
