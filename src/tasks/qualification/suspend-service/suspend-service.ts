import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { boardOf } from '../../../desk/programme/board.ts';
import { keptProgramme } from '../../../desk/programme/kept-programme.ts';
import { defineVerb } from '../../task.ts';
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
