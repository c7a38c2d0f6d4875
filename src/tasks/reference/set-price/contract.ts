import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { asTypedField } from '../../../documents/contract/fields.ts';
import { keptPricesSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'set-price',
  verb: 'price set',
  title: 'Set the price of an element or a charge material; plans reckon with the latest day',
  order: z.strictObject({
    of: field(textSchema, {
      label: 'Element or charge material',
      help: 'element such as Ni, or charge material such as Ni-electrolytic',
      argument: 1,
    }),
    usd_per_kg: field(z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal such as 15.40'), {
      label: 'Price',
      help: 'USD per kg, such as 15.40',
      unit: 'USD/kg',
      reads: 'decimal',
      argument: 2,
      takes: 'price',
    }),
    on: field(z.iso.date().exactOptional(), {
      ...{ label: 'Day of the price', help: 'day of the price; default today', reads: 'day' },
    }),
    source: field(reasonSchema.max(200), {
      ...{ label: 'Source', help: 'where the price was read', takes: 'words' },
    }),
    asTyped: asTypedField,
  }),
  answer: keptPricesSchema,
  act: 'set price',
  who: 'who sets it',
  button: 'Set the price',
  examples: [{ of: 'Ni', usd_per_kg: '15.40', source: 'metal exchange', on: '2026-11-26' }],
  exampleBy: 'p-plan',
  makesLedger: true,
});
