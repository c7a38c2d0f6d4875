import { liftHoldOrder } from '../../documents/orders/yard.ts';
import { lotSchema } from '../../documents/stock.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';

/** Proposes to lift a hold that a person set; another person then clears the lot. Throws ConflictError where nobody holds it. */
export const liftHold = defineTask({
  name: 'lift-hold',
  title: 'Propose to lift a hold; another person clears the lot',
  order: liftHoldOrder,
  answer: lotSchema,
  act: 'lift hold',
  run: async ({ lot, reason }, context) => {
    const { store, actor } = context;
    await store.execute({ type: 'proposeLift', lot, reason, ...signatureOf(actor) }, signalOf(context));
    return store.lot(lot);
  },
});
