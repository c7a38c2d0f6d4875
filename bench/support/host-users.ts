import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { streamKey, uniform } from '../../src/foundation/numerics/random.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { type Server, startServer } from './server-process.ts';
import { signedIn } from './web-users.ts';

const USERS = 50;
/** Share of requests that book. */
const BOOKING = 0.1;
const SEED = 'bench/hosts/users';
const READS = [
  '/api/yard/list-lots?limit=100',
  '/api/heats/list-heats',
  '/api/persons/list-persons',
  '/api/proof/show-history?limit=20',
  '/api/heats/plant-today',
];

/** Two servers on one PostgreSQL with the demonstration in it; the caller ends them. */
export async function twoServers() {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.freshDatabase();
  const store = await openStore({ databaseUrl, demonstration: true, clock: () => new Date() });
  const context = memoryContext();
  await runTask(initLedger, {}, { ...context, store });
  await Promise.all([context.store.close(), context.compute.close()]);
  const folder = mkdtempSync(join(tmpdir(), 'remelt-hosts-'));
  const serve = () => startServer(folder, { DATABASE_URL: databaseUrl });
  const servers: readonly [Server, Server] = [await serve(), await serve()];
  return {
    ...{ servers, store, databaseUrl },
    end: async () => {
      await Promise.all(servers.map(({ stop }) => stop()));
      await store.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a user does in a second at one of the servers: a read, or a booking of a lot of its own. */
export async function askOnce(
  address: string,
  { cookie, lot, n }: { readonly cookie: string; readonly lot: string; readonly n: number },
): Promise<{ readonly status: number; readonly ms: number; readonly books: boolean }> {
  const books = uniform(streamKey(SEED, 'kind'), n) < BOOKING;
  const began = performance.now();
  const answer = books
    ? await fetch(`${address}/api/yard/buy-material`, {
        method: 'POST',
        headers: {
          ...{ cookie, 'remelt-person': 'p-goods', 'content-type': 'application/json' },
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({ material: 'Ni-electrolytic', mass_g: 5000, lot }),
      })
    : await fetch(address + READS[n % READS.length]!, { headers: { cookie } });
  await answer.arrayBuffer();
  return { status: answer.status, ms: performance.now() - began, books };
}

/** Fifty users, one request a second each, in turn at two servers on one PostgreSQL. Tells times, what failed, and what was booked. */
export async function usersOnTwoServers(seconds: number, tell: (line: string) => void): Promise<void> {
  const { servers, store, end } = await twoServers();
  try {
    const cookies: string[] = [];
    for (let user = 0; user < USERS; user++)
      cookies.push(await signedIn(servers[user % 2]!.address, 'p-goods'));
    const [reads, bookings, booked, failed]: [number[], number[], string[], number[]] = [[], [], [], []];
    const load = loadavg()[0]!;
    await Promise.all(
      cookies.map(async (cookie, user) => {
        const began = performance.now() + (user * 1000) / USERS;
        for (let second = 0; second < seconds; second++) {
          await sleep(Math.max(0, began + second * 1000 - performance.now()));
          const n = second * USERS + user;
          const lot = `U-${n}`;
          // the next request of a user goes to the other server
          const { status, ms, books } = await askOnce(servers[n % 2]!.address, { cookie, lot, n });
          (books ? bookings : reads).push(ms);
          if (books && status === 200) booked.push(lot);
          if (status !== 200) failed.push(status);
        }
      }),
    );
    const there = (await store.lots()).map(({ id }) => id).filter((id) => id.startsWith('U-'));
    const lost = booked.filter((lot) => !there.includes(lot)).length;
    const { problems } = await store.verify();
    tell(
      `users: ${USERS} for ${seconds} s on two servers, load ${load.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after`,
    );
    tell(`users: ${reads.length} reads, p50 ${at(reads, 0.5)} ms, p95 ${at(reads, 0.95)} ms (target 200)`);
    tell(`users: ${bookings.length} bookings, p50 ${at(bookings, 0.5)} ms, p95 ${at(bookings, 0.95)} ms`);
    tell(
      `users: ${failed.length} failed${failed.length > 0 ? ` (${[...new Set(failed)].join(', ')})` : ''}, ${lost} lost, ${there.length - new Set(there).size + (there.length - booked.length + lost)} doubled or unanswered, ${problems.length} problems of the ledger`,
    );
  } finally {
    await end();
  }
}

const at = (times: readonly number[], share: number): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0);
};
