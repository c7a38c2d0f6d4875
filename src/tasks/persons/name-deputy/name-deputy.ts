import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { personsOf, rolesOf } from '../persons-answer.ts';
import { contract } from './contract.ts';

/** Proposes that a person stands in for another one from a day to a day; a third one confirms it. */
export const nameDeputy = defineVerb(contract, async ({ person, roles, from, until, ...order }, context) => {
  const { store, actor, clock } = context;
  const by = signatureOf(actor).by ?? (await store.roster()).signedIn;
  const deputyFor = order.for ?? by;
  if (deputyFor === undefined)
    throw new InputError('it is not said who is away', {
      path: 'for',
      allowed: 'id of a person of this plant',
      cure: 'name the person who is away, or log in as them',
    });
  await store.execute(
    {
      type: 'nameDeputy',
      ...{ person, deputyFor, deputyUntil: until },
      deputyFrom: from ?? clock().toISOString().slice(0, 10),
      ...(roles && { deputyRoles: rolesOf(roles) }),
      ...(by === undefined ? {} : { by }),
    },
    signalOf(context),
  );
  return personsOf(context);
});
