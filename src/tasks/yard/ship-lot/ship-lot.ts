import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Books that some of a lot left the plant. Throws NotFoundError for an unknown lot, and what the rule of the ledger refuses (L12). */
export const shipLot = defineVerb(contract, async ({ lot, mass_g, ...to }, context) => {
  const { store, actor, clock } = context;
  const { id, free_g } = await store.lot(lot);
  await store.execute(
    {
      type: 'shipLot',
      ...{ lot: id, ...to, mass_g: mass_g ?? free_g, happenedAt: clock().toISOString() },
      ...signatureOf(actor),
    },
    signalOf(context),
  );
  return store.lot(id);
});
