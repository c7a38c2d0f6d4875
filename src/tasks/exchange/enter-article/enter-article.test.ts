import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterArticle } from './enter-article.ts';
import { page } from './page.ts';

const ROW = { article: '4711', name: 'Turnings', sender: 'sap' };

it('takes the same again as the same answer, and refuses other content under its number with what differs', async () => {
  const plant = await founded();
  const planner = plant.by('p-plan');
  const first = await runTask(enterArticle, ROW, planner);
  expect(first.entered).toMatchObject([{ state: 'booked' }]);
  const { size } = await plant.store.head();
  const again = await runTask(enterArticle, ROW, planner);
  expect(again.entered).toEqual([{ ...first.entered[0], state: 'same' }]);
  expect((await plant.store.head()).size).toBe(size);
  expect(renderTerminal(page(again))).toContain('was here already');
  const other = runTask(enterArticle, { ...ROW, name: 'Another' }, planner);
  await expect(other).rejects.toMatchObject({
    code: 'conflict',
    details: [
      { path: 'name', value: 'Another', allowed: ROW.name, where: expect.stringMatching(/^record /) },
    ],
  });
  const later = await runTask(enterArticle, { ...ROW, name: 'Another', version: 2 }, planner);
  expect(later.entered).toMatchObject([{ state: 'booked' }]);
});

it('leaves what one system keeps to that system', async () => {
  const plant = await founded();
  const planner = plant.by('p-plan');
  await runTask(enterArticle, ROW, planner);
  const { sender: _, ...typed } = ROW;
  for (const row of [typed, { ...ROW, sender: 'odoo' }])
    await expect(runTask(enterArticle, row, planner)).rejects.toThrow('is kept by sap and is changed there');
  const melter = runTask(enterArticle, ROW, plant.by('p-melt'));
  await expect(melter).rejects.toMatchObject({ code: 'forbidden' });
});
