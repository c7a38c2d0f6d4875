import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { ForbiddenError } from '../../foundation/errors.ts';
import type { Office } from '../../office/open-office.ts';
import type { Plant } from './plant.ts';
import { HttpRefusal } from './replies.ts';

type Outcome = Parameters<Office['signIns']['note']>[0]['outcome'];

/** Refused tries from one address in the window after which it waits. */
const MOST_FROM = 10;
const FROM_MS = 5 * 60_000;
/** Refused tries to be one person, from wherever, after which that person waits. */
const MOST_OF = 5;
const OF_MS = 15 * 60_000;

interface Try {
  /** Person that is meant, where the request says it. */
  readonly as?: string | undefined;
  /** What the audit says when it is proved. */
  readonly proved: Outcome;
  readonly words?: string;
}

type TryOf<Proved> = Try & { readonly prove: () => Promise<Proved> };

/** The last try from each address that this server still looks at. */
const lookedAt = new WeakMap<Plant['open'], Map<string, Promise<unknown>>>();

/**
 * Answer of a proof of somebody. Tries from one address are looked at one after the other, so that good ones at once are no
 * guesses. Throws HttpRefusal: 401 for a proof that is refused, 429 after too many.
 */
export async function tried<Proved extends { readonly person: { readonly id: string } }>(
  c: Context,
  plant: Plant,
  one: TryOf<Proved>,
): Promise<Proved> {
  const from = addressOf(c);
  const last = lookedAt.get(plant.open) ?? new Map<string, Promise<unknown>>();
  lookedAt.set(plant.open, last);
  const next = (last.get(from) ?? Promise.resolve()).then(() => triedNow(c, plant, one));
  const ended = next.catch(() => undefined);
  last.set(from, ended);
  try {
    return await next;
  } finally {
    if (last.get(from) === ended) last.delete(from);
  }
}

/** The try is kept before it is looked at, so that those of other servers at the same time are counted too. */
async function triedNow<Proved extends { readonly person: { readonly id: string } }>(
  c: Context,
  plant: Plant,
  { as, proved, words, prove }: TryOf<Proved>,
): Promise<Proved> {
  const [{ signIns }, at, from, id] = [await plant.office(), plant.clock(), addressOf(c), plant.newId()];
  const since = (ms: number): string => new Date(at.getTime() - ms).toISOString();
  await signIns.note({ id, at: at.toISOString(), person: as ?? null, from, outcome: 'refused' });
  const isStopped =
    (await signIns.refusedFrom(from, since(FROM_MS))) > MOST_FROM ||
    (as !== undefined && (await signIns.refusedOf(as, since(OF_MS))) > MOST_OF);
  if (isStopped) {
    await signIns.settle(id, { outcome: 'stopped' });
    plant.count?.('remelt_sign_ins_total', { outcome: 'stopped' });
    throw tooMany();
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
      allowed: `${MOST_FROM} refused tries from one address in ${FROM_MS / 60_000} minutes, ${MOST_OF} for one person in ${OF_MS / 60_000}`,
      cure: 'wait, then sign in with the right password or the whole token',
    }),
    { headers: { 'Retry-After': String(FROM_MS / 1000) } },
  );
