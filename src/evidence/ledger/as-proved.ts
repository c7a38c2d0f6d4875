import { ForbiddenError } from '../../foundation/errors.ts';
import { type Act, isSigned, otherHandsThan } from '../../metal/plant/person.ts';
import type { Single } from './commands.ts';
import type { Desk } from './desk.ts';
import type { Roster } from './roster.ts';
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
  if (signedIn !== undefined && signer?.tokenSha256 !== undefined && person?.handedOut)
    requireOwnProof(signedIn, act, `${desk.path}by`);
  return { ...command, by: requireProved({ plant, signedIn }, command.by, `${desk.path}by`) } as Single;
}

/** W8: throws ForbiddenError for an act of other hands that is signed with a token which somebody else has seen. */
export function requireOwnProof(person: string, act: Act | null, path: string): void {
  if (act === null || otherHandsThan(act).length === 0) return;
  throw new ForbiddenError(`the token of ${person} was handed out, so "${act}" is not signed with it`, {
    path,
    value: person,
    allowed: 'a token that nobody else has seen, or an account of the operating system',
    cure: 'make your own: remelt persons token, then remelt login',
  });
}

/** The person who is proved. Throws ForbiddenError where nobody is, and for a name typed of somebody else. */
export function requireProved(
  { plant, signedIn }: Pick<Roster, 'plant'> & { readonly signedIn?: string | undefined },
  by: string | undefined,
  path = 'by',
): string {
  if (signedIn === undefined)
    throw new ForbiddenError(`nobody is signed in to the ledger of ${plant?.name ?? 'this plant'}`, {
      path,
      value: by ?? null,
      allowed: 'a person proved by a token or an account; a name alone proves nobody',
      cure: 'remelt login',
    });
  if (by === undefined || by === signedIn) return signedIn;
  throw new ForbiddenError(`${signedIn} is signed in and cannot sign as "${by}"`, {
    path,
    value: by,
    allowed: signedIn,
    cure: 'leave the name out, or let that person log in: remelt login',
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
