import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { melted } from '../../testing/melted-heat.ts';
import { readFeed } from '../read-feed/read-feed.ts';
import { page } from './page.ts';
import { postCost } from './post-cost.ts';

it('posts what it has shown, and reverses the posting before when it is posted again', async () => {
  const context = actingAs('p-plan', await melted('H-1', 'VIM-500'));
  const { store } = context;
  const use = (energy: number) =>
    store.execute({ ...{ type: 'useHeat', heat: 'H-1', used: { energy }, by: 'p-melt' } });
  await use(310);
  const seen = await runTask(postCost, { heat: 'H-1' }, context);
  expect(seen).toMatchObject({ seq: null, before_usd: null, product_kg: 495 });
  expect(seen.costs.find(({ item }) => item === 'energy')).toMatchObject({ amount: '310', unit: 'kWh' });
  expect(renderTerminal(page(seen))).toContain('Not posted yet.');
  await runTask(postCost, { heat: 'H-1', confirm: seen.shown }, context);
  await use(400);
  const stale = runTask(postCost, { heat: 'H-1', confirm: seen.shown }, context);
  await expect(stale).rejects.toMatchObject({ code: 'conflict', details: [{ path: 'confirm' }] });
  const again = await runTask(postCost, { heat: 'H-1' }, context);
  expect(again.before_usd).toBe(seen.total_usd);
  await runTask(postCost, { heat: 'H-1', confirm: again.shown }, context);
  const { events } = await runTask(readFeed, { types: ['cost-posted'] }, context);
  expect(events.map(({ reverses, data }) => [reverses, data.totalUsd])).toEqual([
    [undefined, seen.total_usd],
    [events[0]!.id, seen.total_usd],
    [undefined, again.total_usd],
  ]);
  expect(events[2]!.data.lines).toEqual(again.costs);
});
