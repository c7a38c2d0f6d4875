import { signatureOf } from '../../../desk/actor.ts';
import { arrivalOf } from '../../../desk/arrivals/arrival-of.ts';
import { knownArrival } from '../../../desk/arrivals/known-arrival.ts';
import { signalOf } from '../../../desk/context.ts';
import { openSamples } from '../../../evidence/ledger/subjects/arrival.ts';
import { ConflictError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Refuses samples of a file, or the file where it holds none. Throws ConflictError where nothing waits, and what the ledger refuses. */
export const refuseResults = defineVerb(contract, async ({ arrival: id, samples, reason }, context) => {
  const state = await knownArrival(id, context);
  const names = samples ?? (state.samples.length === 0 ? [state.file] : openSamples(state));
  if (names.length === 0)
    throw new ConflictError(`nothing of ${state.file} waits`, {
      path: 'arrival',
      value: id,
      allowed: 'a file with a sample that nobody has taken or refused',
    });
  await context.store.execute(
    {
      type: 'settleResults',
      arrival: state.id,
      step: 'refused',
      rows: names.map((name) => ({ name })),
      reason,
      ...signatureOf(context.actor),
    },
    signalOf(context),
  );
  return arrivalOf(await knownArrival(state.id, context), context);
});
