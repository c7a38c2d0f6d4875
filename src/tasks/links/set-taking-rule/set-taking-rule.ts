import { signatureOf } from '../../../desk/actor.ts';
import { controlsOfMethod } from '../../../desk/arrivals/controls-of-method.ts';
import { keptEntry } from '../../../desk/arrivals/kept-entry.ts';
import { TAKING_RULES } from '../../../desk/arrivals/taking-rules.ts';
import { signalOf } from '../../../desk/context.ts';
import { findMethod } from '../../../metal/alloy/analysis-method.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Sets or ends a rule; without one, a person takes every result. Throws InputError for an unknown method, ConflictError for the end of a rule that does not stand. */
export const setTakingRule = defineVerb(
  contract,
  async ({ rule, end, reason, method: typed, ...entry }, context) => {
    const method = findMethod(context.compute.facts().analysisMethods, typed, 'method').id;
    const name = `${TAKING_RULES}${rule}`;
    if (end)
      await context.store.execute(
        {
          type: 'endRegister',
          name,
          reason: reason ?? 'ended',
          ...signatureOf(context.actor),
        },
        signalOf(context),
      );
    else await keptEntry({ name, entry: { ...entry, method }, reason }, context);
    return controlsOfMethod(method, context);
  },
);
