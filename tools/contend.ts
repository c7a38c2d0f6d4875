/**
 * 20 writers who decide on the whole ledger, and one who only books, at each store: node tools/contend.ts [--seconds 30].
 * Prints a line of JSON for each store: how many bookings were finished and how many were not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { onOneHead } from '../src/desk/on-one-head.ts';
import { openStore } from '../src/evidence/ledger/open-store.ts';
import type { Store } from '../src/evidence/ledger/store.ts';
import { lotOf, receive } from '../src/evidence/ledger/testing/example-commands.ts';
import { startPostgres } from '../src/evidence/ledger/testing/postgres-server.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } });
const seconds = Number(values.seconds);
const WRITERS = 20;
/** How long a task thinks between reading and writing [ms]. */
const THINKING_MS = 20;
/** Stores that the writers share, where several processes may use one ledger. */
const STORES = 4;

const opening = { demonstration: true, clock: () => new Date() };
const folder = mkdtempSync(join(tmpdir(), 'remelt-contend-'));
try {
  const store = await openStore({ dataFolder: join(folder, 'ledger'), ...opening });
  await contend('embedded', [store]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const server = await startPostgres();
try {
  const databaseUrl = await server.freshDatabase();
  const stores: Store[] = [];
  for (let i = 0; i < STORES; i++) stores.push(await openStore({ databaseUrl, ...opening }));
  await contend('PostgreSQL', stores);
} finally {
  await server.stop();
}

async function contend(name: string, stores: readonly Store[]): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const finished = new Set<string>();
  const errors: string[] = [];
  let longest_ms = 0;
  /** Books one lot after the other; what is refused is unfinished. */
  const keepBooking = async (writer: string, book: (lot: string) => Promise<unknown>): Promise<void> => {
    for (let i = 0; performance.now() < until; i++) {
      const lot = `${writer}.${i}`;
      const from = performance.now();
      try {
        await book(lot);
        finished.add(lot);
      } catch (error) {
        errors.push(`${lot}: ${String(error)}`);
      }
      longest_ms = Math.max(longest_ms, performance.now() - from);
    }
  };
  const deciding = Array.from({ length: WRITERS }, (_, writer) => {
    const store = stores[writer % stores.length]!;
    return keepBooking(`W${writer}`, (lot) =>
      onOneHead(store, async (expectedHead) => {
        await store.lots({ limit: 5 });
        await sleep(THINKING_MS);
        await store.execute(receive(lotOf(lot, 1)), { expectedHead });
      }),
    );
  });
  const restless = keepBooking('R', (lot) => stores[0]!.execute(receive(lotOf(lot, 1))));
  await Promise.all([...deciding, restless]);
  const kept = new Set((await stores[0]!.lots()).map(({ id }) => id));
  const lost = [...finished].filter((lot) => !kept.has(lot));
  const { ok } = await stores[0]!.verify();
  for (const store of stores) await store.close();
  const decided = [...finished].filter((lot) => lot.startsWith('W')).length;
  const told = { finished: finished.size, decided, unfinished: errors.length, lost: lost.length };
  console.log(JSON.stringify({ store: name, ...told, longest_s: longest_ms / 1000, whole: ok }));
  for (const error of errors.slice(0, 5)) console.error(error);
}
