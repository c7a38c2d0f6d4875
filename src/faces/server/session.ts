import { randomBytes } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { ForbiddenError, InputError } from '../../foundation/errors.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import type { TaskContext } from '../../tasks/context.ts';
import type { Plant } from './plant.ts';
import { HttpRefusal } from './replies.ts';

export type KnownPerson = Awaited<ReturnType<TaskContext['store']['roster']>>['persons'][number];

/** What proves somebody: a personal token; in a demonstration the id of one of its invented persons. */
export interface Credential {
  readonly token?: string | undefined;
  readonly person?: string | undefined;
}

/** Name of the cookie of a session. */
export const COOKIE = 'remelt_session';
/** How long a session lasts [ms]: a shift and its handover. */
const SESSION_MS = 12 * 3600_000;
/** Refused tries from one address in the window after which it waits. */
const MOST_REFUSED = 10;
const WINDOW_MS = 5 * 60_000;

/** Begins a session: its secret goes into a cookie that no script reads; the office keeps the hash. */
export async function signIn(c: Context, credential: Credential, plant: Plant): Promise<KnownPerson> {
  const [office, at, from] = [await plant.office(), plant.clock(), addressOf(c)];
  const since = new Date(at.getTime() - WINDOW_MS).toISOString();
  if ((await office.refused(from, since)) >= MOST_REFUSED) throw tooMany();
  const proved = await provedBy(credential, plant).catch(async (error: unknown) => {
    await office.note({ at: at.toISOString(), person: null, from, outcome: 'refused' });
    throw error instanceof ForbiddenError ? new HttpRefusal(401, error) : error;
  });
  const secret = randomBytes(32).toString('base64url');
  const { person, proof } = proved;
  const endsAt = new Date(at.getTime() + SESSION_MS).toISOString();
  await office.begin({ idHash: hashOfText(secret), person: person.id, proof, endsAt }, at.toISOString());
  await office.note({ at: at.toISOString(), person: person.id, from, outcome: 'signed in' });
  setCookie(c, COOKIE, secret, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: new URL(c.req.url).protocol === 'https:',
    maxAge: SESSION_MS / 1000,
  });
  return person;
}

async function provedBy(
  { token, person: id }: Credential,
  plant: Plant,
): Promise<{ readonly person: KnownPerson; readonly proof: string | null }> {
  const { store } = await plant.open();
  const { demonstration, persons } = await store.roster();
  if (demonstration) {
    const person = persons.find((one) => one.id === id);
    if (person) return { person, proof: null };
    throw new ForbiddenError('a demonstration is entered as one of its persons', {
      path: 'person',
      allowed: persons.map((one) => one.id).join(', '),
    });
  }
  if (token === undefined)
    throw new InputError('the token is missing', { path: 'token', allowed: 'your own token, whole' });
  const signer = await store.signIn({ token });
  const person = persons.find((one) => one.id === signer.person);
  if (person) return { person, proof: hashOfText(token) };
  throw new ForbiddenError('this token belongs to no person of this ledger', { path: 'token' });
}

/** Who the cookie of a request belongs to, with what proved them; null where there is none that still holds. */
export async function sessionOf(
  c: Context,
  plant: Plant,
): Promise<{ readonly person: string; readonly proof: string | null; readonly endsAt: string } | null> {
  const secret = getCookie(c, COOKIE);
  if (secret === undefined) return null;
  const office = await plant.office();
  return office.session(hashOfText(secret), plant.clock().toISOString());
}

/** Ends the session of a request, where there is one. */
export async function signOut(c: Context, plant: Plant): Promise<void> {
  const secret = getCookie(c, COOKIE);
  const session = await sessionOf(c, plant);
  if (secret === undefined || session === null) return;
  const office = await plant.office();
  await office.end(hashOfText(secret));
  const at = plant.clock().toISOString();
  await office.note({ at, person: session.person, from: addressOf(c), outcome: 'signed out' });
  deleteCookie(c, COOKIE, { path: '/' });
}

/** Address of the network that a request comes from. */
function addressOf(c: Context): string {
  // tests call the server without a connection
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'here';
}

const tooMany = (): HttpRefusal =>
  new HttpRefusal(
    429,
    new ForbiddenError('too many tries to sign in from this address', {
      allowed: `${MOST_REFUSED} refused tries in ${WINDOW_MS / 60_000} minutes`,
      cure: 'wait some minutes, then sign in with the whole token',
    }),
    { 'Retry-After': String(WINDOW_MS / 1000) },
  );
