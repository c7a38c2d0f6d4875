import { expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { heatCharged } from '../../testing/heat.ts';
import { answerAdvice } from './answer-advice.ts';

const NEEDED = { needed: true, words: 'a melter answers for it' };
const ADVICE = { heat: 'H-1', standing: 'advice', acceptance: NEEDED, words: ['pour now'] };

/** The melter of a charged heat, where the calculation says this of every document. */
async function advised(advice: object, by = 'p-melt'): Promise<TaskContext> {
  const context = actingAs(by, await heatCharged());
  return { ...context, compute: { ...context.compute, advise: async () => advice as never } };
}

it('records what the melter does with the advice, and in which words it was given', async () => {
  const declined = { document: {}, decision: 'declined', reason: 'the mould is not dry' };
  expect(await runTask(answerAdvice, declined, await advised(ADVICE))).toMatchObject({
    answer: { decision: 'declined', by: 'p-melt', reason: 'the mould is not dry', advice: 'pour now' },
    booked: [{ seq: expect.any(Number) }],
  });
});

it('records no answer to an outlook, to advice without a heat or on an unknown one, nor of who may not', async () => {
  const answer = { document: {}, decision: 'accepted' };
  const outlook = { ...ADVICE, standing: 'outlook', acceptance: { needed: false, words: 'calibrate first' } };
  await expect(runTask(answerAdvice, answer, await advised(outlook))).rejects.toMatchObject({
    ...{ code: 'forbidden', details: [{ path: 'calibrated', value: 'outlook', cure: 'calibrate first' }] },
  });
  const nameless = runTask(answerAdvice, answer, await advised({ ...ADVICE, heat: null }));
  await expect(nameless).rejects.toMatchObject({ details: [{ path: 'heat' }] });
  const unknown = runTask(answerAdvice, answer, await advised({ ...ADVICE, heat: 'H-9' }));
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  const other = runTask(answerAdvice, answer, await advised(ADVICE, 'p-goods'));
  await expect(other).rejects.toMatchObject({ code: 'forbidden' });
});
