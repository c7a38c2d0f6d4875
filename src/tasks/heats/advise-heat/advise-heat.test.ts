import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { takeResults } from '../../links/take-results/take-results.ts';
import { runTask } from '../../task.ts';
import { arrives, readsTables } from '../../testing/arrived.ts';
import { heatCharged, heatPlanned, ROUTE } from '../../testing/heat.ts';
import { answerAdvice } from '../answer-advice/answer-advice.ts';
import { recordHeat } from '../record-heat/record-heat.ts';
import { adviseHeat } from './advise-heat.ts';
import { contract } from './contract.ts';

/** Half an hour in the furnace, which is quick to look ahead of. */
const SHORT = [{ ...ROUTE[0]!, settings: { ...ROUTE[0]!.settings, time_s: 1800 } }];

it('is an outlook on a heat in a furnace that was never calibrated, and says what is missing', async () => {
  const context = await heatCharged({ route: JSON.stringify(SHORT) });
  const { size } = await context.store.head();
  const found = await runTask(adviseHeat, { heat: 'H-1', minutes: 30 }, context);
  expect(found).toMatchObject({
    ...{
      heat: 'H-1',
      advice: { standing: 'outlook' },
      on: { record: size - 1, input_g: 250_000, samples: [] },
    },
    missing: [
      { what: expect.stringContaining('VIM-500 is not calibrated') },
      { cure: expect.stringContaining('bath sample') },
    ],
  });
  expect(found.rests).toContain('parameters of the literature');
}, 60_000);

it('says which results wait, and with them says that it rests on what nobody took; no advice on that is accepted', async () => {
  const sampled = readsTables(await heatCharged({ route: JSON.stringify(SHORT) }));
  const samples = [{ of: 'heat:H-1', sample: 'B-1', place: 'bath' }];
  await runTask(recordHeat, { heat: 'H-1', samples }, actingAs('p-melt', sampled));
  const { arrival } = await arrives({ 'B-1': { Cr: '19.60' } }, sampled);
  const order = { heat: 'H-1', minutes: 30 };
  const without = await runTask(adviseHeat, order, sampled);
  expect(without.on).toMatchObject({ results: 0 });
  expect(without.on).not.toHaveProperty('untaken');
  expect(without.missing[0]!.what).toContain('results of B-1 arrived in run.csv, and nobody has taken them');
  const found = await runTask(adviseHeat, { ...order, arrived: true }, sampled);
  expect(found.on).toMatchObject({ results: 1, untaken: [{ arrival, file: 'run.csv', sample: 'B-1' }] });
  expect(found.document.samples).toMatchObject([{ id: 'B-1', arrived: { arrival, sample: 'B-1' } }]);
  expect(found.missing[0]!.what).toContain('this rests on results of B-1 that arrived');
  // the same answer, as if the furnace were calibrated and the melter accepted it
  const { compute } = sampled;
  const advised = {
    ...sampled,
    compute: {
      ...compute,
      advise: async () => ({ ...found.advice, acceptance: { needed: true, words: 'accept or decline' } }),
    },
  };
  const accepted = { document: found.document, decision: 'accepted' } as const;
  await expect(runTask(answerAdvice, accepted, actingAs('p-melt', advised))).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('nobody has taken'),
  });
  await runTask(takeResults, { arrival }, actingAs('p-lab', sampled));
  const answered = await runTask(answerAdvice, accepted, actingAs('p-melt', advised));
  expect(answered.answer).toMatchObject({ decision: 'accepted' });
}, 60_000);

it('exits 0 to pour, 1 where waiting does not help, 3 else', () => {
  const exitOf = (action: string) => contract.exit!({ advice: { action } } as never);
  expect(['pour', 'not-by-waiting', 'wait'].map(exitOf)).toEqual([0, 1, 3]);
});

it('refuses a heat that is not in the furnace', async () => {
  const planned = runTask(adviseHeat, { heat: 'H-1' }, await heatPlanned());
  await expect(planned).rejects.toMatchObject({ code: 'conflict' });
});
