import { hostname, userInfo } from 'node:os';
import { cureBy, ForbiddenError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import type { Account, KnownPerson } from '../../../metal/plant/person.ts';
import type { Roster } from './roster.ts';

/** A person who proved who they are; only `store.signIn` makes one. */
export interface Signer {
  readonly person: string;
}

/**
 * How somebody proves who they are: by a personal token, by this process's account of the operating system, or in a session that
 * a server began on a token; it keeps the hash, so that a session ends when the token is replaced.
 */
export type Proof = { readonly token: string } | { readonly begunOn: string } | 'account';

/** Who was proved, and by what: looked at again with every command, so that what has ended or was replaced proves nothing. */
export interface Proved {
  readonly person: string;
  readonly tokenSha256?: string;
  readonly account?: Account;
  /** A source of the plant speaks, and no person. */
  readonly isSource?: true;
}

const proofs = new WeakMap<Signer, Proved>();

/** The account of the operating system that this process runs under. */
export function ownAccount(): Account {
  const { username: user, uid } = userInfo();
  return { user, machine: hostname(), ...(uid < 0 ? {} : { uid: String(uid) }) };
}

/** The person of a roster that a proof belongs to. Throws ForbiddenError when it belongs to none. */
export function signInto({ persons, plant }: Roster, proof: Proof): Signer {
  const proved =
    proof === 'account'
      ? { account: ownAccount() }
      : { tokenSha256: 'token' in proof ? hashOfText(proof.token) : proof.begunOn };
  const person = persons.find((one) => isProof(one, proved));
  if (!plant || !person)
    throw new ForbiddenError(
      proof === 'account'
        ? `no person of this ledger is bound to the account ${proved.account?.user} of ${proved.account?.machine}`
        : 'this token belongs to no person of this ledger',
      {
        path: 'token',
        allowed: 'a token that the ledger knows',
        ...cureBy('log in with your own token', 'terminal/login'),
      },
    );
  const signer: Signer = Object.freeze({ person: person.id });
  proofs.set(signer, { person: person.id, ...proved });
  return signer;
}

/** Who signs what a source of the plant sends by itself: nobody. It books files of results, and what a rule of the plant takes of them. */
export function sourceSigner(): Signer {
  const signer: Signer = Object.freeze({ person: '' });
  proofs.set(signer, { person: '', isSource: true });
  return signer;
}

/** What a signer was proved by. Throws ForbiddenError for one that no store has made. */
export function provedBy(signer: Signer): Proved {
  const proved = proofs.get(signer);
  if (proved) return proved;
  throw new ForbiddenError('this signer was made by nobody who proves persons', {
    path: 'signer',
    allowed: 'what store.signIn answers',
    cure: 'sign in with a token first',
  });
}

/** True when the person has that very token or account now. */
export const isProof = (person: KnownPerson, { tokenSha256, account }: Omit<Proved, 'person'>): boolean =>
  tokenSha256 === undefined
    ? account !== undefined &&
      person.account?.user === account.user &&
      person.account.machine === account.machine &&
      (person.account.uid ?? account.uid) === account.uid
    : person.tokenSha256 === tokenSha256;
