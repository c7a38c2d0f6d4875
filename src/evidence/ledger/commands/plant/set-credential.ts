import { cureBy, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';

/** W6: what proves a person is replaced by that person; by two others it is proposed and confirmed (W5). */
export const setCredential = defineCommand<
  Asks<'setCredential', 'person.credential'> & { readonly person: string }
>({
  type: 'setCredential',
  names: ({ person }) => ({ subjects: [`person:${person}`] }),
  act: null,
  ofOneself: true,
  decide(desk, command) {
    const { person, tokenSha256, account, by } = command;
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
    desk.write('person.credential', `person:${person}`, command);
  },
});
