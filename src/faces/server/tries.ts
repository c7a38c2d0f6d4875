import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { ForbiddenError } from '../../foundation/errors.ts';
import type { Office } from '../../office/open-office.ts';
import { knownBrowser } from './known-browser.ts';
import type { Plant } from './plant.ts';
import { HttpRefusal } from './replies.ts';

type Outcome = Parameters<Office['signIns']['note']>[0]['outcome'];

/** Refused tries from one address in the window after which it waits. */
const MOST_FROM = 10;
const FROM_MS = 5 * 60_000;
/** Refused tries to be one person from one address, or from one browser where they signed in before, after which that person waits there. */
const MOST_OF = 5;
const OF_MS = 15 * 60_000;
/** Refused tries to be one person from all addresses, after which only browsers where they signed in before let them try. */
const MOST_OF_ALL = 100;
const OF_ALL_MS = 24 * 3600_000;

interface Try {
  /** Person that is meant, where the request says it. */
  readonly as?: string | undefined;
  /** Somebody who is signed in already signs: these tries count by themselves. */
  readonly signs?: true;
  /** What the audit says when it is proved. */
  readonly proved: Outcome;
  readonly words?: string;
}

type TryOf<Proved> = Try & { readonly prove: () => Promise<Proved> };

/** Tries from one address that may wait for each other: a shift that begins together is smaller. */
const MOST_WAITING = 50;
/** After so long the next of them may try again [s]. */
const WAIT_S = 10;

/** The tries from each address that this server still looks at: how many, and when the last has ended. */
interface Queue {
  readonly tries: number;
  readonly ended: Promise<unknown>;
}
const lookedAt = new WeakMap<Plant['open'], Map<string, Queue>>();

/**
 * Answer of a proof of somebody. Tries from one address are looked at one after the other, so that good ones at once are no
 * guesses. Throws HttpRefusal: 401 for a proof that is refused, 429 after too many, or when too many wait already.
 */
export async function tried<Proved extends { readonly person: { readonly id: string } }>(
  c: Context,
  plant: Plant,
  one: TryOf<Proved>,
): Promise<Proved> {
  const origin = await originOf(c, one, plant);
  const { from } = origin;
  const queues = lookedAt.get(plant.open) ?? new Map<string, Queue>();
  lookedAt.set(plant.open, queues);
  const before = queues.get(from) ?? { tries: 0, ended: Promise.resolve() };
  if (before.tries >= MOST_WAITING) {
    plant.count?.('remelt_sign_ins_total', { outcome: 'stopped' });
    throw tooManyAtOnce();
  }
  const next = before.ended.then(() => triedNow(c, plant, { ...one, origin }));
  queues.set(from, { tries: before.tries + 1, ended: next.catch(() => undefined) });
  try {
    return await next;
  } finally {
    const { tries, ended } = queues.get(from)!;
    if (tries === 1) queues.delete(from);
    else queues.set(from, { tries: tries - 1, ended });
  }
}

interface Origin {
  readonly from: string;
  /** A browser in which the person has signed in before. */
  readonly isKnown: boolean;
}

/**
 * Where tries are counted: at the address; in a browser where the person has signed in before by themselves, so that nobody elsewhere
 * keeps them out; and of a signature for its person there. A terminal where somebody guesses does not keep from signing who is signed in.
 */
async function originOf(c: Context, { as, signs }: Pick<Try, 'as' | 'signs'>, plant: Plant): Promise<Origin> {
  const address = addressOf(c);
  if (signs) return { from: `${address}, ${as} signing`, isKnown: false };
  const browser = await knownBrowser(c, as, plant);
  return browser === null ? { from: address, isKnown: false } : { from: `browser ${browser}`, isKnown: true };
}

/**
 * The try is kept before it is looked at, so that those of other servers at the same time are counted too. A good one counts as
 * refused for so long: each other server has one try of an address in hand, so an address waits that many tries early at worst.
 */
