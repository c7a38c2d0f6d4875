import type { KeptRoute } from '../../src/documents/reference.ts';
import { typedNumber } from '../design/locale.ts';
import { numberOf } from '../design/read-number.ts';

type Addition = NonNullable<KeptRoute['route'][number]['additions']>[number];

/** An addition to a bath as it is typed. */
export interface TypedAddition {
  /** Charge material; empty where it is stated by its contents. */
  readonly material: string;
  readonly amount: string;
  /** `kg`, or share of the metal that is then in the furnace. */
  readonly unit: 'kg' | 'wt%';
  /** Since the operation began [min]. */
  readonly at_min: string;
  /** What the form has no field for: contents, recovery, time to dissolve. It stays as it was. */
  readonly more: Partial<Addition>;
}

/** A new row of the form. */
export const BLANK_ADDITION: TypedAddition = { material: '', amount: '', unit: 'kg', at_min: '', more: {} };
/** What is offered as an example: aluminium an hour after the bath is there. */
export const EXAMPLE_ADDITION: TypedAddition = {
  ...BLANK_ADDITION,
  ...{ material: 'Al-ingot', amount: typedNumber(1.2), at_min: '60' },
};

/** Additions of a route to be typed over. */
export const typedAdditions = (additions: readonly Addition[] = []): readonly TypedAddition[] =>
  additions.map(({ material = '', mass_kg, wtpct, at_s, ...more }) => ({
    material,
    amount: amountText(mass_kg ?? wtpct),
    unit: mass_kg === undefined ? 'wt%' : 'kg',
    at_min: typedNumber(at_s / 60),
    more,
  }));

const amountText = (amount: number | undefined): string => (amount === undefined ? '' : typedNumber(amount));

/** Minutes as typed; 0 = at the beginning. */
const minutesOf = (typed: string): number | undefined =>
  /^0+([.,]0+)?$/.test(typed.trim()) ? 0 : numberOf(typed);

/** True for a row that says what is added, how much of it, and when. */
export const isWholeAddition = ({ material, amount, at_min, more }: TypedAddition): boolean =>
  (material !== '' || more.composition_wtpct !== undefined) &&
  numberOf(amount) !== undefined &&
  minutesOf(at_min) !== undefined;

/** Additions as a route has them, each of them whole. */
export const additionsOf = (typed: readonly TypedAddition[]): readonly Addition[] =>
  typed.map(
    ({ material, amount, unit, at_min, more }) =>
      ({
        ...(material === '' ? {} : { material }),
        [unit === 'kg' ? 'mass_kg' : 'wtpct']: numberOf(amount),
        at_s: Math.round(minutesOf(at_min)! * 60_000) / 1000,
        ...more,
      }) as Addition,
  );
