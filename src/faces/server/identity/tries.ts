import type { Context } from 'hono';
import { ForbiddenError } from '../../../foundation/errors.ts';
import { utcSecond } from '../../../foundation/quantity/format.ts';
import type { Office } from '../../../office/open-office.ts';
import type { Plant } from '../plant.ts';
import { HttpRefusal } from '../replies.ts';
import { addressOf } from './came-from.ts';
import { knownBrowser } from './known-browser.ts';

type Outcome = Parameters<Office['signIns']['note']>[0]['outcome'];

/** So many refused tries in a window, and whose they are; who has made them waits until the first of them is older. */
interface Limit {
  readonly most: number;
  readonly within_ms: number;
  readonly whose: string;
}

/** Of one address. */
const FROM: Limit = { most: 10, within_ms: 5 * 60_000, whose: 'from one address in 5 minutes' };
/** To be one person from one address, or from one browser where they signed in before. */
const OF: Limit = {
  ...{ most: 5, within_ms: 15 * 60_000 },
  whose: 'for one person from one place in 15 minutes',
};
/** To be one person from all addresses; browsers where they signed in before may still try. */
const OF_ALL: Limit = {
  ...{ most: 100, within_ms: 24 * 3600_000 },
  whose: 'for one person from all addresses in 24 hours',
};
/** To sign as one person from one address. */
const SIGNING: Limit = { ...OF, whose: 'of one person in 15 minutes' };

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
  await signIns.note({
    ...{ id, at: at.toISOString(), person: as ?? null, from, outcome: 'refused' },
    ...(isKnown ? { words: `from ${addressOf(c)}` } : {}),
  });
  const stop = await stopOf({ as, signs: one.signs === true, origin }, signIns, at);
  if (stop !== null) {
    await signIns.settle(id, { outcome: 'stopped' });
    plant.count?.('remelt_sign_ins_total', { outcome: 'stopped' });
    throw tooMany(stop, { isSigning: one.signs === true, at });
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

/** A limit that was reached, and when the next try is looked at. */
interface Stop {
  readonly limit: Limit;
  readonly until: Date;
}

/** The limit that stops a try, the one that holds longest; null for a try that is looked at. The try itself is among those refused. */
async function stopOf(
  {
    as,
    signs,
    origin: { from, isKnown },
  }: Pick<Try, 'as'> & { readonly signs: boolean; readonly origin: Origin },
  { refusedFrom, refusedOf }: Pick<Office['signIns'], 'refusedFrom' | 'refusedOf'>,
  at: Date,
): Promise<Stop | null> {
  const stopBy = async (
    limit: Limit,
    refused: (since: string) => Promise<readonly string[]>,
  ): Promise<Stop[]> => {
    const { most, within_ms } = limit;
    const first = (await refused(new Date(at.getTime() - within_ms).toISOString()))[most];
    return first === undefined ? [] : [{ limit, until: new Date(Date.parse(first) + within_ms) }];
  };
  const byPlace = (limit: Limit) => stopBy(limit, (since) => refusedFrom(from, since));
  const stops = signs
    ? await byPlace(SIGNING)
    : [
        ...(isKnown ? [] : await byPlace(FROM)),
        ...(as === undefined ? [] : await stopBy(OF, (since) => refusedOf(as, since, from))),
        ...(as === undefined || isKnown ? [] : await stopBy(OF_ALL, (since) => refusedOf(as, since))),
      ];
  return stops.reduce<Stop | null>(
    (last, stop) => (last === null || stop.until > last.until ? stop : last),
    null,
  );
}

/** Names the limit that holds, and when it ends. */
const tooMany = (
  { limit, until }: Stop,
  { isSigning, at }: { readonly isSigning: boolean; readonly at: Date },
): HttpRefusal => {
  const wait = `wait until ${utcSecond(until.toISOString())}, then ${isSigning ? 'sign' : 'sign in'} with the right password or the whole token`;
  return new HttpRefusal(
    429,
    new ForbiddenError(isSigning ? 'too many refused signatures' : 'too many tries to sign in', {
      allowed: `${limit.most} refused tries ${limit.whose}`,
      cure: isSigning ? wait : `${wait}; or sign in from a browser where you did before`,
    }),
    { headers: { 'Retry-After': String(Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000))) } },
  );
};

const tooManyAtOnce = (): HttpRefusal =>
  new HttpRefusal(
    429,
    new ForbiddenError('too many sign-ins from this address at once', {
      allowed: `${MOST_WAITING} that wait for each other`,
      cure: `try again in ${WAIT_S} seconds`,
    }),
    { headers: { 'Retry-After': String(WAIT_S) } },
  );
