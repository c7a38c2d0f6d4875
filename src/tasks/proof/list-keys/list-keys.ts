import { partOf } from '../../../desk/part-of-list.ts';
import { defineVerb } from '../../task.ts';
import { keysOf } from '../keys-of-ledger.ts';
import { contract } from './contract.ts';

/** The public keys of the log and of persons: what somebody outside needs, by another way than a bundle. */
export const listKeys = defineVerb(contract, async (order, context) => {
  const { keys, ...kept } = await keysOf(context);
  const { rows, ...part } = partOf(keys, order);
  return { ...kept, ...part, keys: rows };
});
