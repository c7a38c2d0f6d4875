import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { gatedYard, yardWith } from '../../testing/yard.ts';
import { showLot } from './show-lot.ts';

it('shows where a lot stands, what is in it, and its records', async () => {
  const context = await gatedYard('R-2301');
  const shown = await runTask(showLot, { lot: 'r-2301' }, context);
  expect(shown).toMatchObject({ lot: { id: 'R-2301', status: 'hold' }, balance: 'Ni' });
  const chromium = shown.contents.find(({ element }) => element === 'Cr')!;
  expect(chromium.mean_wtpct).toBeCloseTo(22.35, 1);
  expect(shown.contents.find(({ element }) => element === 'Ti')).toHaveProperty('below_wtpct', 0.01);
  expect(shown.history.length).toBeGreaterThan(1);
});

it('has no contents of a lot without analysis, and refuses an unknown one', async () => {
  const context = await yardWith();
  const lots = [{ lot: 'A', mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap' as const }];
  await context.store.execute({ type: 'receiveLots', lots, by: 'p-goods' });
  expect(await runTask(showLot, { lot: 'A' }, context)).toMatchObject({ balance: null, contents: [] });
  await expect(runTask(showLot, { lot: 'B' }, context)).rejects.toMatchObject({ code: 'not-found' });
});
