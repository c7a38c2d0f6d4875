import { signalOf } from '../../../desk/context.ts';
import { defineVerb } from '../../task.ts';
import { keysOf } from '../keys-of-ledger.ts';
import { refuseTwo } from '../make-key/make-key.ts';
import { signerOfOrder } from '../signer-of-order.ts';
import { contract } from './contract.ts';

/** Records that the key of the log, of its cosigner or of a person signs no more. */
export const revokeKey = defineVerb(contract, async (order, context) => {
  refuseTwo(order);
  await context.store.execute(
    { type: 'revokeKey', ...order, ...(await signerOfOrder(context)) },
    signalOf(context),
  );
  return keysOf(context);
});
