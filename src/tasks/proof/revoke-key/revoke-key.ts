import { keysSchema } from '../../../documents/keys.ts';
import { revokeKeyOrder } from '../../../documents/orders/proof.ts';
import { signalOf } from '../../context.ts';
import { defineTask } from '../../task.ts';
import { keysOf } from '../keys-of-ledger.ts';
import { refuseTwo } from '../make-key/make-key.ts';
import { signerOfOrder } from '../signer-of-order.ts';

/** Records that the key of the log, of its cosigner or of a person signs no more. */
export const revokeKey = defineTask({
  name: 'revoke-key',
  title: 'Record that a key is lost, exposed or retired: it signs no more',
  order: revokeKeyOrder,
  answer: keysSchema,
  act: null,
  run: async (order, context) => {
    refuseTwo(order);
    await context.store.execute(
      { type: 'revokeKey', ...order, ...(await signerOfOrder(context)) },
      signalOf(context),
    );
    return keysOf(context);
  },
});
