import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { ledgerRebuildSchema } from '../../../documents/proof/ledger-check.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'rebuild-ledger',
  verb: 'ledger rebuild',
  title: 'Rebuild the balances from the records',
  order: z.strictObject({}),
  answer: ledgerRebuildSchema,
  act: null,
  exit: ({ equal }) => (equal ? 0 : 1),
  examples: [{}],
});
