import { cureBy, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import type { Account } from '../../../metal/plant/person.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';

/** A proved person replaces their token, or binds an account of the operating system. */
export interface SetCredential extends Told {
  readonly type: 'setCredential';
  readonly person: string;
  readonly tokenSha256?: string;
  readonly account?: Account;
}

/** W6: what proves a person is replaced by that person; by two others it is proposed and confirmed (W5). */
export const setCredential = defineCommand<SetCredential>({
  type: 'setCredential',
  names: ({ person }) => ({ subjects: [`person:${person}`] }),
  act: null,
  ofOneself: true,
  decide(desk, { person, tokenSha256, account, by, happenedAt }) {
    if (by !== person || !desk.roster.persons.some(({ id }) => id === person))
      throw new ForbiddenError(`what proves ${person} is replaced by ${person}`, {
        path: `${desk.path}by`,
        value: by ?? null,
        allowed: person,
        ...cureBy('let one other make a token, and another confirm it', 'terminal/token', { person }),
      });
    if (tokenSha256 === undefined && account === undefined)
      throw new InputError('there is neither a token nor an account', {
        path: `${desk.path}tokenSha256`,
        allowed: 'the SHA-256 of a token, or an account with user and machine',
      });
    desk.write('person.credential', `person:${person}`, {
      happenedAt: whenHappened(desk, happenedAt),
      by,
      tokenSha256,
      account,
    });
  },
});
