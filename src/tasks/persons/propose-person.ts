import { proposePersonOrder } from '../../documents/orders/persons.ts';
import { personsSchema } from '../../documents/persons.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';
import { personsOf, rolesOf } from './persons-answer.ts';

/** Proposes a person or a change of one; another person confirms it. Throws InputError for a role that is none. */
export const proposePerson = defineTask({
  name: 'propose-person',
  title: 'Propose a person, or a change of one',
  order: proposePersonOrder,
  answer: personsSchema,
  act: 'propose person',
  run: async ({ token, roles, ...proposal }, context) => {
    await context.store.execute(
      {
        type: 'proposePerson',
        ...proposal,
        ...(roles === undefined ? {} : { roles: rolesOf(roles) }),
        ...(token === undefined ? {} : { tokenSha256: hashOfText(token) }),
        ...signatureOf(context.actor),
      },
      signalOf(context),
    );
    return personsOf(context);
  },
});
