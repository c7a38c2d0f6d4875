import { Kysely, PGliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { PROJECTION_VERSION } from '../rules/book.ts';
import { charge, from, judge, lotOf, melt, plan, receive, showGood } from '../testing/example-commands.ts';
import { tickingLog } from '../testing/ticking-log.ts';
import { renewProjection, verifyLedger } from '../trust/audit.ts';
import { readHead } from '../trust/head.ts';
import { seal } from '../trust/seal.ts';
import { replayFrame } from './append.ts';
import { queryOf } from './filter.ts';
import { MIGRATIONS, migrate } from './migrations.ts';
import { openInMemory } from './pglite-engine.ts';
import { findSubjects } from './queries.ts';
import type { LedgerDatabase, LedgerTables } from './tables.ts';
import { transact } from './transact.ts';

/** Hash of the states that each version makes of the same commands. */
const STATES: Readonly<Record<number, string>> = {
  1: 'de2edfc48d7cadfadaff68540dc05ae39bdd07601db6689a00e70184b5ac7e43',
};

test('S14: who changes what evolve makes of the records raises PROJECTION_VERSION and adds a line here', () => {
  const ledger = tickingLog();
  ledger.execute(
    receive(lotOf('A', 500_000), lotOf('B', 5), lotOf('C', 7, { owner: 'Turbines SA', note: 'n' })),
  );
  ledger.execute(showGood('A'));
  ledger.execute({
    type: 'processLot',
    lot: 'C',
    treatment: 'washing',
    wet_g: 7,
    clean_g: 6,
    losses: [{ to: 'oil', mass_g: 1 }],
  });
  ledger.execute(plan('H1', from('A', 200_000)));
  ledger.execute(charge('H1', from('A', 100_000)));
  ledger.execute(melt('H1', 97_000, 1_000));
  ledger.execute({
    type: 'castHeat',
    heat: 'H1',
    objects: [{ object: 'I', form: 'ingot', mass_g: 96_000 }],
    reverts: [{ lot: 'K', form: 'skull', mass_g: 1_000 }],
  });
  ledger.execute({ type: 'takeSample', of: 'object:I', sample: 'S', mass_g: 100 });
  ledger.execute(judge('object:I', 'FAIL', { specification: 'S' }));
  ledger.execute({ type: 'dispose', of: 'object:I', disposition: 'remelt', reason: 'r' });
  ledger.execute({ type: 'correct', seq: 1, how: 'did-not-occur', reason: 'r' });
  expect(hashOf(ledger.states())).toBe(STATES[PROJECTION_VERSION]);
});

const emptyDatabase = async (): Promise<LedgerDatabase> =>
  new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite: await openInMemory() }) });

/** A lot of 1 kg, received as record `seq`. */
const received = (seq: number, at: string) =>
  seal(
    {
      seq,
      at,
      kind: 'lot.received',
      subject: `lot:L${seq}`,
      body: { form: 'bar', massKg: '1.000', lotClass: 'virgin', supplier: 'Example BV' },
    },
    null,
    (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  );

/** The database that each ledger begins with. */
let db: LedgerDatabase;
beforeAll(async () => {
  db = await emptyDatabase();
});
afterAll(() => db.destroy());

test('no timer of a start that a full disk broke off keeps the process alive', async () => {
  const { rows } = await sql<{ readonly setting: string }>`
    select setting from pg_settings where name = 'log_startup_progress_interval'`.execute(db);
  expect(rows).toEqual([{ setting: '0' }]);
});

/** Columns, indexes and triggers of a ledger, as the catalogue tells them. */
const tablesOf = async (of: LedgerDatabase): Promise<readonly unknown[]> => {
  const { rows } = await sql`
    select table_name as on, column_name as name, concat_ws(' ', data_type, column_default, is_nullable) as what
      from information_schema.columns where table_schema = 'public'
    union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
    union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger
      where not tgisinternal
    union all select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    order by 1, 2, 3`.execute(of);
  return rows;
};

test('S13: the database that each ledger begins with has the tables of the migrations, and nothing booked', async () => {
  const shipped = await emptyDatabase();
  const tables = await tablesOf(shipped);
  expect(tables.length).toBeGreaterThan(60);
  expect((await readHead(shipped, false)).frontier.size).toBe(0);
  await sql`drop schema public cascade`.execute(shipped);
  await sql`create schema public`.execute(shipped);
  await migrate(shipped);
  expect(await tablesOf(shipped)).toEqual(tables);
  await shipped.destroy();
});

test('S13: the next migration is added to the tables of a ledger that holds records', async () => {
  const old = await emptyDatabase();
  await migrate(old);
  const frame = {
    firstSeq: 0,
    key: null,
    commandHash: null,
    records: [received(0, '2026-03-01T08:00:00.000Z')],
  };
  await transact(old, (trx) => replayFrame(trx, { frame, start: 0, end: 77 }));
  const up = (on: typeof old) => sql`alter table ledger_head add column later integer`.execute(on);
  await migrate(old, { ...MIGRATIONS, '002-later': { up: async (on) => void (await up(on)) } });
  expect((await sql`select size, later from ledger_head`.execute(old)).rows).toEqual([
    { size: 1, later: null },
  ]);
  // this version knows nothing of it, and says so
  await expect(migrate(old)).rejects.toThrow(/made by another version of Remelt/);
  await old.destroy();
});

test('S14: balances of another version of the rules are rebuilt from the records', async () => {
  const old = await emptyDatabase();
  await migrate(old);
  const frame = {
    firstSeq: 0,
    key: null,
    commandHash: null,
    records: [received(0, '2026-03-01T08:00:00.000Z')],
  };
  await transact(old, (trx) => replayFrame(trx, { frame, start: 0, end: 77 }));
  await sql`update ledger_subject set supplier = null, mass_g = 5`.execute(old);
  await sql`update ledger_head set projection = 0`.execute(old);
  const told: string[] = [];
  await transact(old, (trx) => renewProjection(trx, (words) => told.push(words)));
  expect(told[0]).toMatch(/are being rebuilt from the records/);
  expect((await readHead(old, false)).segmentBytes).toBe(77);
  const verification = await transact(old, (trx) =>
    verifyLedger(trx, { segment: null, kept: [], onProgress: () => undefined }),
  );
  expect(verification).toMatchObject({ ok: true, records: 1 });
  expect(await findSubjects(old, queryOf('lot', { supplier: 'Example BV' }))).toMatchObject([
    { state: { id: 'L0', mass_g: 1000 } },
  ]);
  await old.destroy();
});

test('S15: verify tells a record that says it is older than the one before it', async () => {
  await migrate(db);
  const records = [received(0, '2026-03-02T08:00:00.000Z'), received(1, '2026-03-01T08:00:00.000Z')];
  const frame = { firstSeq: 0, key: null, commandHash: null, records };
  await transact(db, (trx) => replayFrame(trx, { frame, start: 0, end: 0 }));
  const { problems } = await transact(db, (trx) =>
    verifyLedger(trx, { segment: null, kept: [], onProgress: () => undefined }),
  );
  expect(problems).toEqual([
    {
      seq: 1,
      what: 'time',
      words:
        'record 1 is dated 2026-03-01T08:00:00.000Z; an earlier record is dated 2026-03-02T08:00:00.000Z',
    },
  ]);
});
