import { z } from 'zod';
import { nameSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { acceptedField, customerOrderField } from '../../../documents/contract/release-fields.ts';
import { shippedSchema } from '../../../documents/yard/stock.ts';

export const contract = defineContract({
  group: 'release',
  name: 'ship-object',
  verb: 'ship',
  title: 'Book that a released object left the plant',
  order: z.strictObject({
    object: field(
      z
        .string()
        .overwrite((named) => named.replace(/^object:/, ''))
        .min(1)
        .max(200)
        .regex(/^[^:]+$/, 'is not the id of an object, such as I-1'),
      { label: 'Object', help: 'I-1 or object:I-1', argument: 1 },
    ),
    // confidential in the record
    to: field(nameSchema, { label: 'Who gets it', help: 'customer who receives it', takes: 'customer' }),
    order: customerOrderField,
    certificate: field(z.unknown().exactOptional(), {
      label: 'Certificate that goes with it',
      help: 'certificate that goes with it, of the object or of its heat: its number, or its file',
      reads: 'number-or-document',
    }),
    accepted: acceptedField(
      'Why it is shipped all the same',
      'why it is shipped although the certificate names another customer or lacks a signature',
    ),
  }),
  answer: shippedSchema,
  act: 'ship metal',
  who: 'who ships it',
  button: 'Book the shipment',
  examples: [{ object: 'I-1', to: 'forge A', certificate: 'C-1' }],
  exampleBy: 'p-cert',
});
