import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Recall } from '../../src/documents/proof/recall.ts';
import type { LotRow } from '../../src/documents/yard/lot-table.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import {
  charge,
  from,
  lotOf,
  plan,
  receive,
  showGood,
  storeByTrade,
} from '../../src/evidence/ledger/testing/example-commands.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { freshFolder } from '../testing/remelt.ts';

const MAIN = join(import.meta.dirname, '../../src/faces/cli/main.ts');
const folder = freshFolder();
let postgres: PostgresServer;
const children: ChildProcess[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(async () => {
  // what still runs may write into the folder
  await Promise.all(children.map(ended));
  await postgres.stop();
  folder.remove();
});

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** A `remelt serve` in a process of its own; asks it as a person of the demonstration. */
async function server(databaseUrl: string) {
  const child = spawn(process.execPath, ['--no-warnings', MAIN, 'serve', '--no-open'], {
    cwd: folder.path,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const address = await new Promise<string>((resolve, reject) => {
    let told = '';
    const read = (chunk: Buffer): void => {
      told += String(chunk);
      const found = /(http:\/\/127\.0\.0\.1:\d+)\D/.exec(told);
      if (found) resolve(found[1]!);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(told)));
  });
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"person":"p-goods"}',
  });
  const Cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const buy = async (lot: string): Promise<number> => {
    const { status } = await fetch(`${address}/api/yard/buy-material`, {
      method: 'POST',
      headers: {
        Cookie,
        'Remelt-Person': 'p-goods',
        'Content-Type': 'application/json',
        'Idempotency-Key': lot,
      },
      body: JSON.stringify({ material: 'Ni-electrolytic', mass_g: 500_000, lot }),
    });
    return status;
  };
  const importing = async (rows: readonly LotRow[]): Promise<number> => {
    const { status } = await fetch(`${address}/api/yard/book-returns`, {
      method: 'POST',
      headers: {
        Cookie,
        'Remelt-Person': 'p-goods',
        'Content-Type': 'application/json',
        'Idempotency-Key': 'import',
      },
      body: JSON.stringify({ rows }),
    });
    return status;
  };
  const recall = async (): Promise<Recall> =>
    (await (
      await fetch(`${address}/api/proof/recall-metal?of=lot:A`, { headers: { Cookie } })
    ).json()) as Recall;
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { buy, importing, recall, kill, hasEnded: () => child.exitCode !== null };
}

/** A demonstration, begun in an empty database: nothing is booked over a network before. */
async function foundedIn(databaseUrl: string) {
  const store = storeByTrade(await openStore({ databaseUrl, demonstration: true, clock: () => new Date() }));
  const context = memoryContext();
  await runTask(initLedger, {}, { ...context, store });
  return { store, context };
}

it('two servers on one database book at once, and each follows metal that the other, or a third, has just charged', async () => {
  const databaseUrl = await postgres.freshDatabase();
  const { store, context } = await foundedIn(databaseUrl);
  const charged = async (heat: string): Promise<void> => {
    await store.execute(plan(heat, from('A', 40_000)));
    await store.execute(charge(heat, from('A', 40_000)));
  };
  await store.execute(receive(lotOf('A', 100_000)));
  await store.execute(showGood('A'));
  await charged('H-1');
  const [one, other] = await Promise.all([server(databaseUrl), server(databaseUrl)]);
  const before = await Promise.all([one.recall(), other.recall()]);
  const { size } = await store.head();
  const booked = await Promise.all(
    Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? one : other).buy(`two-${i}`)),
  );
  expect(booked).toEqual(Array(10).fill(200));
  // each lot once, whichever server had the turn
  expect((await store.lots()).filter(({ id }) => id.startsWith('two-'))).toHaveLength(10);
  await charged('H-2');
  const after = await Promise.all([one.recall(), other.recall()]);
  const head = await store.head();
  expect(head.size).toBeGreaterThan(size);
  for (const answer of after) expect(answer.head).toEqual({ size: head.size, root: head.root });
  expect(before.map(({ totals }) => totals.heats)).toEqual([1, 1]);
  expect(after.map(({ totals }) => totals.heats)).toEqual([2, 2]);
  expect(after[1]!.rows).toEqual(after[0]!.rows);
  expect((await store.verify()).problems).toEqual([]);

  // one is killed in the middle of a long import: the other writes what is missing as soon as somebody books there
  const rows = Array.from(
    { length: 3000 },
    (_, i): LotRow => ({
      ...{ row: i + 2, lotId: `K-${i}`, mass_g: 100_000, form: 'turnings', declaredGrade: 'IN718' },
      ...{ originClass: 'pre-consumer-external', lotClass: 'purchased-scrap', analyses: [] },
    }),
  );
  const importing = one.importing(rows).catch(() => 'cut off');
  const imported = async (): Promise<number> => (await store.countLots()).there - others;
  const others = (await store.countLots()).there;
  while ((await imported()) === 0) await sleep(2);
  await one.kill();
  expect(await importing).toBe('cut off');
  expect((await imported()) % 200).toBe(0);
  expect(await imported()).toBeLessThan(rows.length);
  expect(await other.buy('two-meanwhile')).toBe(200);
  await expect.poll(imported, { timeout: 30_000 }).toBe(rows.length + 1);
  expect(await other.importing(rows)).toBe(200);
  expect(await imported()).toBe(rows.length + 1);
  expect((await store.verify()).problems).toEqual([]);
  await context.store.close();
  await context.compute.close();
  await store.close();
}, 120_000);

it('a server whose database is cut off in the middle of bookings lives on, and books each of them once when it is back', async () => {
  const databaseUrl = await postgres.freshDatabase();
  const founded = await foundedIn(databaseUrl);
  await Promise.all([founded.store.close(), founded.context.store.close(), founded.context.compute.close()]);
  const one = await server(databaseUrl);
  expect(await one.buy('cut-first')).toBe(200);
  const names = Array.from({ length: 12 }, (_, i) => `cut-${i}`);
  const cut = names.map(one.buy);
  // some wait for a session, some are between two statements, some hold the head
  await sleep(60);
  await postgres.crash();
  await postgres.restart();
  for (const status of await Promise.all(cut)) expect([200, 503]).toContain(status);
  expect(one.hasEnded()).toBe(false);
  // the same key again: what was booked answers, the rest is booked
  expect(await Promise.all(names.map(one.buy))).toEqual(names.map(() => 200));
  const store = await openStore({ databaseUrl, clock: () => new Date() });
  expect((await store.lots()).filter(({ id }) => id.startsWith('cut-'))).toHaveLength(names.length + 1);
  expect((await store.verify()).problems).toEqual([]);
  await store.close();
}, 120_000);
