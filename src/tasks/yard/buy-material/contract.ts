import { z } from 'zod';
import { nameSchema, newIdSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field, massField } from '../../../documents/contract/field.ts';
import { asTypedField, sameNamesField } from '../../../documents/contract/fields.ts';
import { lotSchema } from '../../../documents/yard/stock.ts';

/** What was paid for a kilogram: decimal text, currency (ISO 4217), day, invoice. */
const price = z.strictObject({
  text: field(z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be a decimal with a point, such as 17.50'), {
    label: 'Price of a kilogram',
    help: 'what a kilogram cost; with currency and day',
    option: 'price',
    reads: 'decimal',
    takes: 'per_kg',
  }),
  currency: field(
    z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be a currency of three letters, such as EUR')
      .default('USD'),
    { label: 'Currency', help: 'currency of the price; default USD', takes: 'code' },
  ),
  on: field(z.iso.date('must be a day such as 2026-11-24').exactOptional(), {
    label: 'Day of the price',
    help: 'default today',
    option: 'price-date',
    takes: 'day',
  }),
  source: field(textSchema.exactOptional(), {
    label: 'Source of the price',
    folded: true,
    help: 'invoice or offer that the price is from',
    option: 'price-source',
    takes: 'words',
  }),
});

export const contract = defineContract({
  group: 'yard',
  name: 'buy-material',
  verb: 'lot buy',
  title: 'Book a virgin metal or addition alloy by its data sheet, cleared',
  order: z.strictObject({
    material: field(textSchema, {
      label: 'Material',
      help: 'a charge material, such as Ni-electrolytic',
      from: 'materials',
      argument: 1,
      takes: 'material',
    }),
    mass_g: massField(z.number().min(0), { label: 'Mass', argument: 2, takes: 'kg' }),
    lot: field(newIdSchema.exactOptional(), {
      label: 'Lot',
      help: 'default V-<material>, with a count from the second purchase on',
      folded: true,
      takes: 'id',
    }),
    supplier: field(nameSchema.exactOptional(), { label: 'Supplier', help: 'who sold it', takes: 'name' }),
    sameNames: sameNamesField,
    price: price.exactOptional(),
    certificate: field(textSchema.exactOptional(), {
      label: 'Certificate',
      help: 'number of the paper that came with it',
      takes: 'number',
    }),
    asTyped: asTypedField,
  }),
  answer: lotSchema,
  act: 'receive lot',
  who: 'who books',
  button: 'Book',
  examples: [{ material: 'Ni-electrolytic', mass_g: 2_000_000 }],
  makesLedger: true,
});
