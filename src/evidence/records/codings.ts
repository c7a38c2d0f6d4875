import { z } from 'zod';
import { HEAT_USE_NAMES, type HeatUse, type UsedAmounts } from '../../foundation/quantity/heat-use.ts';
import { idOf, type Subject } from '../../metal/alloy/words.ts';
import { gramsToKg, kgToGrams } from './mass.ts';
import { as, coded } from './said.ts';
import { countText, decimalText, idText, kgText, signedKgText, subjectText } from './texts.ts';

/** Fields that records write otherwise than the program says them. */

const grams = { decode: kgToGrams, encode: gramsToKg };

/** A mass: kg with three decimals in the record, whole grams inside. */
export const kg = <const Name extends string = 'mass_g'>(name: Name = 'mass_g' as Name) =>
  as(name, coded(kgText, grams));

/** The same with a sign. */
export const signedKg = <const Name extends string>(name: Name) => as(name, coded(signedKgText, grams));

/** A whole number. */
export const count = coded(countText, { decode: Number, encode: String });

/** A decimal that is a number inside, written as short as it can be, or as `write` says. */
export const decimal = (write: (value: number) => string = String) =>
  coded(decimalText, { decode: Number, encode: write });

/** Present or absent. */
export const flag = coded(z.literal(true), { decode: Boolean, encode: (is) => (is ? true : undefined) });

/** A lot, heat or object. */
export const subject = coded(subjectText, {
  decode: (text) => text as Subject,
  encode: (named: Subject) => named,
});

/** A lot by its bare id. */
export const lotId = coded(subjectText, { decode: idOf, encode: (id) => `lot:${id}` });

/** A mass of a lot or object. */
export const portion = z.strictObject({ lot: as('from', subject), kg: kg() });

/** Where a mass was lost to. */
export const loss = z.strictObject({ to: idText, kg: kg() });

/** Amounts by item. */
export const uses = coded(
  z.array(z.strictObject({ item: z.enum(HEAT_USE_NAMES), amount: decimalText })).min(1),
  {
    decode: (list): UsedAmounts => Object.fromEntries(list.map(({ item, amount }) => [item, Number(amount)])),
    encode: (used) =>
      (Object.entries(used) as [HeatUse, number][]).map(([item, amount]) => ({
        item,
        amount: String(amount),
      })),
  },
);
