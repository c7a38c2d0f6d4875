import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { MIGRATIONS, migrate } from '../../src/evidence/ledger/store/migrations.ts';
import type { LedgerTables } from '../../src/evidence/ledger/store/tables.ts';
import type { Head, Store, StoredRecord, Trace } from '../../src/evidence/ledger/store.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { copyEmptyLedger } from '../testing/empty-ledger.ts';
import { type Rows, writeRows } from './store-files.ts';
import { continuation, PEOPLE } from './story.ts';

/** Ledgers that released versions wrote: each is opened, verified and continued. */
const versions = (await readdir(import.meta.dirname)).filter((name) => /^\d+\.\d+\.\d+$/.test(name)).sort();

interface Said {
  readonly head: Head;
  readonly lots: readonly { readonly id: string; readonly free_g: number; readonly status: string }[];
  readonly heats: readonly object[];
  readonly objects: readonly object[];
  readonly up: Trace;
  readonly down: Trace;
}

let server: PostgresServer;
let scratch: string;
beforeAll(async () => {
  server = await startPostgres();
  scratch = await mkdtemp(join(tmpdir(), 'remelt-ledgers-'));
});
afterAll(async () => {
  await server.stop();
  await rm(scratch, { recursive: true });
});

const fileOf = (version: string, name: string) => join(import.meta.dirname, version, name);
const common = { clock: () => new Date('2027-01-01T00:00:00.000Z'), people: PEOPLE, demonstration: true };

/** The segment file is all that an embedded ledger needs: an empty database takes its records over. */
async function openEmbedded(version: string): Promise<Store> {
  const folder = join(scratch, version);
  await copyEmptyLedger(folder);
  await copyFile(fileOf(version, 'ledger.segment'), join(folder, 'ledger.segment'));
  return openStore({ dataFolder: folder, ...common });
}

/** The tables as that version left them, brought to this one by its migrations. */
async function openShared(version: string): Promise<Store> {
  const databaseUrl = await server.freshDatabase();
  const rows = JSON.parse(await readFile(fileOf(version, 'postgres.json'), 'utf8')) as Rows;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const db = new Kysely<LedgerTables>({ dialect: new PostgresDialect({ pool }) });
  const done = new Set(rows.ledger_migration?.map(({ name }) => name));
  await migrate(db, Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => done.has(name))));
  await writeRows(async (statement, values = []) => (await pool.query(statement, [...values])).rows, rows);
  await db.destroy();
  return openStore({ databaseUrl, ...common });
}

describe.each(versions)('a ledger that version %s wrote', (version) => {
  test.each([
    ['embedded', openEmbedded],
    ['PostgreSQL', openShared],
  ] as const)('is opened, verified and continued: %s', async (_, open) => {
    const said = JSON.parse(await readFile(fileOf(version, 'said.json'), 'utf8')) as Said;
    const store = await open(version);
    try {
      expect(await store.head()).toEqual(said.head);
      expect(await store.verify()).toMatchObject({ ok: true, problems: [], head: said.head });
      expect(await store.lots()).toMatchObject(said.lots);
      expect(await store.heats()).toMatchObject(said.heats);
      expect(await store.objects()).toMatchObject(said.objects);
      expect(await store.trace('object:I-1.1', 'up')).toMatchObject({ rows: said.up.rows });
      expect(await store.trace('lot:R-1', 'down')).toMatchObject({ rows: said.down.rows });
      const analysis = (await store.history('object:I-1.1')).findLast(isThird)!;
      const [later] = continuation(analysis.seq);
      await expect(store.execute(later!)).rejects.toThrow(/days after the last record/);
      await store.execute({ type: 'confirmClock', reason: 'kept since that version', by: 'p-qual' });
      for (const command of continuation(analysis.seq)) await store.execute(command);
      expect((await store.object('I-2')).free_g).toBe(0);
      expect((await store.object('I-1.1')).analyses.at(-1)?.results[0]?.text).toBe('22.10');
      expect(await store.verify()).toMatchObject({ ok: true });
      expect(await store.rebuild()).toMatchObject({ equal: true });
    } finally {
      await store.close();
    }
  });
});

const isThird = ({ body }: StoredRecord): boolean => body.analysis === 'F-3';
