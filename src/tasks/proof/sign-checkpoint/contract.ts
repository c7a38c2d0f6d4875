import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { witnessesField } from '../../../documents/contract/proof-fields.ts';
import { checkpointSchema } from '../../../documents/keys.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'sign-checkpoint',
  verb: 'ledger checkpoint',
  title: 'Sign size and root of the ledger with the key of the log',
  order: z.strictObject({ witnesses: witnessesField }),
  answer: checkpointSchema,
  // who keeps the key of the log may sign with it; on a server that does, its roles decide
  act: null,
  who: 'who asks for it',
  button: 'Sign the checkpoint',
  examples: [{}],
});
