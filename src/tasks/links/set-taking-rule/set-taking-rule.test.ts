import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { bathSampled } from '../../testing/arrived.ts';
import { setTakingRule } from './set-taking-rule.ts';

it('is set and ended by quality, and says how the control of its source stands', async () => {
  const context = await bathSampled('B-1');
  const order = { rule: 'spark', source: 'OES-1', method: 'oes', hours: 4 };
  await expect(runTask(setTakingRule, order, actingAs('p-plan', context))).rejects.toMatchObject({
    code: 'forbidden',
  });
  const quality = actingAs('p-qual', context);
  const { rules } = await runTask(setTakingRule, order, quality);
  expect(rules).toEqual([
    {
      ...{ name: 'spark', source: 'OES-1', k: 2, hours: 4, by: 'p-qual', state: 'none' },
      words: 'no control sample of OES-1 with known contents',
    },
  ]);
  const ended = await runTask(setTakingRule, { ...order, end: true, reason: 'new lamp' }, quality);
  expect(ended.rules).toEqual([]);
  await expect(runTask(setTakingRule, { ...order, end: true }, quality)).rejects.toMatchObject({
    code: 'conflict',
  });
});
