import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { printLabels } from '../print-labels/print-labels.ts';
import { listLabels } from './list-labels.ts';
import { page } from './page.ts';

it('lists each label once, the one printed last first, and those printed again', async () => {
  const context = actingAs('p-goods', await yardWith('R-2301', 'R-2302'));
  expect(renderTerminal(page(await runTask(listLabels, {}, context)))).toContain('No label was printed yet');
  const print = (order: object) => runTask(printLabels, { file: 'PDF', ...order }, context);
  await print({ lots: ['R-2301', 'R-2302'] });
  await print({ contents: ['R-2302'] });
  await print({ lots: ['R-2301'], reason: 'torn', copies: 2 });
  const all = await runTask(listLabels, {}, context);
  expect(all.labels.map(({ name }) => name)).toEqual(['lot/R-2301', 'pallet/1', 'lot/R-2302']);
  expect(all.labels[0]).toMatchObject({
    large: 'R-2301',
    printed: { times: 2, copies: 3, printer: 'PDF', reason: 'torn' },
  });
  const names = async (order: object) =>
    (await runTask(listLabels, order, context)).labels.map(({ name }) => name);
  expect(await names({ again: true })).toEqual(['lot/R-2301']);
  expect(await names({ of: 'R-2302' })).toEqual(['pallet/1', 'lot/R-2302']);
  expect(await names({ kind: 'pallet' })).toEqual(['pallet/1']);
  expect(await runTask(listLabels, { limit: 1, after: 1 }, context)).toMatchObject({
    labels: [{ large: 'PALLET 1' }],
    next: 2,
  });
  expect(renderTerminal(page(all), { columns: 140 })).toMatch(/^R-2301 +lot +lot R-2301 +2 +3 /m);
});
