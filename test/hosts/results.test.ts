import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ResultBook, resultsOf } from '../../src/engine/queue/results.ts';
import { openWorkDatabase } from '../../src/engine/queue/work-database.ts';
import type { WorkDatabase } from '../../src/engine/queue/work-tables.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';

let postgres: PostgresServer;
let db: WorkDatabase;
let results: ResultBook;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await openWorkDatabase(await postgres.freshDatabase());
  const version = { code: 'c'.repeat(64), data: 'd'.repeat(64) };
  results = resultsOf(db, version);
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await postgres.stop();
});

const job = { work: 'a'.repeat(64), name: 'simulate', first: 250, count: 250 };
const of = (...bytes: number[]) => ({ bytes: Uint8Array.from(bytes), refused: false });
const by = (host: string) => ({ host, seconds: 1 });

it('a second host that comes to the same bytes is noted, and the bytes come back as they were', async () => {
  const large = { bytes: Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * i) % 251), refused: false };
  expect(await results.keep(job, large, by('one'))).toBe(true);
  expect(await results.keep(job, large, by('other'))).toBe(true);
  const found = await results.found(job.work, ['250+250']);
  expect(Buffer.compare(found.get('250+250')!.bytes, large.bytes)).toBe(0);
  const [row] = await db.selectFrom('work.computed').select(['host', 'checked_by']).execute();
  expect(row).toEqual({ host: 'one', checked_by: 'other' });
});

it('two hosts that come to other bytes are noticed, and neither is believed', async () => {
  const part = { ...job, first: 0 };
  expect(await results.keep(part, of(1, 2, 3), by('one'))).toBe(true);
  expect(await results.keep(part, of(1, 2, 4), by('other'))).toBe(false);
  expect((await results.found(job.work, ['0+250'])).size).toBe(0);
});

it('nothing is as good a result as anything', async () => {
  const part = { ...job, first: 500 };
  await results.keep(part, of(), by('one'));
  expect((await results.found(job.work, ['500+250'])).get('500+250')!.bytes).toHaveLength(0);
});
