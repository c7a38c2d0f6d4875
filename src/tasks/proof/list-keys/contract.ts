import { partOrder } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { keysSchema } from '../../../documents/keys.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'list-keys',
  verb: 'keys list',
  title: 'List the public keys of the log and of persons',
  order: partOrder,
  answer: keysSchema,
  act: null,
  reads: true,
  list: { set: 'Keys', rows: 'keys', key: 'verifierKey' },
  isShort: true,
  examples: [{}],
});
