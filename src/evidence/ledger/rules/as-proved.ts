import { cureBy, ForbiddenError } from '../../../foundation/errors.ts';
import { type Act, otherHandsThan } from '../../../metal/plant/person.ts';
import type { Single } from '../commands.ts';
import type { Desk } from './desk.ts';
import { requireProved } from './require-proved.ts';
import { isProof } from './signer.ts';

/** True for the command that says whose a ledger is: nobody can be proved before. */
export const isBeginning = ({ type }: Pick<Single, 'type'>): boolean => type === 'foundPlant';

/** What a source may send without a person: a file as it is, and what a rule that quality has set takes of it. */
const isOfSource = (command: Single): boolean =>
  command.by === undefined &&
  (command.type === 'arriveResults' || ('takingRule' in command && command.takingRule !== undefined));

/**
 * W7: the command, signed by who was proved. Throws ForbiddenError where nobody was, and for a name typed of somebody else. In a
 * demonstration its invented persons sign by their names.
 */
export function asProved(desk: Desk, command: Single): Single {
  if (isBeginning(command)) return command;
  const { plant, demonstration, persons } = desk.roster;
  if (demonstration) return command;
  if (!plant)
    throw new ForbiddenError('this ledger does not say yet whose it is', {
      path: desk.path,
      allowed: 'a ledger whose first record names its plant and two persons',
      ...cureBy('found the plant first', 'proof/init-ledger'),
    });
  const { signer } = desk;
  if (signer?.isSource && isOfSource(command)) return command;
  const person = signer && persons.find(({ id }) => id === signer.person);
  const signedIn = signer && person && isProof(person, signer) ? person.id : undefined;
  return { ...command, by: requireProved({ plant, signedIn }, command.by, `${desk.path}by`) } as Single;
}

/** W8: throws ForbiddenError for an act of other hands that is signed with a token which somebody else has seen. */
export function requireOwnProof({ roster, signer, path }: Desk, act: Act | null): void {
  if (act === null || otherHandsThan(act).length === 0 || roster.demonstration) return;
  const person = roster.persons.find(({ id }) => id === signer?.person);
  if (signer?.tokenSha256 === undefined || !person?.handedOut) return;
  throw new ForbiddenError(`the token of ${person.id} was handed out, so "${act}" is not signed with it`, {
    path: `${path}by`,
    value: person.id,
    allowed: 'a token that nobody else has seen, or an account of the operating system',
    cure: 'make your own, and log in with it',
    does: [{ verb: 'terminal/token' }, { verb: 'terminal/login' }],
  });
}
