import { cureBy, InputError, NotFoundError } from '../../../../foundation/errors.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { whenHappened } from '../../rules/desk.ts';
import { type KeyState, validKey } from '../../subjects/key.ts';
import { keyOwner } from './make-key.ts';

/** V2: one person is enough to revoke a key, its owner or who keeps the key of the log: an exposed key cannot wait. */
export const revokeKey = defineCommand<
  Asks<'revokeKey', 'key.revoked', 'verifierKey'> & Parameters<typeof keyOwner>[0]
>({
  type: 'revokeKey',
  names: (command) => ({ subjects: [keyOwner(command)] }),
  act: ({ person, by }) => (person !== undefined && person === by ? null : 'keep log key'),
  decide(desk, command) {
    const { person, cosigner, ending, since } = command;
    const owner = keyOwner(command);
    const state = desk.book.stateOf(owner) as KeyState | undefined;
    const key = validKey(state);
    if (!key)
      throw new NotFoundError(`${person ?? (cosigner ? 'the cosigner' : 'the log')} has no key that signs`, {
        path: `${desk.path}person`,
        value: person ?? (cosigner ? 'cosigner' : 'log'),
        ...cureBy('see the keys', 'proof/list-keys'),
      });
    if (since !== undefined && ending !== 'exposed')
      throw new InputError(`a key that is ${ending} keeps what it signed`, {
        path: `${desk.path}since`,
        value: since,
        allowed: 'only with "exposed"',
      });
    desk.write('key.revoked', owner, {
      ...command,
      verifierKey: key.verifierKey,
      since: ending === 'exposed' ? whenHappened(desk, since ?? key.at) : undefined,
    });
  },
});
