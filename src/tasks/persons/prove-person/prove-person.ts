import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { cureBy, ForbiddenError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { personsOf } from '../persons-answer.ts';
import { contract } from './contract.ts';

/** Replaces the token, or binds the account, of who is signed in. Throws ForbiddenError where nobody is. */
export const provePerson = defineVerb(
  contract,
  async ({ token, account }, context) => {
    const { store, actor } = context;
    const person = signatureOf(actor).by ?? (await store.roster()).signedIn;
    if (person === undefined)
      throw new ForbiddenError('nobody is signed in', {
        path: 'by',
        ...cureBy('log in', 'terminal/login'),
      });
    await store.execute(
      {
        type: 'setCredential',
        person,
        by: person,
        ...(token === undefined ? {} : { tokenSha256: hashOfText(token) }),
        ...(account === undefined ? {} : { account }),
      },
      signalOf(context),
    );
    return personsOf(context);
  },
  { signs: (_, name) => `I, ${name}, replace what proves me; what I am signed in with elsewhere ends.` },
);
