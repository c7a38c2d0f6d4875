import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Proposes to lift a hold that a person set; another person then clears the lot. Throws ConflictError where nobody holds it. */
export const liftHold = defineVerb(contract, async ({ lot, reason }, context) => {
  const { store, actor } = context;
  await store.execute({ type: 'proposeLift', lot, reason, ...signatureOf(actor) }, signalOf(context));
  return store.lot(lot);
});
