import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { boardOf } from '../../../desk/programme/board.ts';
import { keptProgramme } from '../../../desk/programme/kept-programme.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Books the approval of an authority outside. Throws ConflictError where the gate did not pass, InputError for an expired one. */
export const approveProgramme = defineVerb(
  contract,
  async (order, context) => {
    await keptProgramme(order.programme, context);
    await context.store.execute(
      { type: 'approveProgramme', ...order, ...signatureOf(context.actor) },
      signalOf(context),
    );
    return boardOf(order.programme, context);
  },
  {
    signs: ({ programme, gate, number, approvalType, authority, limitations, expires }, name) =>
      `I, ${name}, book that ${authority} approves gate ${gate} of programme ${programme}: ${approvalType} ${number}, until ${expires}, limited to: ${limitations}.`,
  },
);
