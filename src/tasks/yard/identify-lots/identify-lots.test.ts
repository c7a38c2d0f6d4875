import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard } from '../../testing/yard.ts';
import { contract } from './contract.ts';
import { identifyLots } from './identify-lots.ts';

it('identifies those that the gate passed, and leaves out those that may not be identified', async () => {
  const context = await gatedYard('R-2301', 'R-2307');
  const lots = [{ lot: 'A', mass_g: 1000, form: 'mill-solids', lotClass: 'purchased-scrap' as const }];
  await context.store.execute({ type: 'receiveLots', lots, by: 'p-goods' });
  const acting = actingAs('p-lab', context);
  const done = await runTask(identifyLots, { lots: ['R-2301', 'R-2307', 'A'] }, acting);
  expect(done.lots.map(({ outcome }) => outcome)).toEqual([
    'identified',
    expect.stringMatching(/ambiguous|mixed|unknown/),
    'left out',
  ]);
  expect(done.lots[1]!.words).toMatch(/H230|doubtful|contradicts/);
  expect(contract.exit!(done)).toBe(3);
  expect((await context.store.lot('R-2301')).identification?.verdict).toBe('identified');
  await expect(runTask(identifyLots, { which: 'new' }, acting)).rejects.toThrow(
    /no lot is of that selection/,
  );
});
