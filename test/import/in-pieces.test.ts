import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import { signedStore } from '../../src/desk/signed-store.ts';
import { type Job, jobSchema } from '../../src/documents/job.ts';
import type { LotRow } from '../../src/documents/yard/lot-table.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { type FaultyFiles, faultyFiles } from '../../src/evidence/ledger/testing/faulty-files.ts';
import { runTask } from '../../src/tasks/task.ts';
import { bookReturns } from '../../src/tasks/yard/book-returns/book-returns.ts';
import { type Service, servedPlant, serviceOf, tokenOf } from '../server/founded.ts';
import { copyEmptyLedger } from '../testing/empty-ledger.ts';

let base: string;
let files: FaultyFiles;
let service: Service;
const opened = () =>
  openStore({
    ...{ dataFolder: join(base, 'remelt-data'), files, clock: () => new Date() },
    salts: (bytes) => randomBytes(bytes),
  });
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'remelt-pieces-'));
  await copyEmptyLedger(join(base, 'remelt-data'));
  files = faultyFiles();
  service = await servedPlant('own', await opened());
});
afterAll(async () => {
  await service.close();
  rmSync(base, { recursive: true, force: true });
});

const LOTS = 1100;
const table = (prefix: string): readonly LotRow[] =>
  Array.from({ length: LOTS }, (_, i) => ({
    ...{ row: i + 2, lotId: `${prefix}-${i}`, mass_g: 100_000 + i, form: 'turnings' },
    ...{ originClass: 'pre-consumer-external', lotClass: 'purchased-scrap', declaredGrade: 'IN718' },
    analyses: [
      { method: 'OES', balance: 'Fe', results: [{ element: 'Cr', text: '18.2', unit: 'wt%' as const }] },
    ],
  }));
const asked = (rows: readonly LotRow[], key: string) =>
  service.post('/api/yard/book-returns', { rows }, { key, headers: { prefer: 'respond-async' } });
const bought = (lot: string) =>
  service.post('/api/yard/buy-material', { material: 'Ni-electrolytic', mass_g: 5000, lot });
const idsOf = async (prefix: string): Promise<number> =>
  (await (await service.plant.open()).store.lots({})).filter(({ id }) => id.startsWith(prefix)).length;

async function ended(address: string, onLook: (job: Job) => void = () => undefined): Promise<Job> {
  for (;;) {
    const job = jobSchema.parse(await (await service.get(address, 'gus')).json());
    onLook(job);
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await setTimeout(10);
  }
}

it('a long table is a job that says how far it is; others book and read in between, but not its lots', async () => {
  const { store } = await service.plant.open();
  const begun = await asked(table('B'), 'first');
  expect(begun.status).toBe(202);
  const address = begun.headers.get('location')!;
  const shares: number[] = [];
  const end = ended(address, ({ done }) => shares.push(done));
  const isThere = () =>
    store.lot('B-0').then(
      () => true,
      () => false,
    );
  while (!(await isThere())) await setTimeout(1);
  const [refused, other, { there }] = await Promise.all([
    bought(`B-${LOTS - 1}`),
    bought('V-1'),
    store.countLots(),
  ]);
  expect([there % 200, there < LOTS]).toEqual([0, true]);
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining('being booked just now'),
  ]);
  expect(other.status).toBe(200);
  const job = await end;
  expect(job).toMatchObject({ state: 'done', done: 1, calculation: 'book-returns' });
  expect(job.asked).toEqual({ key: 'first', tag: expect.any(String) });
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const page = await service.get(address, 'gus', { accept: 'application/vnd.remelt.page+json' });
  expect(await page.json()).toMatchObject({ title: expect.stringContaining('1,100') });
  const order = (await store.lots({})).map(({ id }) => id);
  expect(order.indexOf('V-1')).toBeLessThan(order.indexOf(`B-${LOTS - 1}`));
  const verified = await store.verify();
  expect([verified.ok, verified.problems]).toEqual([true, []]);

  // the same table under another key is booked once, and one with a fault leaves nothing
  const head = await store.head();
  const repeated = await ended((await asked(table('B'), 'second')).headers.get('location')!);
  expect(repeated).toMatchObject({ state: 'done', answer: { repeated: true } });
  const wrong = table('C').map((row) => (row.lotId === 'C-650' ? { ...row, lotId: 'B-1' } : row));
  const failed = await ended((await asked(wrong, 'third')).headers.get('location')!);
  expect(failed).toMatchObject({ state: 'refused', error: { code: 'input' } });
  expect(JSON.stringify(failed.error)).toContain('row 652');
  expect(await store.head()).toEqual(head);
});

it('says after each piece how far it is, once it takes longer than a moment', async () => {
  const context = await service.plant.open();
  const signer = await context.store.signIn({ token: tokenOf('gus') });
  const shares: number[] = [];
  // each look at the clock is a second later
  let seconds = 0;
  const clock = () => new Date(Date.now() + 1000 * seconds++);
  const onProgress: TaskContext['onProgress'] = (_, figures) => shares.push(figures?.done ?? 0);
  const rows = table('P').slice(0, 500);
  const store = signedStore(context.store, signer);
  await runTask(bookReturns, { rows }, { ...actingAs('gus', context), store, clock, onProgress });
  expect(shares.filter((share) => share > 0 && share < 1).length).toBeGreaterThanOrEqual(2);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

it('what was stopped in the middle is all there when the ledger is opened again', async () => {
  // one line of the import is synced, then two pieces; the disk fails at the third
  files.plant('sync', 'EIO', { after: 3 });
  const stopped = await ended((await asked(table('D'), 'fifth')).headers.get('location')!);
  expect(stopped).toMatchObject({ state: 'refused', error: { code: 'unavailable' } });
  const { store, ...rest } = await service.plant.open();
  expect(await idsOf('D-')).toBe(400);
  await store.close();
  files.heal();
  const context: TaskContext = { ...rest, store: await opened() };
  service = serviceOf(context, 'own');
  expect(await idsOf('D-')).toBe(LOTS);
  const { size } = await context.store.head();
  const again = await ended((await asked(table('D'), 'sixth')).headers.get('location')!);
  expect(again).toMatchObject({ state: 'done', answer: { repeated: true } });
  expect(await context.store.head()).toMatchObject({ size });
  expect((await context.store.verify()).ok).toBe(true);
});
