import { keysSchema } from '../../../documents/keys.ts';
import { listKeysOrder } from '../../../documents/orders/proof.ts';
import { partOf } from '../../part-of-list.ts';
import { defineTask } from '../../task.ts';
import { keysOf } from '../keys-of-ledger.ts';

/** The public keys of the log and of persons: what somebody outside needs, by another way than a bundle. */
export const listKeys = defineTask({
  name: 'list-keys',
  title: 'List the public keys of the log and of persons',
  order: listKeysOrder,
  answer: keysSchema,
  act: null,
  reads: true,
  isShort: true,
  run: async (order, context) => {
    const { keys, ...kept } = await keysOf(context);
    const { rows, ...part } = partOf(keys, order);
    return { ...kept, ...part, keys: rows };
  },
});
