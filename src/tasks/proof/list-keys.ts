import { keysSchema } from '../../documents/keys.ts';
import { listKeysOrder } from '../../documents/orders/proof.ts';
import { defineTask } from '../task.ts';
import { keysOf } from './keys-of-ledger.ts';

/** The public keys of the log and of persons: what somebody outside needs, by another way than a bundle. */
export const listKeys = defineTask({
  name: 'list-keys',
  title: 'List the public keys of the log and of persons',
  order: listKeysOrder,
  answer: keysSchema,
  act: null,
  reads: true,
  run: (_, context) => keysOf(context),
});
