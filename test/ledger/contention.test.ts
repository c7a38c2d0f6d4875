import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onOneHead } from '../../src/desk/on-one-head.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { lotOf, receive, storeByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { openOffice, restoreOffice, rowsOfOffice } from '../../src/office/open-office.ts';
import { backUp, restoreLedger } from '../../src/tasks/proof/backup-ledger.ts';
import { writingRole } from '../../src/tasks/proof/writing-role.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';

/** Work of each writer: more with `npm run long`. */
const BOOKINGS = process.env.REMELT_LONG === '1' ? 100 : 4;
const WRITERS = 20;
/** How long a task thinks between reading and writing [ms]. */
const THINKING_MS = 20;

let server: PostgresServer;
let databaseUrl: string;
const stores: Store[] = [];
beforeAll(async () => {
  server = await startPostgres();
  databaseUrl = await server.freshDatabase();
  for (let i = 0; i < 4; i++)
    stores.push(storeByTrade(await openStore({ databaseUrl, demonstration: true, clock: () => new Date() })));
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await server.stop();
});

test(`S22: ${WRITERS} writers who decide on the whole ledger, and one who only books, finish every booking`, {
  timeout: 900_000,
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

test('a backup taken while others book becomes the same ledger and office on another database, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'remelt-backup-'));
  try {
    const office = await openOffice({ databaseUrl });
    const at = '2026-03-01T08:00:00.000Z';
    await office.signIns.begin(
      { idHash: 'a', person: 'anna', proof: null, how: 'token', endsAt: '2027' },
      at,
    );
    await office.signIns.note({ id: 'try-1', at, person: null, from: '127.0.0.1', outcome: 'refused' });
    await office.keep('key-1', { hash: 'b', reply: { status: 200, body: '{"x":"\u00e9"}' } }, at);
    await office.close();
    const rows = await rowsOfOffice({ databaseUrl });
    expect(rows.map(({ table }) => table)).toEqual(['reply', 'sign_in']);
    const beside = rows.map(({ table, row }) => ({ of: 'office' as const, name: table, content: row }));
    const file = join(folder, 'one.backup');
    const context = { ...memoryContext(), store: stores[0]! };
    const booking = stores[1]!.execute(receive(lotOf('during', 1)), { idempotencyKey: 'during' });
    const { size, root } = await backUp({ file, version: '0', beside }, context);
    await booking;
    const url = await server.freshDatabase();
    const restore = () =>
      restoreLedger({
        file,
        place: { folder: '', databaseUrl: url },
        clock: () => new Date(),
        onProgress: () => undefined,
        putBeside: async () => restoreOffice({ databaseUrl: url }, rows),
      });
    expect(await restore()).toMatchObject({ size, root, office: 2 });
    expect(await rowsOfOffice({ databaseUrl: url })).toEqual(rows);
    await expect(
      restoreOffice({ databaseUrl: url }, [{ table: 'reply', row: { colour: 1 } }]),
    ).rejects.toThrow('another version');
    await expect(restore()).rejects.toMatchObject({ code: 'conflict' });
    const again = await openStore({ databaseUrl: url, demonstration: true, clock: () => new Date() });
    expect(await again.head()).toEqual({ size, root });
    expect(await again.lots({ limit: 5 })).toEqual(await stores[0]!.lots({ limit: 5 }));
    await again.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a role that books and reads, beside other writers, is refused by the database itself when it would change the log', async () => {
  const made = () => writingRole({ name: 'remelt_app', password: 'secret', databaseUrl });
  const { url } = await made();
  const again = await made();
  expect(again).toMatchObject({ isNew: false, url: url!.replace(':secret@', '@') });
  expect(JSON.stringify(again)).not.toContain('secret');
  const own = storeByTrade(
    await openStore({ databaseUrl: url!, demonstration: true, clock: () => new Date() }),
  );
  await Promise.all([
    own.execute(receive(lotOf('own-1', 1)), { idempotencyKey: 'own' }),
    stores[0]!.execute(receive(lotOf('other-1', 1))),
    own.exclusively(() => own.execute(receive(lotOf('own-2', 1)))),
  ]);
  const pieces = ['own-3', 'own-4'].map((lot) => ({ type: 'receiveLots' as const, lots: [lotOf(lot, 1)] }));
  const long = { idempotencyKey: 'long', inPieces: true } as const;
  await own.execute({ type: 'batch', commands: pieces }, long);
  await own.execute({ type: 'holdLot', lot: 'own-1', reason: 'r' });
  const [held] = (await own.history('lot:own-1')).slice(-1);
  const erase = { type: 'eraseField', seq: held!.seq, field: 'reason', reason: 'asked' } as const;
  await expect(own.execute(erase)).rejects.toThrow(/only adds to the ledger, so it erases nothing/);
  await stores[0]!.execute(erase);
  expect((await own.lot('own-1')).holdReason).toMatch(/^\[erased/);
  const verified = await own.verify();
  expect([verified.problems, verified.head]).toEqual([[], await stores[0]!.head()]);
  await own.close();
  const client = new pg.Client({ connectionString: url! });
  await client.connect();
  const refused = async (statement: string) => [
    statement,
    await client.query(statement).then(
      () => 'done',
      (error: { code: string }) => error.code,
    ),
  ];
  for (const table of ['ledger_record', 'ledger_disclosure', 'ledger_command'])
    for (const statement of [
      `update ${table} set seq = 0`.replace(/command set seq/, 'command set records'),
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `alter table ${table} disable trigger all`,
      `drop table ${table}`,
    ])
      expect(await refused(statement)).toEqual([statement, '42501']);
  expect(await refused('set session_replication_role = replica')).toContain('42501');
  await client.end();
  await expect(writingRole({ name: 'x; drop', password: 'p', databaseUrl })).rejects.toMatchObject({
    code: 'input',
  });
});
