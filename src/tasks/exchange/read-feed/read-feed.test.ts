import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { heatCast } from '../../testing/heat.ts';
import { page } from './page.ts';
import { readFeed } from './read-feed.ts';

it('tells a heat from its lots to its ingots, part by part, and says where to go on', async () => {
  const context = await heatCast();
  const all = await runTask(readFeed, {}, context);
  expect(all.more).toBe(false);
  const types = all.events.map(({ type }) => type);
  expect(types.filter((type) => type === 'consumption')).toHaveLength(2);
  expect(types.filter((type) => type === 'goods-made')).toHaveLength(3);
  const poured = all.events.find(({ type }) => type === 'heat-poured');
  expect(poured?.data).toEqual({
    ...{ heat: 'H-1', process: 'VIM', inputKg: '250.000', outputKg: '249.000', lossKg: '1.000' },
    losses: [{ to: 'fume', kg: '1.000' }],
  });
  const first = await runTask(readFeed, { limit: 3 }, context);
  expect(first).toMatchObject({ more: true, events: all.events.slice(0, 3) });
  const rest = await runTask(readFeed, { after: first.cursor }, context);
  expect([...first.events, ...rest.events]).toEqual(all.events);
  const again = await runTask(readFeed, { after: rest.cursor }, context);
  expect(again).toEqual({ format: 'remelt-feed/1', events: [], cursor: rest.cursor, more: false });
  expect(await runTask(readFeed, { after: '' }, context)).toEqual(all);
  const eaten = await runTask(readFeed, { types: ['consumption'] }, context);
  expect(eaten.events.map(({ data }) => [data.lot, data.heat, data.kg])).toEqual([
    ['V-Ni-electrolytic', 'H-1', '200.000'],
    ['V-Cr-electrolytic-degassed', 'H-1', '50.000'],
  ]);
  expect(await renderTerminal(page(eaten))).toMatch(/lot:V-Ni-electrolytic +consumption/);
});

it('refuses a cursor that it did not give, and a type that there is not', async () => {
  const context = await heatCast();
  const wrong = runTask(readFeed, { after: 'now' }, context);
  await expect(wrong).rejects.toMatchObject({ code: 'input', details: [{ path: 'after' }] });
  await expect(runTask(readFeed, { types: ['melting'] }, context)).rejects.toMatchObject({ code: 'input' });
});
