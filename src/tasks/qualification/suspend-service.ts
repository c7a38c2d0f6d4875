import { suspendServiceOrder } from '../../documents/orders/programme.ts';
import { programmeBoardSchema } from '../../documents/programme-board.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';
import { boardOf } from './board.ts';
import { keptProgramme } from './kept-programme.ts';

/** Suspends a material that is in service; it comes back when gate 2 was judged again. */
export const suspendService = defineTask({
  name: 'suspend-service',
  title: 'Suspend a material that is in service, with a reason',
  order: suspendServiceOrder,
  answer: programmeBoardSchema,
  act: 'suspend service',
  run: async ({ programme, reason }, context) => {
    await keptProgramme(programme, context);
    await context.store.execute(
      { type: 'suspendService', programme, reason, ...signatureOf(context.actor) },
      signalOf(context),
    );
    return boardOf(programme, context);
  },
});
