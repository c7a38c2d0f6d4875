import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { refuseResults } from '../refuse-results/refuse-results.ts';
import { listResults } from './list-results.ts';
import { page } from './page.ts';

it('lists what waits first, and what is settled when all is asked for', async () => {
  const context = await bathSampled('B-1');
  const done = await arrives({ trial: { Cr: '1' } }, context, { file: 'done.csv' });
  await runTask(refuseResults, { arrival: done.arrival, reason: 'trial' }, actingAs('p-lab', context));
  await arrives({ 'B-1': { Cr: '15.6' } }, context, { file: 'first.csv' });
  await arrives({ nobody: { Cr: '15.7' } }, context, { file: 'second.csv' });
  const files = async (order: object) =>
    (await runTask(listResults, order, context)).arrivals.map(({ file, waits }) => [file, waits]);
  expect(await files({})).toEqual([
    ['second.csv', 1],
    ['first.csv', 1],
  ]);
  expect(await files({ settled: true })).toEqual([
    ['second.csv', 1],
    ['first.csv', 1],
    ['done.csv', 0],
  ]);
  expect(await files({ heat: 'H-1' })).toEqual([['first.csv', 1]]);
  const first = await runTask(listResults, { settled: true, limit: 2 }, context);
  expect(first).toMatchObject({
    total: 3,
    next: 2,
    arrivals: [{ file: 'second.csv' }, { file: 'first.csv' }],
  });
  const rest = await runTask(listResults, { settled: true, limit: 2, after: 2 }, context);
  expect([rest.total, rest.next, rest.arrivals.map(({ file }) => file)]).toEqual([
    3,
    undefined,
    ['done.csv'],
  ]);
  expect(await runTask(listResults, { heat: 'H-1', limit: 1 }, context)).toMatchObject({ total: 1 });
  const text = renderTerminal(page(await runTask(listResults, {}, context)));
  expect(text).toContain('2 files with results that nobody has taken');
  expect(text).toMatch(/second\.csv.*asks[\s\S]*named nobody/);
});
