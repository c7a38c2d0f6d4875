import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { registersOf } from '../../../desk/reference/registers.ts';
import { sourceNamed } from '../../../desk/reference/sources.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Ends the use of a source: it is not read or written any more, and what came from it stays. Throws NotFoundError for one that is not in use. */
export const endSource = defineVerb(contract, async ({ source, reason }, context) => {
  const { id } = await sourceNamed(source, context);
  const name = `source/${id}`;
  await context.store.execute(
    { type: 'endRegister', name, reason, ...signatureOf(context.actor) },
    signalOf(context),
  );
  return registersOf(context, { register: 'source', id });
});
