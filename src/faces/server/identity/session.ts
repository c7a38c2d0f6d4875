import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { refuseProgramToken } from '../../../desk/open-context.ts';
import type { SignInOrder } from '../../../documents/session.ts';
import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import type { Office } from '../../../office/open-office.ts';
import { isSecretOf } from '../../../office/password.ts';
import type { KnownPerson, Plant } from '../plant.ts';
import { cookieIn, endCookie, putCookie } from './cookies.ts';
import { rememberBrowser } from './known-browser.ts';
import { FOR_SIGN_IN, provedByPasskey } from './passkeys.ts';
import { audited, tried } from './tries.ts';

export type Session = NonNullable<Awaited<ReturnType<Office['signIns']['session']>>>;

/** Names of the cookies of a session and of a shared device. */
export const COOKIE = 'remelt_session';
const DEVICE_COOKIE = 'remelt_device';
/** How long a session lasts [ms]: a shift and its handover; with a PIN, on a device that others use, two hours. */
const SESSION_MS = 12 * 3600_000;
const PIN_SESSION_MS = 2 * 3600_000;
/** How long a device stays a shared one [ms]. */
const DEVICE_MS = 90 * MS_PER_DAY;

/** Who was proved, by what of the ledger, and how. */
export interface ProvedHere {
  readonly person: KnownPerson;
  readonly proof: string | null;
  readonly how: Session['how'];
}

/** Begins a session: its secret goes into a cookie that no script reads; the office keeps the hash. */
export async function signIn(c: Context, order: SignInOrder, plant: Plant): Promise<KnownPerson> {
  const as = 'person' in order ? await knownId(order.person, plant) : undefined;
  const prove = () => provedBy(c, order, plant);
  const proved = await tried(c, plant, { as, proved: 'signed in', prove });
  await beginSession(c, proved, plant);
  return proved.person;
}

/** Gives the browser a session of who was proved; the one that it had ends. */
export async function beginSession(
  c: Context,
  { person, proof, how }: ProvedHere,
  plant: Plant,
): Promise<void> {
  const [{ signIns }, at] = [await plant.office(), plant.clock()];
  const before = cookieIn(c, COOKIE);
  if (before !== undefined) await signIns.end(hashOfText(before));
  const secret = newSecret();
  const lasts = how === 'pin' ? PIN_SESSION_MS : SESSION_MS;
  const endsAt = new Date(at.getTime() + lasts).toISOString();
  await signIns.begin(
    { idHash: hashOfText(secret), person: person.id, proof, how, endsAt },
    at.toISOString(),
  );
  putCookie(c, COOKIE, { value: secret, lasts_s: lasts / 1000 });
  if (how !== 'demonstration') await rememberBrowser(c, person.id, plant);
}

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The id where the ledger has that person: a name that was typed at random is not kept. */
export async function knownId(id: string, plant: Plant): Promise<string | undefined> {
  const { persons } = await (await plant.open()).store.roster();
  return persons.some((one) => one.id === id) ? id : undefined;
}

async function provedBy(c: Context, order: SignInOrder, plant: Plant): Promise<ProvedHere> {
  const { store } = await plant.open();
  const { demonstration, persons } = await store.roster();
  if (demonstration) {
    const person = persons.find((one) => 'person' in order && one.id === order.person);
    if (person) return { person, proof: null, how: 'demonstration' };
    throw new ForbiddenError('a demonstration is entered as one of its persons', {
      path: 'person',
      allowed: persons.map((one) => one.id).join(', '),
    });
  }
  if ('token' in order) return { ...(await provedByToken(order.token, plant)), how: 'token' };
  if ('passkey' in order)
    return {
      ...(await provedByPasskey(c, { answer: order.passkey, purpose: FOR_SIGN_IN }, plant)),
      how: 'passkey',
    };
  if ('password' in order)
    return { ...(await provedByAccount({ ...order, secret: order.password }, plant)), how: 'password' };
  if (!('pin' in order))
    throw new InputError('the password is missing', { path: 'password', allowed: 'your own password' });
  if (!(await sharedDevice(c, plant)))
    throw new ForbiddenError('this device is not a shared one of the plant', {
      path: 'pin',
      allowed: 'a password',
      cure: 'sign in with your password; who admits persons makes a shared device of this one',
    });
  return { ...(await provedByAccount({ ...order, secret: order.pin, isPin: true }, plant)), how: 'pin' };
}

