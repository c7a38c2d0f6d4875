import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { epcisHashesSchema, epcisJsonSchema } from '../../../documents/proof/epcis.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'hash-epcis',
  title: 'Hash the events of an EPCIS 2.0 document',
  order: z.strictObject({
    document: field(epcisJsonSchema, {
      ...{ label: 'Document', help: 'a document in JSON-LD or XML; - = standard input', reads: 'document' },
    }),
  }),
  answer: epcisHashesSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ document: {} }],
});
