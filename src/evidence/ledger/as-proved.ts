import { ForbiddenError } from '../../foundation/errors.ts';
import { type Act, isSigned, otherHandsThan } from '../../metal/plant/person.ts';
import type { Single } from './commands.ts';
import type { Desk } from './desk.ts';
import { requireProved } from './require-proved.ts';
import { isProof } from './signer.ts';

/** Commands that say whose a ledger is: nobody can be proved before. */
const BEGINNING: readonly string[] = ['foundPlant', 'adoptPlant'];

/** True for a command that says whose a ledger is. */
export const isBeginning = ({ type }: Pick<Single, 'type'>): boolean => BEGINNING.includes(type);

/**
 * W7: the command, signed by who was proved. Throws ForbiddenError where nobody was, and for a name typed of somebody else. In a
 * demonstration its invented persons sign by their names; a ledger begun without a plant takes what nobody signs for.
 */
export function asProved(desk: Desk, command: Single, act: Act | null): Single {
  if (isBeginning(command)) return command;
  const { plant, demonstration, persons } = desk.roster;
  if (demonstration) return command;
  if (!plant) {
    if (desk.nextSeq > 0 && (act === null || !isSigned(act))) return command;
    throw withoutPlant(desk, act);
  }
  const { signer } = desk;
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
    cure: 'make your own: remelt persons token, then remelt login',
  });
}

function withoutPlant(desk: Desk, act: Act | null): ForbiddenError {
  return desk.nextSeq === 0
    ? new ForbiddenError('this ledger does not say yet whose it is', {
        path: desk.path,
        allowed: 'a ledger whose first record names its plant and two persons',
        cure: 'remelt init --person ID:NAME:ROLES --person ID:NAME:ROLES',
      })
    : new ForbiddenError(`this ledger was begun without persons, so "${act}" cannot be signed`, {
        path: `${desk.path}by`,
        allowed: 'a ledger that two persons have adopted',
        cure: 'remelt persons adopt --by PERSON --with PERSON',
      });
}
