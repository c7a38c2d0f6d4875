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
