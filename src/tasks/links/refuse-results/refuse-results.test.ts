import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { refuseResults } from './refuse-results.ts';

it('refuses samples or all that wait, with a reason that stays with the file', async () => {
  const context = actingAs('p-lab', await bathSampled('B-1'));
  const { arrival } = await arrives({ 'B-1': { Cr: '15.60' }, trial: { Cr: '1' } }, context);
  const one = await runTask(refuseResults, { arrival, samples: ['trial'], reason: 'trial burn' }, context);
  expect(one.samples[1]).toMatchObject({ state: 'refused', settled: { reason: 'trial burn', by: 'p-lab' } });
  const all = await runTask(refuseResults, { arrival, reason: 'wrong shift' }, context);
  expect(all).toMatchObject({ status: 'settled' });
  const again = runTask(refuseResults, { arrival, reason: 'again' }, context);
  await expect(again).rejects.toMatchObject({ message: 'nothing of run.csv waits' });
});
