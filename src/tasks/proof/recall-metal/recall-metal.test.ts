import { expect, it } from 'vitest';
import { certifiedHeat } from '../../../../test/testing/certified-heat.ts';
import { runTask } from '../../task.ts';
import { recallMetal } from './recall-metal.ts';

it('reads what metal of a lot reached, and books nothing', async () => {
  const { context } = await certifiedHeat();
  const { size } = await context.store.head();
  const recall = await runTask(recallMetal, { of: 'lot:R-1', reason: 'lead', contact: 'quality' }, context);
  expect(recall).toMatchObject({ of: 'lot R-1', reason: 'lead', contact: 'quality', letters: [] });
  expect(recall.rows.map(({ subject, share }) => [subject, share])).toEqual([
    ['lot:R-1', 1],
    ['heat:H-1', 0.6],
  ]);
  expect(recall).not.toHaveProperty('record');
  expect((await context.store.head()).size).toBe(size);
});

it('refuses what narrows a laboratory for other metal, and a supplier of nothing', async () => {
  const { context } = await certifiedHeat();
  const narrowed = runTask(recallMetal, { of: 'lot:R-1', method: 'OES' }, context);
  await expect(narrowed).rejects.toMatchObject({ details: [{ path: 'method' }] });
  const supplier = runTask(recallMetal, { of: 'supplier:Nobody' }, context);
  await expect(supplier).rejects.toMatchObject({ code: 'not-found' });
});
