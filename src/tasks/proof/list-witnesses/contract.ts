import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { ledgerWitnessesSchema } from '../../../documents/keys.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'list-witnesses',
  verb: 'ledger witnesses',
  title: 'List the keys of the plant, and the witnesses that have signed its ledger',
  order: z.strictObject({}),
  answer: ledgerWitnessesSchema,
  act: null,
  reads: true,
  list: { set: 'Witnesses', rows: 'witnesses', key: ['name', 'keyId'] },
  examples: [{}],
});
