import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { checkpointStateSchema } from '../../../documents/keys.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'checkpoint-state',
  verb: 'ledger signed',
  title: 'Show up to which record the ledger is signed, by the plant and by witnesses',
  order: z.strictObject({}),
  answer: checkpointStateSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{}],
});
