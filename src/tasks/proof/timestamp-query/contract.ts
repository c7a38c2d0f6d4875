import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { sizeField } from '../../../documents/contract/proof-fields.ts';
import { timestampQuerySchema } from '../../../documents/keys.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'timestamp-query',
  verb: 'ledger timestamp',
  chosenBy: ['--query'],
  title: 'Make the query by which an authority states the time of a checkpoint (RFC 3161)',
  order: z.strictObject({ size: sizeField }),
  answer: timestampQuerySchema,
  act: null,
  reads: true,
  forVisitors: true,
  file: {
    option: 'query',
    help: 'write what it is asked, to be carried to it; nothing is booked',
    bytes: 'query',
  },
  examples: [{}],
});
