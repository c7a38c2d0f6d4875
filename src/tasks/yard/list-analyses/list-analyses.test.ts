import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { orderAnalyses } from '../order-analyses/order-analyses.ts';
import { listAnalyses } from './list-analyses.ts';
import { page, paper } from './page.ts';

it('shows one row for each lot and method, with boxes for the results on paper; and that nothing is ordered', async () => {
  const context = actingAs('p-plan', await yardWith('R-2301'));
  const none = page(await runTask(listAnalyses, {}, context));
  expect([none.sections, JSON.stringify(none.lead)]).toEqual([[], expect.stringContaining('No analysis')]);
  await runTask(orderAnalyses, { analyses: ['R-2301:Bi:GDMS', 'R-2301:Se:GDMS'] }, context);
  const answer = await runTask(listAnalyses, {}, context);
  const [table] = paper(answer).sections[0]!.blocks;
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.rows).toHaveLength(1);
  expect(table.rows[0]!.slice(0, 3)).toEqual(['R-2301', 'Bi, Se', 'GDMS']);
  expect(table.rows[0]![3]).toMatch(/^H230, mill solids, /);
  expect(table.columns.filter(({ box }) => box)).toHaveLength(2);
  expect(table.columns).toHaveLength(table.rows[0]!.length);
});
