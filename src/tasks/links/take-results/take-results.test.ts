import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { matchResults } from '../match-results/match-results.ts';
import { takeResults } from './take-results.ts';

const measured = async (context: Awaited<ReturnType<typeof bathSampled>>) =>
  (await context.store.heat('H-1')).analyses.filter(({ basis }) => basis === 'measured');

it('books a sample of a file once, by a person with the right, and says which file and hash it is from', async () => {
  const context = await bathSampled('B-1', 'B-2');
  const { arrival, sha256 } = await arrives({ 'B-1': { Cr: '15.60' }, 'B-2': { Cr: '15.40' } }, context);
  const order = { arrival, samples: ['B-1'] };
  await expect(runTask(takeResults, order, actingAs('p-plan', context))).rejects.toMatchObject({
    code: 'forbidden',
  });
  const taken = await runTask(takeResults, order, actingAs('p-lab', context));
  expect(taken).toMatchObject({ status: 'arrived', samples: [{ state: 'taken' }, { state: 'waits' }] });
  expect(await measured(context)).toMatchObject([
    { analysis: 'B-1', place: 'bath', method: 'OES', arrival, rawSha256: sha256, by: 'p-lab' },
  ]);
  await expect(runTask(takeResults, order, actingAs('p-lab', context))).rejects.toMatchObject({
    code: 'conflict',
    message: 'B-1 of run.csv cannot be taken: it was taken already',
  });
  expect(await runTask(takeResults, { arrival }, actingAs('p-lab', context))).toMatchObject({
    status: 'settled',
  });
  expect(await measured(context)).toHaveLength(2);
});

it('books two burns as two analyses of one sample', async () => {
  const context = await bathSampled('B-1');
  const { arrival } = await arrives({ 'B-1#1': { Cr: '15.60' }, 'B-1#2': { Cr: '15.64' } }, context);
  await runTask(takeResults, { arrival }, actingAs('p-lab', context));
  expect(
    (await measured(context)).map(({ analysis, sample, results }) => [analysis, sample, results[0]!.text]),
  ).toEqual([
    ['B-1', 'B-1', '15.60'],
    ['B-1-2', 'B-1', '15.64'],
  ]);
});

it('takes nothing of which something is asked, until a person has said whose it is', async () => {
  const context = await bathSampled('B-1', 'B-2');
  const { arrival } = await arrives({ 'probe 4': { Cr: '15.60' } }, context);
  const by = actingAs('p-lab', context);
  await expect(runTask(takeResults, { arrival }, by)).rejects.toMatchObject({
    message: expect.stringContaining('no sample, heat or lot of this plant is named probe 4'),
  });
  await runTask(matchResults, { arrival, name: 'probe 4', of: 'heat:H-1', sample: 'B-2' }, by);
  await runTask(takeResults, { arrival }, by);
  expect(await measured(context)).toMatchObject([{ sample: 'B-2', arrival }]);
});
