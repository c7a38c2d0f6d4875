import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { analyseLot } from '../analyse-lot/analyse-lot.ts';
import { listAnalyses } from '../list-analyses/list-analyses.ts';
import { orderAnalyses } from './order-analyses.ts';

const ordered = async () => {
  const context = actingAs('p-plan', await yardWith('R-2301', 'R-2302'));
  const analyses = ['R-2301:Bi:GDMS', 'R-2301:Se:GDMS', 'R-2302:S:combustion', 'R-2301:Bi:GDMS'];
  return { context, answer: await runTask(orderAnalyses, { analyses, heat: 'H-1' }, context) };
};

it('orders each element of a lot once, by whom and for which heat, and gives up what is no longer wanted', async () => {
  const { context, answer } = await ordered();
  expect(answer.analyses.map(({ lot, method, elements, heat }) => [lot, method, elements, heat])).toEqual(
    expect.arrayContaining([
      ['R-2301', 'GDMS', ['Bi', 'Se'], 'H-1'],
      ['R-2302', 'combustion', ['S'], 'H-1'],
    ]),
  );
  expect(answer.analyses).toHaveLength(2);
  expect(answer.analyses[0]!.by).not.toBeNull();
  const left = await runTask(orderAnalyses, { analyses: ['R-2301:Se:GDMS'], giveUp: true }, context);
  expect(left.analyses.find(({ lot }) => lot === 'R-2301')!.elements).toEqual(['Bi']);
});

it('is done with an element when its result by that method is booked, not by another method', async () => {
  const { context } = await ordered();
  const book = (method: string, analysis: string, element: string) =>
    runTask(
      analyseLot,
      { lot: 'R-2301', analysis, method, results: [{ element, text: '0.1', unit: 'ppm' }] },
      actingAs('p-lab', context),
    );
  const open = async () =>
    (await runTask(listAnalyses, {}, context)).analyses.find(({ lot }) => lot === 'R-2301')?.elements;
  await book('ICP-MS', 'A-1', 'Bi');
  expect(await open()).toEqual(['Bi', 'Se']);
  await book('GDMS', 'A-2', 'Bi');
  expect(await open()).toEqual(['Se']);
  await book('GDMS', 'A-3', 'Se');
  expect(await open()).toBeUndefined();
});

it('refuses what is no element, no method of a laboratory and no lot, and orders nothing then', async () => {
  const context = actingAs('p-plan', await yardWith('R-2301'));
  const order = (text: string) =>
    runTask(orderAnalyses, { analyses: ['R-2301:Bi:GDMS', text] }, context).catch((error: unknown) => error);
  expect(await order('R-2301:Xx:GDMS')).toMatchObject({ code: 'input', details: [{ path: 'analyses[1]' }] });
  expect(await order('R-2301:Bi:tea')).toMatchObject({ code: 'input', details: [{ path: 'analyses[1]' }] });
  expect(await order('R-9:Bi:GDMS')).toMatchObject({ code: 'not-found' });
  expect((await runTask(listAnalyses, {}, context)).analyses).toEqual([]);
});