/** The person that a token of the ledger belongs to. Throws ForbiddenError for one of nobody. */
export async function provedByToken(
  token: string,
  plant: Plant,
): Promise<{ readonly person: KnownPerson; readonly proof: string }> {
  refuseProgramToken(token);
  const { store } = await plant.open();
  const signer = await store.signIn({ token });
  const person = (await store.roster()).persons.find((one) => one.id === signer.person);
  if (person) return { person, proof: hashOfText(token) };
  throw new ForbiddenError('this token belongs to no person of this ledger', { path: 'token' });
}

/** What to do after a wrong name or password: the same for everybody, so that it does not tell who has an account. */
const IF_WRONG =
  'try again; who has no password yet, or has forgotten it, gets a link from who admits persons: page Persons';

interface Claimed {
  readonly person: string;
  readonly secret: string;
  readonly isPin?: boolean;
  /** What to do where the secret is wrong. Default: also for whoever has none yet. */
  readonly cure?: string;
}

/**
 * The person whose password or PIN it is. A wrong name takes as long as a wrong password and is told the same. Throws ForbiddenError
 * also where the token of the ledger that the account hangs on was replaced.
 */
export async function provedByAccount(
  { person: id, secret, isPin = false, cure = IF_WRONG }: Claimed,
  plant: Plant,
): Promise<{ readonly person: KnownPerson; readonly proof: string }> {
  const account = await (await plant.office()).accounts.account(id);
  const hash = (isPin ? account?.pin : account?.password) ?? null;
  const { store } = await plant.open();
  const person = (await store.roster()).persons.find((one) => one.id === id);
  if (!(await isSecretOf(secret, hash)) || !account || !person)
    throw new ForbiddenError(isPin ? 'the name or the PIN is wrong' : 'the name or the password is wrong', {
      path: isPin ? 'pin' : 'password',
      cure,
    });
  if (person.tokenSha256 === account.proof) return { person, proof: account.proof };
  throw new ForbiddenError(`the token of ${id} was replaced, and the password with it`, {
    path: 'password',
    allowed: 'a password that was made with the token that holds now',
    cure: 'make a password anew, with the new token: /enrol',
  });
}

/** The session of a request; null where there is none that still holds. */
export async function sessionOf(c: Context, plant: Plant): Promise<Session | null> {
  const secret = cookieIn(c, COOKIE);
  if (secret === undefined) return null;
  const { signIns } = await plant.office();
  return signIns.session(hashOfText(secret), plant.clock().toISOString());
}

/** Ends the session of a request, where there is one. */
export async function signOut(c: Context, plant: Plant): Promise<void> {
  const session = await sessionOf(c, plant);
  if (session === null) return;
  await (await plant.office()).signIns.end(session.idHash);
  await audited(c, plant, { person: session.person, outcome: 'signed out' });
  endCookie(c, COOKIE);
}

/** The shared device that asks; null for every other one. */
export async function sharedDevice(c: Context, plant: Plant): Promise<{ readonly name: string } | null> {
  const secret = cookieIn(c, DEVICE_COOKIE);
  if (secret === undefined) return null;
  const { accounts } = await plant.office();
  return accounts.device(hashOfText(secret), plant.clock().toISOString());
}

/** Makes a shared device of the browser that asks. */
export async function shareDevice(
  c: Context,
  { name, by }: { readonly name: string; readonly by: string },
  plant: Plant,
): Promise<void> {
  const [secret, at] = [newSecret(), plant.clock()];
  const { accounts } = await plant.office();
  await accounts.addDevice({
    id: plant.newId(),
    secretHash: hashOfText(secret),
    name,
    by,
    madeAt: at.toISOString(),
    endsAt: new Date(at.getTime() + DEVICE_MS).toISOString(),
  });
  putCookie(c, DEVICE_COOKIE, { value: secret, lasts_s: DEVICE_MS / 1000 });
}
