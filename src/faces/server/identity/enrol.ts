import type { Context } from 'hono';
import type { z } from 'zod';
import { refuseProgramToken } from '../../../desk/open-context.ts';
import { signedStore } from '../../../desk/signed-store.ts';
import type { enrolledDocument, enrolOrder, ownTokenDocument } from '../../../documents/session.ts';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { isGuessedSoon } from '../../../office/guesses.ts';
import { hashOfSecret } from '../../../office/password.ts';
import { provePerson } from '../../../tasks/persons/prove-person/prove-person.ts';
import { runTask } from '../../../tasks/task.ts';
import type { KnownPerson, Plant } from '../plant.ts';
import { refuseDemonstration } from './accounts.ts';
import type { Caller } from './caller.ts';
import { beginSession, newSecret, provedByToken } from './session.ts';
import { tried } from './tries.ts';

/**
 * Makes the account of the person whose token it is, and signs them in. A token that somebody else has seen is replaced by one that
 * nobody has: so the link that carried it works once, and whoever else opens it later is refused.
 */
export async function enrol(
  c: Context,
  { token, password }: z.infer<typeof enrolOrder>,
  plant: Plant,
): Promise<z.infer<typeof enrolledDocument>> {
  await refuseDemonstration(plant);
  // the audit says that somebody enrolled when they have an account, and not before
  const { person, proof, own } = await tried(c, plant, {
    proved: 'enrolled',
    prove: async () => {
      refuseProgramToken(token);
      const found = await provedByToken(token, plant).catch(refusedLink);
      await requireGood(password, found.person, await nameOf(plant));
      return accountMade(found, { token, password }, plant);
    },
  });
  await beginSession(c, { person, proof, how: 'password' }, plant);
  return { format: 'remelt-enrolled/1', person: person.id, ...(own ? { token: own } : {}) };
}

/** Who opens a link again has a password already, or somebody else has used the link: neither is helped by another token. */
function refusedLink(error: unknown): never {
  if (!(error instanceof ForbiddenError && error.details[0]?.path === 'token')) throw error;
  throw new ForbiddenError('this link was used already, or a newer one has replaced it', {
    path: 'token',
    allowed: 'a link that nobody has used yet',
    cure: 'sign in with your password; who has none, or did not use the link, asks who admits persons for a new one',
  });
}

interface Proved {
  readonly person: KnownPerson;
  readonly proof: string;
}

/** Keeps the account of a proved person; answers what it hangs on, and their own token where they were given one. */
export async function accountMade(
  { person, proof: shown }: Proved,
  { token, password }: z.infer<typeof enrolOrder>,
  plant: Plant,
): Promise<Proved & { readonly own: string | undefined }> {
  const [hash, { accounts }] = [await hashOfSecret(password), await plant.office()];
  const own = person.handedOut ? await ownToken(person, token, plant) : undefined;
  const proof = own === undefined ? shown : hashOfText(own);
  await accounts.put({
    ...{ person: person.id, proof, password: hash, pin: null },
    changedAt: plant.clock().toISOString(),
  });
  return { person, proof, own };
}

/** Replaces the token of a person by one that only they are shown. */
async function ownToken(person: KnownPerson, token: string, plant: Plant): Promise<string> {
  const own = `remelt_${newSecret()}`;
  const context = await plant.open();
  const store = signedStore(context.store, await context.store.signIn({ token }));
  await runTask(provePerson, { token: own }, { ...context, store, actor: { kind: 'person', person } });
  return own;
}

/**
 * Gives a person at the keys another token of their own, with which they log in at a terminal. Password and PIN stay; passkeys, tokens of
 * programs and other sessions hung on the token before, and end with it.
 */
export async function newOwnToken(
  c: Context,
  { person: { id }, context }: Caller,
  plant: Plant,
): Promise<z.infer<typeof ownTokenDocument>> {
  const account = await ownAccount(id, plant);
  const token = `remelt_${newSecret()}`;
  await runTask(provePerson, { token }, context);
  const [{ accounts }, proof] = [await plant.office(), hashOfText(token)];
  await accounts.put({ ...account, proof, changedAt: plant.clock().toISOString() });
  const { persons } = await context.store.roster();
  const person = persons.find((one) => one.id === id)!;
  await beginSession(c, { person, proof, how: 'password' }, plant);
  return { format: 'remelt-own-token/1', person: id, token };
}

/** Gives a person another password; their other sessions end. */
export async function changePassword(
  { person, session }: Caller,
  password: string,
  plant: Plant,
): Promise<void> {
  await requireGood(password, person, await nameOf(plant));
  const { accounts } = await plant.office();
  const account = await ownAccount(person.id, plant);
  const changedAt = plant.clock().toISOString();
  await accounts.put({ ...account, password: await hashOfSecret(password), changedAt }, session?.idHash);
}

/** Sets or removes the PIN of a person for shared devices. Throws InputError for one that is too easy. */
export async function setPin({ person, session }: Caller, pin: string | null, plant: Plant): Promise<void> {
  if (pin !== null && (new Set(pin).size < 3 || '01234567890123 98765432109876'.includes(pin)))
    throw new InputError('this PIN is tried first by everybody', {
      path: 'pin',
      allowed: 'at least three different digits, not in a row',
    });
  const { accounts } = await plant.office();
  const account = await ownAccount(person.id, plant);
  const changedAt = plant.clock().toISOString();
  await accounts.put(
    { ...account, pin: pin === null ? null : await hashOfSecret(pin), changedAt },
    session?.idHash,
  );
}

async function ownAccount(person: string, plant: Plant) {
  const account = await (await plant.office()).accounts.account(person);
  if (account) return account;
  throw new ConflictError(`${person} has no password yet`, {
    path: 'password',
    cure: 'make one at /enrol, with your token',
  });
}

/** What the plant is called: no password holds it. */
const nameOf = async ({ open }: Pick<Plant, 'open'>) => ({
  named: (await (await open()).store.roster()).plant?.name ?? '',
});

const LETTERS = new Map<string, string>([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['å', 'aa'],
  ['ø', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
]);

/** A text in small letters, with its accents, without them, and as a keyboard without them writes it. */
function spellings(text: string): string[] {
  const small = text.toLowerCase();
  const bare = small.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [...new Set([small, bare, small.replaceAll(/[äöüåøæß]/g, (letter) => LETTERS.get(letter)!)])];
}

/** Throws InputError for a password that is guessed soon; what it was is not told. */
export async function requireGood(
  password: string,
  { id, name }: Pick<KnownPerson, 'id' | 'name'>,
  { named, path = 'password' }: { readonly named: string; readonly path?: string },
): Promise<void> {
  const own = [id, ...name.split(/\s+/), named, named.replaceAll(/\s+/g, '')].filter(
    ({ length }) => length > 2,
  );
  const isName = own.flatMap(spellings).some((part) => spellings(password).some((one) => one.includes(part)));
  const known = ['remelt', ...[...own, ...named.split(/\s+/)].flatMap(spellings)];
  if (!isName && !(await isGuessedSoon(password, known))) return;
  const fault = isName ? 'holds your name or that of the plant' : 'is guessed soon';
  throw new InputError(`this password ${fault}`, {
    path,
    allowed:
      'at least 12 characters, not among the most used passwords, no run of keys, without your name or the name of the plant',
    cure: 'take four words that do not belong together',
  });
}
