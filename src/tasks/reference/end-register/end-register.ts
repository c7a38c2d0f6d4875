import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { registersOf } from '../../../desk/reference/registers.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Ends the use of what was entered; what is recorded with it stays. Throws ConflictError for what was not entered, or has ended. */
export const endRegister = defineVerb(contract, async ({ register, id, reason }, context) => {
  await context.store.execute(
    { type: 'endRegister', name: `${register}/${id}`, reason, ...signatureOf(context.actor) },
    signalOf(context),
  );
  return registersOf(context, { register, id });
});
