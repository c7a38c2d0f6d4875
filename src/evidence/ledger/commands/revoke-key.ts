import { cureBy, InputError, NotFoundError } from '../../../foundation/errors.ts';
import type { KEY_ENDINGS } from '../../records/key-records.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { type KeyState, validKey } from '../key.ts';
import { keyOwner } from './make-key.ts';

/** A key signs no more. */
export interface RevokeKey extends Told {
  readonly type: 'revokeKey';
  /** Absent: the key of the log. */
  readonly person?: string;
  /** The key that cosigns for the plant. */
  readonly cosigner?: true;
  readonly ending: (typeof KEY_ENDINGS)[number];
  /** Of an exposed key: nothing counts that it signed since then. Default: since it was made. */
  readonly since?: string;
  readonly reason: string;
}

/** V2: one person is enough to revoke a key, its owner or who keeps the key of the log: an exposed key cannot wait. */
export const revokeKey = defineCommand<RevokeKey>({
  type: 'revokeKey',
  names: (command) => ({ subjects: [keyOwner(command)] }),
  act: ({ person, by }) => (person !== undefined && person === by ? null : 'keep log key'),
  decide(desk, { person, cosigner, ending, since, reason, by, happenedAt }) {
    const owner = keyOwner({
      ...(person === undefined ? {} : { person }),
      ...(cosigner ? { cosigner } : {}),
    });
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
      happenedAt: whenHappened(desk, happenedAt),
      verifierKey: key.verifierKey,
      ending,
      since: ending === 'exposed' ? whenHappened(desk, since ?? key.at) : undefined,
      reason,
      by,
    });
  },
});
