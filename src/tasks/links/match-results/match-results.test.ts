import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { matchResults } from './match-results.ts';

it('says whose sample a name is, and refuses a sample that nobody took', async () => {
  const context = actingAs('p-lab', await bathSampled('B-1'));
  const { arrival } = await arrives({ probe: { Cr: '15.60' } }, context);
  const order = { arrival, name: 'probe', of: 'H-1', sample: 'B-1' };
  const wrong = runTask(matchResults, { ...order, sample: 'B-7' }, context);
  await expect(wrong).rejects.toMatchObject({ details: [{ path: 'sample', allowed: 'B-1' }] });
  const matched = await runTask(matchResults, order, context);
  expect(matched).toMatchObject({
    matched: 1,
    samples: [{ match: { of: 'heat:H-1', sample: 'B-1', by: 'person' }, asks: [] }],
  });
  await expect(runTask(matchResults, { ...order, name: 'other' }, context)).rejects.toMatchObject({
    message: 'run.csv has no sample other',
  });
});
