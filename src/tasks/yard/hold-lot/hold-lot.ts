import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Puts a lot (back) on hold; its reservations stay, draws are refused. Throws NotFoundError for an unknown lot. */
export const holdLot = defineVerb(contract, async ({ lot, reason }, context) => {
  const { store, actor } = context;
  await store.execute({ type: 'holdLot', lot, reason, ...signatureOf(actor) }, signalOf(context));
  return store.lot(lot);
});
