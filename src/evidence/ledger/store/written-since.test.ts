import { Kysely, PGliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { seal } from '../trust/seal.ts';
import { replayFrame } from './append.ts';
import { migrate } from './migrations.ts';
import { openInMemory } from './pglite-engine.ts';
import type { LedgerDatabase, LedgerTables } from './tables.ts';
import { transact } from './transact.ts';
import { markOf, writtenSince } from './written-since.ts';

/** Books lots of 1 kg as the records from a number on, in one transaction. */
const book = (db: LedgerDatabase, ...seqs: readonly number[]) =>
  transact(db, (trx) =>
    replayFrame(trx, {
      frame: {
        ...{ firstSeq: seqs[0]!, key: null, commandHash: null },
        records: seqs.map((seq) =>
          seal(
            {
              ...{ seq, at: '2026-03-01T08:00:00.000Z', kind: 'lot.received', subject: `lot:L${seq}` },
              body: { form: 'bar', massKg: '1.000', lotClass: 'virgin' },
            },
            null,
            (bytes) => new Uint8Array(bytes),
          ),
        ),
      },
      ...{ start: 0, end: 0 },
    }),
  );

test('S6: bookings alone are told from what anybody else wrote beside them, and only then rows are compared', async () => {
  const db: LedgerDatabase = new Kysely<LedgerTables>({
    dialect: new PGliteDialect({ pglite: await openInMemory() }),
  });
  await migrate(db);
  await book(db, 0);
  const mark = await markOf(db);
  expect(await writtenSince(db, 'lot', mark)).toEqual({ mark, others: null });
  await book(db, 1, 2);
  await book(db, 3);
  const since = await writtenSince(db, 'lot', mark);
  expect(since).toEqual({ mark: { size: 4, ended: mark.ended + 2n }, others: null });
  await sql`create table of_somebody_else (id integer)`.execute(db);
  const { others: alike } = await writtenSince(db, 'lot', mark);
  expect(alike).toEqual(expect.any(BigInt));
  // what was written and taken back counts as written
  await transact(db, async (trx) => {
    await sql`update ledger_subject set mass_g = 5 where id = 'lot:L0'`.execute(trx);
    throw new Error('taken back');
  }).catch(() => undefined);
  expect((await writtenSince(db, 'lot', since.mark)).others).not.toBeNull();
  expect((await writtenSince(db, 'lot', mark)).others).toBe(alike);
  await sql`update ledger_subject set mass_g = 5 where id = 'lot:L1'`.execute(db);
  expect((await writtenSince(db, 'lot', mark)).others).toBe(alike);
  await sql`update ledger_subject set mass_g = 5 where id = 'lot:L0'`.execute(db);
  expect((await writtenSince(db, 'lot', mark)).others).not.toBe(alike);
  await db.destroy();
});
