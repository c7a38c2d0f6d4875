import { Kysely, PGliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { recordLeaf } from '../proof/leaf.ts';
import { replayFrame } from './append.ts';
import { renewProjection, verifyLedger } from './audit.ts';
import { PROJECTION_VERSION } from './book.ts';
import { queryOf } from './filter.ts';
import { readHead } from './head.ts';
import { migrate } from './migrations.ts';
import { openInMemory } from './pglite-engine.ts';
import { findSubjects } from './queries.ts';
import { seal } from './seal.ts';
import type { LedgerDatabase, LedgerTables } from './tables.ts';
import { charge, from, judge, lotOf, melt, plan, receive, showGood } from './testing/example-commands.ts';
import { tickingLog } from './testing/ticking-log.ts';
import { transact } from './transact.ts';

/** Hash of the states that each version makes of the same commands. */
const STATES: Readonly<Record<number, string>> = {
  1: '24da1839dbdcf564d918c2d7dfae04921105781ff16c58e7842c68f2ee7f7ada',
  3: '24da1839dbdcf564d918c2d7dfae04921105781ff16c58e7842c68f2ee7f7ada',
  4: '1f9e61a719afab2938ef397c3157b8bb2cccbfc863681a93777dbea22d33bea0',
  5: 'fa48e13a4cae2bb6eccb020ada59a3c9ac858bb4af548d0860b6c252540e5ffa',
  6: '42fccaad4ddcf8bc0d56c808fce8b070c5203c97ad7baab0b125be8f9381142d',
  7: 'cc776395b454da0288fa6364587c872b3eec9c086c6b2c2e7792e8bee4788d43',
  8: 'cc776395b454da0288fa6364587c872b3eec9c086c6b2c2e7792e8bee4788d43',
  9: '78b54ab16ecebc4e8d9792712dbb0d80958836c8348aecf827acda64240e29aa',
  10: '78b54ab16ecebc4e8d9792712dbb0d80958836c8348aecf827acda64240e29aa',
  11: '78b54ab16ecebc4e8d9792712dbb0d80958836c8348aecf827acda64240e29aa',
  12: 'de2edfc48d7cadfadaff68540dc05ae39bdd07601db6689a00e70184b5ac7e43',
  13: 'de2edfc48d7cadfadaff68540dc05ae39bdd07601db6689a00e70184b5ac7e43',
  2: '24da1839dbdcf564d918c2d7dfae04921105781ff16c58e7842c68f2ee7f7ada',
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

/** A database without tables, for those who ask it the settings and then make them. */
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

test('S14: a ledger of tables 001 is taken along with its records', async () => {
  const old = await emptyDatabase();
  await migrate(old, '001-ledger');
  const { text, disclosures } = received(0, '2026-03-01T08:00:00.000Z');
  const [bytes, leaf] = [new TextEncoder().encode(text), recordLeaf(text)];
  await sql`insert into ledger_record values (0, 'lot:L0', 'lot.received', ${bytes}, ${leaf})`.execute(old);
  for (const [place, one] of disclosures.entries())
    await sql`insert into ledger_disclosure values (0, ${place}, ${one})`.execute(old);
  await sql`insert into ledger_subject values ('lot:L0', 'lot', 'hold', 0, 5, 0, 0, 5, 0, ${leaf}, '{}')`.execute(
    old,
  );
  await sql`update ledger_head set size = 1, root = ${leaf}, frontier = ${leaf}, segment_bytes = 77`.execute(
    old,
  );
  await migrate(old);
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
