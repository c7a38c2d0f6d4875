import { z } from 'zod';
import { nameSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field, massField } from '../../../documents/contract/field.ts';
import { lotField } from '../../../documents/contract/fields.ts';
import { acceptedField, customerOrderField } from '../../../documents/contract/release-fields.ts';
import { lotSchema } from '../../../documents/yard/stock.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'ship-lot',
  verb: 'lot ship',
  title: 'Book that a lot, or some of it, left the plant',
  order: z.strictObject({
    lot: lotField,
    // confidential in the record
    to: field(nameSchema, {
      label: 'Who gets it',
      help: 'customer who receives it, or the log of the plant that does',
      takes: 'customer',
    }),
    mass_g: massField(z.int().positive().max(1e12).exactOptional(), {
      label: 'Mass',
      help: 'what left of it; default: all that is free',
      option: 'mass',
    }),
    order: customerOrderField,
    accepted: acceptedField(
      'Why it is shipped all the same',
      'why it is shipped although it is not cleared, or was recalled',
    ),
  }),
  answer: lotSchema,
  act: 'ship metal',
  who: 'who ships it',
  button: 'Book the shipment',
  examples: [{ lot: 'R-1001', to: 'works-b.example/log', mass_g: 250_000 }],
  exampleBy: 'p-cert',
});
