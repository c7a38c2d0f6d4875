import { ConflictError, ForbiddenError } from '../../../foundation/errors.ts';
import { parseVerifierKey } from '../../proof/note.ts';
import { defineCommand, type Told } from '../command.ts';
import { type Desk, whenHappened } from '../desk.ts';
import { type KeyState, LOG_KEY, personKey } from '../key.ts';

/** A new key of the log, or of a person; the one before signs no more. */
export interface MakeKey extends Told {
  readonly type: 'makeKey';
  /** Absent: the key of the log. */
  readonly person?: string;
  /** Public half, `name+hash+base64`. */
  readonly verifierKey: string;
}

/** V1: a key of the log is made by who keeps it, a person's by that person; a key is used once. */
export const makeKey = defineCommand<MakeKey>({
  type: 'makeKey',
  names: ({ person }) => ({ subjects: [keyOwner(person)] }),
  act: ({ person }) => (person === undefined ? 'keep log key' : null),
  decide(desk, { person, verifierKey, by, happenedAt }) {
    if (person !== undefined) requireSelf(desk, person, by);
    parseVerifierKey(verifierKey);
    const before = desk.book.stateOf(keyOwner(person)) as KeyState | undefined;
    if (before?.keys.some((key) => key.verifierKey === verifierKey))
      throw new ConflictError('this key was recorded already', {
        path: `${desk.path}verifierKey`,
        value: verifierKey,
        allowed: 'a new key',
      });
    desk.write('key.made', keyOwner(person), {
      happenedAt: whenHappened(desk, happenedAt),
      verifierKey,
      by,
    });
  },
});

/** The subject of a person's keys; without a person, of the log's. */
export const keyOwner = (person: string | undefined): ReturnType<typeof personKey> =>
  person === undefined ? LOG_KEY : personKey(person);

/** Throws ForbiddenError unless the person acts for themselves. */
function requireSelf(desk: Desk, person: string, by: string | undefined): void {
  if (by === person && desk.roster.persons.some(({ id }) => id === person)) return;
  throw new ForbiddenError(`the key of ${person} is made by ${person}`, {
    path: `${desk.path}by`,
    value: by ?? null,
    allowed: person,
  });
}
