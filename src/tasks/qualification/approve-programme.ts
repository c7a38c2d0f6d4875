import { approveProgrammeOrder } from '../../documents/orders/programme.ts';
import { programmeBoardSchema } from '../../documents/programme-board.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';
import { boardOf } from './board.ts';
import { keptProgramme } from './kept-programme.ts';

/** Books the approval of an authority outside. Throws ConflictError where the gate did not pass, InputError for an expired one. */
export const approveProgramme = defineTask({
  name: 'approve-programme',
  title: 'Book the approval of a gate by an authority outside the plant',
  order: approveProgrammeOrder,
  answer: programmeBoardSchema,
  act: 'record approval',
  signs: ({ programme, gate, number, approvalType, authority, limitations, expires }, name) =>
    `I, ${name}, book that ${authority} approves gate ${gate} of programme ${programme}: ${approvalType} ${number}, until ${expires}, limited to: ${limitations}.`,
  run: async (order, context) => {
    await keptProgramme(order.programme, context);
    await context.store.execute(
      { type: 'approveProgramme', ...order, ...signatureOf(context.actor) },
      signalOf(context),
    );
    return boardOf(order.programme, context);
  },
});
