import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { analyseLot } from './analyse-lot.ts';

const FOUND = {
  lot: 'R-2301',
  analysis: 'A9',
  method: 'OES',
  results: [{ element: 'Co', text: '0.05', unit: 'wt%' }],
};

it('books a measured analysis as printed, by its method, without a decision', async () => {
  const context = await yardWith('R-2301');
  const booked = await runTask(analyseLot, FOUND, actingAs('p-lab', context));
  expect(booked).toMatchObject({ analysis: 'A9', basis: 'measured', method: 'OES', results: FOUND.results });
  expect(booked).not.toHaveProperty('clearedAs');
  expect((await context.store.lot('R-2301')).identification).toBeNull();
});

it('asks about a result a factor of ten off, and refuses a method that nobody knows', async () => {
  const context = await yardWith('R-2301');
  const slip = { ...FOUND, results: [{ element: 'Cr', text: '2.19', unit: 'wt%' }] };
  await expect(runTask(analyseLot, slip, context)).rejects.toMatchObject({ details: [{ path: 'asTyped' }] });
  const unknown = runTask(analyseLot, { ...FOUND, method: 'tea leaves' }, context);
  await expect(unknown).rejects.toMatchObject({ details: [{ path: 'method' }] });
});

it('says what a cleared lot was cleared as, and keeps who measured where', async () => {
  const context = await yardWith('R-2301');
  const { store } = context;
  const cleared: typeof store.lot = async (id) => ({
    ...(await store.lot(id)),
    status: 'cleared',
    clearedAs: 'H230',
  });
  const acting = actingAs('p-lab', { ...context, store: { ...store, lot: cleared } });
  const booked = await runTask(
    analyseLot,
    { ...FOUND, analysis: 'A8', laboratory: 'house', sample: 'T-1' },
    acting,
  );
  expect(booked).toMatchObject({ clearedAs: 'H230', laboratory: 'house', sample: 'T-1' });
});

it('asks about contents that come to more than the whole, and books them once they are right as typed', async () => {
  const context = await yardWith();
  const lots = [{ lot: 'A', mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap' }];
  await context.store.execute({ type: 'receiveLots', lots, by: 'p-goods' } as never);
  const result = (element: string, text: string) => ({ element, text, unit: 'wt%' });
  const acting = actingAs('p-lab', context);
  const analysed = (analysis: string, results: readonly object[], more: object = {}) =>
    runTask(analyseLot, { lot: 'A', analysis, method: 'OES', results, ...more }, acting);
  await analysed('A1', [result('Ni', '70'), result('Cr', '20')]);
  await expect(analysed('A2', [result('Fe', '45')])).rejects.toMatchObject({
    details: [{ path: 'asTyped' }],
  });
  expect(await analysed('A2', [result('Fe', '45')], { asTyped: true })).toMatchObject({ analysis: 'A2' });
});

it('says nothing of what a lot was cleared as that is on hold again', async () => {
  const context = await yardWith('R-2301');
  const { store } = context;
  const again: typeof store.lot = async (id) => ({ ...(await store.lot(id)), clearedAs: 'H230' });
  const acting = actingAs('p-lab', { ...context, store: { ...store, lot: again } });
  expect(await runTask(analyseLot, FOUND, acting)).not.toHaveProperty('clearedAs');
});
