import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../commands.ts';
import { nodeFiles } from '../files/files.ts';
import type { LotState } from '../state.ts';
import { clockContract } from '../testing/clock-contract.ts';
import { EMPTIED_TABLES } from '../testing/emptied-tables.ts';
import { erasingContract } from '../testing/erasing-contract.ts';
import { charge, from, lotOf, plan, receive, showGood, storeByTrade } from '../testing/example-commands.ts';
import { genealogyContract } from '../testing/genealogy-contract.ts';
import { indexContract } from '../testing/index-contract.ts';
import { listsContract } from '../testing/lists-contract.ts';
import { namesContract } from '../testing/names-contract.ts';
import { storeContract } from '../testing/store-contract.ts';
import type { StoreUnderTest } from '../testing/store-under-test.ts';
import { trialContract } from '../testing/trial-contract.ts';
import { trustContract } from '../testing/trust-contract.ts';
import { unclosedEngine } from '../testing/unclosed-engine.ts';
import { KeptList } from './kept-list.ts';
import { emptyDatabase } from './pglite-image.ts';
import { openPgliteStore } from './pglite-store.ts';
import type { LedgerTables } from './tables.ts';
import { stockView } from './views.ts';

/**
 * One engine in memory for all tests, emptied between them: opening a folder takes most of a second. What a folder adds
 * (creation, lock, segment, crashes) is tested in test/ledger/.
 */
let engine: PGlite;
let base: string;
let made = 0;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'remelt-pglite-'));
  engine = await PGlite.create({ loadDataDir: await emptyDatabase() });
});
afterAll(async () => {
  await engine.close();
  await rm(base, { recursive: true });
});

const under: StoreUnderTest = {
  async fresh(clock) {
    made += 1;
    const folder = join(base, `ledger-${made}`);
    await mkdir(join(folder, 'pgdata'), { recursive: true });
    if (made > 1) await engine.exec(EMPTIED_TABLES);
    const open = () =>
      openPgliteStore({
        folder,
        files: nodeFiles,
        clock,
        salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
        facts: { people: [], demonstration: true },
        onProgress: () => undefined,
        openEngine: async () => unclosedEngine(engine),
      });
    const store = await open();
    return {
      store,
      reopen: open,
      shared: false,
      sql: {
        async tamper(statement) {
          await engine.exec(`alter table ledger_record disable trigger all;
          alter table ledger_command disable trigger all; set session_replication_role = replica; ${statement};
          reset session_replication_role`);
        },
        read: async (question) => (await engine.query<Record<string, unknown>>(question)).rows,
        attempt: (statement) =>
          engine.exec(statement).then(
            () => null,
            (error: unknown) => String(error),
          ),
      },
      dispose: () => store.close(),
    };
  },
};
storeContract('PGlite', under);
clockContract('PGlite', under);
trialContract('PGlite', under);
erasingContract('PGlite', under);
genealogyContract('PGlite', under);
indexContract('PGlite', under);
listsContract('PGlite', under);
namesContract('PGlite', under);
trustContract('PGlite', under);

test('the planner is told how the tables are filled when they have grown, and not at each booking', async () => {
  const { store, sql, dispose } = await under.fresh(() => new Date());
  const book = (from: number, count: number) =>
    store.execute({
      ...receive(...Array.from({ length: count }, (_, i) => lotOf(`L-${from + i}`, 1000))),
      by: 'p-goods',
    } as Command);
  const told = async () =>
    Number(
      (await sql!.read(`select reltuples from pg_class where relname = 'ledger_subject'`))[0]!.reltuples,
    );
  await sql!.read('analyze ledger_subject');
  await book(0, 1_300);
  const before = await told();
  expect(before).toBe(1_300);
  await book(1_300, 50);
  expect(await told()).toBe(before);
  await book(1_350, 1_600);
  expect(await told()).toBe(2_950);
  await dispose();
});

