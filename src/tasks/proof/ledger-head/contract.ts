import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { ledgerHeadSchema } from '../../../documents/proof/ledger-check.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'ledger-head',
  verb: 'ledger head',
  title: 'Show size and root of the ledger, to be noted elsewhere',
  order: z.strictObject({}),
  answer: ledgerHeadSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{}],
});
