import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { type Appender, startAppender } from './child.ts';

/** Crashes of the server under one writer: more with `npm run long`. */
const CRASHES = process.env.REMELT_LONG === '1' ? 20 : 3;
const LOTS = 40;

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const acknowledged = ({ lines }: Appender) =>
  lines.flatMap((line) => (line.line === 'acknowledged' ? [line.batch] : []));

test(`S20: a writer goes on after ${CRASHES} crashes of the server, and nothing acknowledged is lost or doubled`, {
  timeout: 900_000,
}, async () => {
  const databaseUrl = await server.freshDatabase();
  const writer = startAppender({ databaseUrl, first: 0, batches: 100_000, lots: LOTS });
  await writer.until(({ line }) => line === 'acknowledged' || line === 'failed');
  for (let crash = 0; crash < CRASHES; crash++) {
    const before = acknowledged(writer).length;
    await sleep(37 * crash);
    await server.crash();
    await server.restart();
    await writer.until(() => acknowledged(writer).length > before + 3);
  }
  writer.process.kill('SIGKILL');
  await writer.ended;
  expect(writer.lines.filter(({ line }) => line === 'failed')).toEqual([]);
  expect(writer.errors()).toBe('');
  const store = await openStore({ databaseUrl, clock: () => new Date() });
  expect((await store.verify()).ok).toBe(true);
  for (const batch of acknowledged(writer)) expect((await store.lot(`${batch}.0`)).mass_g).toBe(1000);
  expect((await store.head()).size % LOTS).toBe(0);
  await store.close();
});

test('S20: a server that stays away ends the command with UnavailableError, not the process with a trace', {
  timeout: 900_000,
}, async () => {
  const databaseUrl = await server.freshDatabase();
  const writer = startAppender({ databaseUrl, first: 0, batches: 100_000, lots: LOTS });
  await writer.until(({ line }) => line === 'acknowledged' || line === 'failed');
  await server.crash();
  await writer.ended;
  await server.restart();
  expect(writer.lines.at(-1)).toMatchObject({ line: 'failed', code: 'unavailable' });
  expect(writer.errors()).toBe('');
  expect(writer.process.exitCode).toBe(5);
});