test('a list for whose states there is no room answers the same, and keeps what fits', async () => {
  const { store, dispose } = await under.fresh(() => new Date());
  await store.execute({
    ...receive(...['A', 'B', 'C', 'D'].map((id) => lotOf(id, 5))),
    by: 'p-goods',
  } as Command);
  const db = new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite: unclosedEngine(engine) }) });
  const [whole] = await store.lots();
  // of four lots two fit
  const room = { left: 2.5 * 2.5 * JSON.stringify(whole).length };
  const reading = { db, run: <T>(work: () => Promise<T>) => work() };
  const list = new KeptList({ type: 'lot', view: stockView<LotState> }, reading, room);
  const first = await list.list({});
  expect(first).toEqual(await store.lots());
  const again = await list.list({});
  expect(again).toEqual(first);
  expect(again.map((lot, i) => lot === first[i])).toEqual([true, true, false, false]);
  await store.execute({ type: 'holdLot', lot: 'D', reason: 'oil', by: 'p-qual' });
  expect(await list.list({})).toEqual(await store.lots());
  expect(await list.list({ status: 'hold', limit: 3 })).toEqual(
    await store.lots({ status: 'hold', limit: 3 }),
  );
  expect(await list.list({ ids: ['D', 'A'] })).toEqual(await store.lots({ ids: ['A', 'D'] }));
  list.forget();
  expect(room.left).toBeCloseTo(2.5 * 2.5 * JSON.stringify(whole).length, 6);
  await dispose();
});

test('a list of subjects travels as JSON, to the command line of a served folder', async () => {
  const { store, dispose } = await under.fresh(() => new Date());
  await store.execute({ ...receive(lotOf('R-1', 1000)), by: 'p-goods' } as Command);
  const listed = await store.subjects('lot');
  expect(listed.length).toBe(1);
  expect(JSON.parse(JSON.stringify(listed))).toEqual(listed);
  await dispose();
});

test('a long list is read in parts, and others are answered in between', async () => {
  const { store, dispose } = await under.fresh(() => new Date());
  const lots = Array.from({ length: 900 }, (_, i) => lotOf(`L-${i}`, 1000));
  await store.execute({ ...receive(...lots), by: 'p-goods' } as Command);
  const ended: string[] = [];
  const list = store.lots().then((found) => {
    ended.push('lots');
    return found;
  });
  const head = store.head().then(() => ended.push('head'));
  expect((await list).map(({ id }) => id)).toEqual(lots.map(({ lot }) => lot));
  await head;
  expect(ended).toEqual(['head', 'lots']);
  expect(await store.lots({ limit: 450, after: 10 })).toEqual((await list).slice(11, 461));
  expect(await store.countLots({ status: 'hold' })).toEqual({ there: 900, gone: 0 });
  await dispose();
});

test('what metal has reached is read in parts, others are answered in between, and a booking meanwhile is in it', async () => {
  const { store: bare, dispose } = await under.fresh(() => new Date());
  const store = storeByTrade(bare);
  await store.execute(receive(lotOf('L-1', 1_000_000)));
  await store.execute(showGood('L-1'));
  const heats = Array.from({ length: 450 }, (_, i) => `H-${i}`);
  const singles = heats.flatMap((heat) => [plan(heat, from('L-1', 1000)), charge(heat, from('L-1', 1000))]);
  await store.execute({ type: 'batch', commands: singles } as Command);
  const ended: string[] = [];
  const reached = store.reach(['lot:L-1']).then((reach) => {
    ended.push('reach');
    return reach;
  });
  await store.head().then(() => ended.push('head'));
  const { rows } = await reached;
  expect(ended).toEqual(['head', 'reach']);
  expect(new Set(rows.map(({ subject }) => subject))).toEqual(
    new Set(['lot:L-1', ...heats.map((heat) => `heat:${heat}`)]),
  );
  const again = store.reach(['lot:L-1']);
  await store.execute({ type: 'holdLot', lot: 'L-1', reason: 'recalled', by: 'p-qual' });
  const after = await again;
  expect(after.head).toEqual(await store.head());
  expect(after.rows.find(({ subject }) => subject === 'lot:L-1')).toMatchObject({ status: 'hold' });
  await dispose();
});
