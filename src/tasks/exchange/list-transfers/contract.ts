import { z } from 'zod';
import { subjectOf, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { transfersSchema } from '../../../documents/exchange/transfer.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'list-transfers',
  verb: 'transfer list',
  title: 'List what was sent to other plants and received from them',
  order: z.strictObject({
    of: field(
      z
        .array(subjectOf(['lot', 'object']))
        .max(1000)
        .exactOptional(),
      {
        label: 'Of this metal',
        help: 'only transfers of these lots and objects, and their shipments that nobody confirmed yet',
        takes: 'subjects',
        reads: 'names',
      },
    ),
    certificate: field(textSchema.exactOptional(), {
      label: 'Certificate',
      help: 'also the metal that a certificate of this number was issued for',
      takes: 'number',
      unshown: true,
    }),
    prove: field(z.boolean().exactOptional(), {
      label: 'With proof',
      help: 'the records under a signed checkpoint, where the key of the log is at hand',
    }),
  }),
  answer: transfersSchema,
  act: null,
  reads: true,
  list: { set: 'Transfers', rows: 'rows', key: 'shipment' },
  examples: [{}],
});
