import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { lotOf, receive, storeByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { onOneHead } from '../../src/tasks/on-one-head.ts';

/** Work of each writer: more with `npm run long`. */
const BOOKINGS = process.env.REMELT_LONG === '1' ? 100 : 4;
const WRITERS = 20;
/** How long a task thinks between reading and writing [ms]. */
const THINKING_MS = 20;

let server: PostgresServer;
const stores: Store[] = [];
beforeAll(async () => {
  server = await startPostgres();
  const databaseUrl = await server.freshDatabase();
  for (let i = 0; i < 4; i++)
    stores.push(storeByTrade(await openStore({ databaseUrl, demonstration: true, clock: () => new Date() })));
}, 120_000);
afterAll(async () => {
  for (const store of stores) await store.close();
  await server.stop();
});

test(`S22: ${WRITERS} writers who decide on the whole ledger, and one who only books, finish every booking`, {
  timeout: 300_000,
}, async () => {
  let busy = true;
  const restless = (async () => {
    for (let i = 0; busy; i++) await stores[0]!.execute(receive(lotOf(`R${i}`, 1)));
  })();
  const book = async (writer: number): Promise<void> => {
    const store = stores[writer % stores.length]!;
    for (let i = 0; i < BOOKINGS; i++)
      await onOneHead(store, async (expectedHead) => {
        await store.lots({ limit: 5 });
        await sleep(THINKING_MS);
        await store.execute(receive(lotOf(`W${writer}.${i}`, 1)), { expectedHead });
      });
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => book(writer)));
  busy = false;
  await restless;
  const ids = new Set((await stores[0]!.lots()).map(({ id }) => id).filter((id) => id.startsWith('W')));
  expect(ids.size).toBe(WRITERS * BOOKINGS);
  expect((await stores[0]!.verify()).ok).toBe(true);
});
