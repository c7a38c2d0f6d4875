import { signatureOf } from '../../actor.ts';
import { signalOf } from '../../context.ts';
import { defineVerb } from '../../task.ts';
import { boardOf } from '../board.ts';
import { keptProgramme } from '../kept-programme.ts';
import { contract } from './contract.ts';

/** Suspends a material that is in service; it comes back when gate 2 was judged again. */
export const suspendService = defineVerb(contract, async ({ programme, reason }, context) => {
  await keptProgramme(programme, context);
  await context.store.execute(
    { type: 'suspendService', programme, reason, ...signatureOf(context.actor) },
    signalOf(context),
  );
  return boardOf(programme, context);
});
