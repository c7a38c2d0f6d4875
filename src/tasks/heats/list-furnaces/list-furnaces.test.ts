import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { melted } from '../../testing/melted-heat.ts';
import { listFurnaces } from './list-furnaces.ts';
import { page } from './page.ts';

it('lists every furnace with its heats, the age of its lining and its latest leak', async () => {
  const context = await melted('H-1', 'VIM-500');
  await context.store.execute({
    ...{ type: 'planHeat', heat: 'H-2', target: {}, reservations: [], furnace: 'VIM-500', by: 'p-plan' },
  });
  for (const leak_Pa_m3_per_s of [0.5, 0.02])
    await context.store.execute({
      ...{ type: 'measureLeak', heat: 'H-2', furnace: 'VIM-500', leak_Pa_m3_per_s, by: 'p-melt' },
    });
  const answer = await runTask(listFurnaces, {}, context);
  const of = (id: string) => answer.furnaces.find(({ furnace }) => furnace === id)!;
  expect(of('VIM-500')).toMatchObject({ heats: 1, lastHeat: 'H-1', lining: { heats: 1, left: 59 } });
  expect(of('VIM-500').leak).toMatchObject({ heat: 'H-2', leak_Pa_m3_per_s: 0.02 });
  expect(of('VIM-25')).toMatchObject({ heats: 0, lastHeat: null, leak: null });
  const addressOf = ({ name }: { readonly name: string }, order: object) =>
    `/${name}?${JSON.stringify(order)}`;
  const asked = { order: {}, at: new Date() } as Parameters<typeof page>[1];
  const text = renderTerminal(page(answer, asked));
  expect(text).toMatch(/^VIM-500 .* 1 +H-1, \d{4}-\d\d-\d\d +MgO, 1 of 60 heats/m);
  expect(JSON.stringify(page(answer, asked))).not.toContain('href');
  const linked = JSON.stringify(page(answer, { ...asked, addressOf }).lead);
  expect(linked).toContain(JSON.stringify('/show-furnace?{"furnace":"VIM-25"}'));
  expect(linked).toContain(JSON.stringify('/report-heat?{"heat":"H-1"}'));
});
