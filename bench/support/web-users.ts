import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { streamKey, uniform } from '../../src/foundation/numerics/random.ts';
import type { Targets } from './web-targets.ts';

const USERS = 20;
/** Share of requests that book. */
const BOOKING = 0.1;
const SEED = 'bench/web';

/** What the load found: times [ms], sorted, and the statuses that were refusals. */
interface Found {
  readonly reads: number[];
  readonly bookings: number[];
  readonly refused: number[];
}

/** Twenty users, one request a second each; a tenth of them put a lot on hold. Each starts at its own part of the second. */
export async function measureUnderLoad(
  address: string,
  { lots, seconds }: { readonly lots: number; readonly seconds: number },
  targets: Targets,
): Promise<void> {
  const cookies: string[] = [];
  // one after the other: many at once from one address are taken for guesses
  for (let i = 0; i < USERS; i++) cookies.push(await signedIn(address, i % 2 ? 'p-plan' : 'p-qual'));
  const found: Found = { reads: [], bookings: [], refused: [] };
  await Promise.all(
    cookies.map(async (cookie, user) => {
      const began = performance.now() + (user * 1000) / USERS;
      for (let second = 0; second < seconds; second++) {
        await sleep(Math.max(0, began + second * 1000 - performance.now()));
        await request(address, { cookie, n: second * USERS + user, lots, found });
      }
    }),
  );
  const { reads, bookings, refused } = found;
  targets.note(`reads of ${USERS} users, p50`, `${at(reads, 0.5).toFixed(0)} ms`);
  targets.under(`${reads.length} reads, p95`, at(reads, 0.95), { most: 50, unit: 'ms' });
  targets.note('bookings, p50', `${at(bookings, 0.5).toFixed(0)} ms`);
  targets.under(`${bookings.length} bookings, p95`, at(bookings, 0.95), { most: 150, unit: 'ms' });
  targets.under('requests that were refused', refused.length, { most: 0, unit: '' });
  if (refused.length > 0) console.log(`statuses: ${[...new Set(refused)].join(', ')}`);
}

/** The cookie of a person who signed in. */
export async function signedIn(address: string, person: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ person }),
    headers: { 'content-type': 'application/json' },
  });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined)
    throw new Error(`${person} cannot sign in: ${answer.status} ${await answer.text()}`);
  return cookie.split(';')[0]!;
}

interface Request {
  readonly cookie: string;
  readonly n: number;
  readonly lots: number;
  readonly found: Found;
}

async function request(address: string, { cookie, n, lots, found }: Request): Promise<void> {
  const draw = uniform(streamKey(SEED, 'kind'), n);
  const lot = `R-${10_000 + Math.floor(uniform(streamKey(SEED, 'lot'), n) * lots)}`;
  const isBooking = draw < BOOKING;
  const person = (n % USERS) % 2 ? 'p-plan' : 'p-qual';
  const headers = {
    cookie,
    'remelt-person': person,
    'content-type': 'application/json',
    'idempotency-key': `bench-${n}`,
  };
  const body = JSON.stringify({ lot, reason: `seen wet, look ${n}` });
  const began = performance.now();
  const answer = isBooking
    ? await fetch(`${address}/api/yard/hold-lot`, { method: 'POST', headers, body })
    : await fetch(address + readOf(n, lot, lots), { headers });
  await answer.arrayBuffer();
  (isBooking ? found.bookings : found.reads).push(performance.now() - began);
  if (!answer.ok) found.refused.push(answer.status);
}

/** What people read in turn: a lot, the heats, a part of the yard, the persons, the history. */
const readOf = (n: number, lot: string, lots: number): string =>
  [
    `/api/yard/show-lot?lot=${lot}`,
    '/api/heats/list-heats',
    `/api/yard/list-lots?limit=100&after=${(n * 100) % lots}`,
    '/api/persons/list-persons',
    '/api/proof/show-history?limit=20',
  ][n % 5]!;

function at(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((answer, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address();
      const port = typeof place === 'object' && place ? place.port : 0;
      probe.close(() => answer(port));
    });
  });
