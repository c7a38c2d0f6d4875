import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { contract } from './contract.ts';
import { labelLots } from './label-lots.ts';

it('says each lot once, with a code that opens its page on the server that is named', async () => {
  const context = await yardWith('R-2302');
  const order = { lots: ['R-2302', 'R-2302'], url: 'https://works.example/' };
  const { labels, sheet, ...rest } = await runTask(labelLots, order, context);
  expect(rest).not.toHaveProperty('unopened');
  expect([sheet, labels]).toMatchObject([
    'a4',
    [{ lot: 'R-2302', form: 'turnings', mass_g: 480_000, code: 'https://works.example/10/R-2302' }],
  ]);
});

it.each(['http://127.0.0.1:8080', 'http://localhost:8080/', 'https://[::1]:8443', undefined])(
  'names the lot alone where only this computer reaches %s',
  async (url) => {
    const context = await yardWith('R-2302');
    const found = await runTask(
      labelLots,
      { lots: ['R-2302'], ...(url === undefined ? {} : { url }) },
      context,
    );
    expect([found.labels[0]!.code, found.unopened]).toEqual([
      '/10/R-2302',
      expect.stringContaining(url ? `only this computer reaches ${url}` : 'nobody said where'),
    ]);
  },
);

it('refuses an unknown lot with the nearest names', async () => {
  const context = await yardWith('R-2302');
  await expect(runTask(labelLots, { lots: ['R-2303'] }, context)).rejects.toMatchObject({
    ...{ code: 'not-found', details: [{ path: 'lots', value: 'R-2303', allowed: 'R-2302' }] },
  });
});

it('says what a lot was cleared as, by the name of the plant, and else what it is declared as', async () => {
  const context = await yardWith('R-2301', 'R-2302');
  const label = async (lot: string) =>
    (await runTask(labelLots, { lots: [lot], url: 'https://w.example' }, context)).labels[0];
  const { declaredGrade, supplier } = await context.store.lot('R-2301');
  expect(await label('R-2301')).toMatchObject({
    status: 'hold',
    supplier,
    receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(declaredGrade).not.toBeNull();
  expect((await label('R-2301'))!.grade).toBe('H230');
  const store = context.store;
  const cleared = { ...(await store.lot('R-2301')), clearedAs: 'IN718' };
  const other = { ...context, store: { ...store, lots: async () => [cleared] } };
  const { labels } = await runTask(labelLots, { lots: ['R-2301'] }, other);
  expect(labels[0]!.grade).toBe('IN718');
  const nothing = { ...cleared, clearedAs: null, declaredGrade: null, supplier: null, receivedAt: null };
  const plain = { ...context, store: { ...store, lots: async () => [nothing] } };
  const bare = await runTask(labelLots, { lots: ['R-2301'] }, plain as never);
  expect(bare.labels[0]).toMatchObject({ grade: null, supplier: null, receivedOn: null });
});

it.each(['http://plant.localhost/', 'http://0.0.0.0:80', 'http://['])('opens no page by %s', async (url) => {
  const context = await yardWith('R-2302');
  const { labels } = await runTask(labelLots, { lots: ['R-2302'], url }, context);
  expect(labels[0]!.code).toBe('/10/R-2302');
});

it('prints on the sheet that is asked for, for the plant that it is', async () => {
  const context = await yardWith('R-2302');
  const [site] = context.compute.facts().plant.sites;
  const found = await runTask(labelLots, { lots: ['R-2302'], sheet: 'single' }, context);
  expect(found).toMatchObject({ sheet: 'single', plant: site!.name });
  const missing = runTask(labelLots, { lots: ['R-1'] }, await yardWith());
  await expect(missing).rejects.toMatchObject({ details: [{ allowed: 'lots of the ledger' }] });
});

it('labels two thousand lots at a time, and at least one', () => {
  const takes = (count: number) => contract.order.safeParse({ lots: Array(count).fill('A') }).success;
  expect([0, 1, 2000, 2001].map(takes)).toEqual([false, true, true, false]);
});
