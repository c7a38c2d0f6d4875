import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { ED25519, ML_DSA_44, parseVerifierKey } from '../../../proof/note.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import { COSIGNER_KEY, type KeyState, LOG_KEY, personKey, validKey } from '../../subjects/key.ts';

/** A new key of the log, or of a person; the one before signs no more. */
type MakeKey = Asks<'makeKey', 'key.made'> & {
  /** Absent: the key of the log. */
  readonly person?: string;
  /** The key that cosigns for the plant by ML-DSA-44. */
  readonly cosigner?: true;
  /** The key whose place it takes, as its maker saw it; null: the first. Absent: whatever there is. */
  readonly instead?: string | null;
};

/** V1: a key of the log is made by who keeps it, a person's by that person; a key is used once, and takes the place of the one that its maker saw. */
export const makeKey = defineCommand<MakeKey>({
  type: 'makeKey',
  names: (command) => ({ subjects: [keyOwner(command)] }),
  act: ({ person }) => (person === undefined ? 'keep log key' : null),
  decide(desk, command) {
    const { verifierKey, instead, by, ...owner } = command;
    if (owner.person !== undefined) requireSelf(desk, owner.person, by);
    const { type } = parseVerifierKey(verifierKey);
    if (type !== (owner.cosigner ? ML_DSA_44 : ED25519))
      throw new InputError('the key is of another kind', {
        path: `${desk.path}verifierKey`,
        value: type,
        allowed: owner.cosigner ? '6 (ML-DSA-44)' : '1 (Ed25519)',
      });
    const before = desk.book.stateOf(keyOwner(owner)) as KeyState | undefined;
    if (before?.keys.some((key) => key.verifierKey === verifierKey))
      throw new ConflictError('this key was recorded already', {
        path: `${desk.path}verifierKey`,
        value: verifierKey,
        allowed: 'a new key',
      });
    const valid = before && validKey(before)?.verifierKey;
    if (instead !== undefined && (valid ?? null) !== instead)
      throw new ConflictError('another key was made at the same time', {
        path: `${desk.path}instead`,
        value: instead,
        allowed: valid ?? 'no key: the one before was revoked',
        ...cureBy('sign with that one', 'proof/list-keys'),
      });
    desk.write('key.made', keyOwner(owner), command);
  },
});

/** The subject of a person's keys or of the cosigner's; else of the log's. */
export function keyOwner({
  person,
  cosigner,
}: Pick<MakeKey, 'person' | 'cosigner'>): ReturnType<typeof personKey> {
  if (person !== undefined) return personKey(person);
  return cosigner ? COSIGNER_KEY : LOG_KEY;
}

/** Throws ForbiddenError unless the person acts for themselves. */
function requireSelf(desk: Desk, person: string, by: string | undefined): void {
  if (by === person && desk.roster.persons.some(({ id }) => id === person)) return;
  throw new ForbiddenError(`the key of ${person} is made by ${person}`, {
    path: `${desk.path}by`,
    value: by ?? null,
    allowed: person,
  });
}
