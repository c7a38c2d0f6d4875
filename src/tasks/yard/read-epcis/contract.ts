import { z } from 'zod';
import { nameSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { epcisJsonSchema, epcisReadingSchema } from '../../../documents/proof/epcis.ts';

/** What the document does not say of its lots. */
const order = z.strictObject({
  document: field(epcisJsonSchema, {
    label: 'Document',
    help: 'a document in JSON-LD or XML; - = standard input',
    reads: 'document',
    argument: 1,
    takes: 'file',
  }),
  form: field(textSchema.exactOptional(), {
    label: 'Form',
    help: 'of lots whose form the document does not say',
    takes: 'form',
  }),
  origin: field(textSchema.exactOptional(), {
    label: 'Origin',
    help: 'ISO 14021: post-consumer, pre-consumer-external or virgin',
    takes: 'class',
  }),
  supplier: field(nameSchema.exactOptional(), {
    label: 'Supplier',
    help: 'who sent it; default who owned it before',
    from: 'suppliers',
    takes: 'name',
  }),
});
export type ReadEpcisOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'yard',
  name: 'read-epcis',
  title: 'Read the lots that a supplier announces as EPCIS 2.0 events; books nothing',
  order,
  answer: epcisReadingSchema,
  act: null,
  reads: true,
  examples: [{ document: {} }],
});
