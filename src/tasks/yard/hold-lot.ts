import { holdLotOrder } from '../../documents/orders/yard.ts';
import { lotSchema } from '../../documents/stock.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';

/** Puts a lot (back) on hold; its reservations stay, draws are refused. Throws NotFoundError for an unknown lot. */
export const holdLot = defineTask({
  name: 'hold-lot',
  title: 'Put a lot on hold',
  order: holdLotOrder,
  answer: lotSchema,
  act: 'hold lot',
  run: async ({ lot, reason }, context) => {
    const { store, actor } = context;
    await store.execute({ type: 'holdLot', lot, reason, ...signatureOf(actor) }, signalOf(context));
    return store.lot(lot);
  },
});