async function triedNow<Proved extends { readonly person: { readonly id: string } }>(
  c: Context,
  plant: Plant,
  { as, proved, words, prove, origin, ...one }: TryOf<Proved> & { readonly origin: Origin },
): Promise<Proved> {
  const { from, isKnown } = origin;
  const [{ signIns }, at, id] = [await plant.office(), plant.clock(), plant.newId()];
  const since = (ms: number): string => new Date(at.getTime() - ms).toISOString();
  await signIns.note({
    ...{ id, at: at.toISOString(), person: as ?? null, from, outcome: 'refused' },
    ...(isKnown ? { words: `from ${addressOf(c)}` } : {}),
  });
  const isStopped =
    one.signs === true
      ? (await signIns.refusedFrom(from, since(OF_MS))) > MOST_OF
      : (!isKnown && (await signIns.refusedFrom(from, since(FROM_MS))) > MOST_FROM) ||
        (as !== undefined && (await signIns.refusedOf(as, since(OF_MS), from)) > MOST_OF) ||
        (as !== undefined && !isKnown && (await signIns.refusedOf(as, since(OF_ALL_MS))) > MOST_OF_ALL);
  if (isStopped) {
    await signIns.settle(id, { outcome: 'stopped' });
    plant.count?.('remelt_sign_ins_total', { outcome: 'stopped' });
    throw one.signs === true ? tooManySignatures() : tooMany();
  }
  try {
    const found = await prove();
    await signIns.settle(id, {
      outcome: proved,
      person: found.person.id,
      ...(words === undefined ? {} : { words }),
    });
    plant.count?.('remelt_sign_ins_total', { outcome: proved });
    return found;
  } catch (error) {
    const isRefused = error instanceof ForbiddenError;
    // what was asked wrongly was no guess
    if (!isRefused) await signIns.settle(id, { outcome: 'stopped' });
    plant.count?.('remelt_sign_ins_total', { outcome: isRefused ? 'refused' : 'stopped' });
    throw isRefused ? new HttpRefusal(401, error) : error;
  }
}

/** Keeps what was done in the audit of sign-ins. */
export async function audited(
  c: Context,
  plant: Plant,
  what: { readonly person: string; readonly outcome: Outcome; readonly words?: string },
): Promise<void> {
  const { signIns } = await plant.office();
  await signIns.note({
    id: plant.newId(),
    at: plant.clock().toISOString(),
    from: addressOf(c),
    ...what,
  });
}

/** Address of the network that a request comes from. */
export function addressOf(c: Context): string {
  // tests call the server without a connection
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'here';
}

const tooMany = (): HttpRefusal =>
  new HttpRefusal(
    429,
    new ForbiddenError('too many tries to sign in', {
      allowed: `${MOST_FROM} refused tries from one address in ${FROM_MS / 60_000} minutes, ${MOST_OF} of them for one person in ${OF_MS / 60_000}`,
      cure: 'wait, then sign in with the right password or the whole token; or sign in from a browser where you did before',
    }),
    { headers: { 'Retry-After': String(FROM_MS / 1000) } },
  );

const tooManySignatures = (): HttpRefusal =>
  new HttpRefusal(
    429,
    new ForbiddenError('too many refused signatures', {
      allowed: `${MOST_OF} refused tries of one person in ${OF_MS / 60_000} minutes`,
      cure: 'wait, then sign with the right password or the whole token',
    }),
    { headers: { 'Retry-After': String(OF_MS / 1000) } },
  );

const tooManyAtOnce = (): HttpRefusal =>
  new HttpRefusal(
    429,
    new ForbiddenError('too many sign-ins from this address at once', {
      allowed: `${MOST_WAITING} that wait for each other`,
      cure: `try again in ${WAIT_S} seconds`,
    }),
    { headers: { 'Retry-After': String(WAIT_S) } },
  );
