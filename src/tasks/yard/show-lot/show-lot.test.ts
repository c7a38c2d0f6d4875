import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard, IN_ORDER, yardWith } from '../../testing/yard.ts';
import { checkGate } from '../check-gate/check-gate.ts';
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

it('counts what is on the metal into its contents, in mass percent, with what it adds in ppm', async () => {
  const clean = await runTask(showLot, { lot: 'R-2302' }, await gatedYard('R-2302'));
  const context = await yardWith('R-2302');
  const acting = actingAs('p-goods', context);
  await runTask(checkGate, { lot: 'R-2302', ...IN_ORDER, oil: 0.02 }, acting);
  const oily = await runTask(showLot, { lot: 'R-2302' }, context);
  const of = ({ contents }: typeof clean, element: string) =>
    contents.find((one) => one.element === element)!;
  expect(of(clean, 'C')).not.toHaveProperty('added_ppm');
  const { added_ppm = 0, mean_wtpct, from } = of(oily, 'C');
  expect(added_ppm).toBeGreaterThan(100);
  expect(mean_wtpct - of(clean, 'C').mean_wtpct).toBeCloseTo(added_ppm / 1e4, 3);
  expect(from).not.toBe('');
  expect(of(oily, 'Cr').sd_wtpct).toBeGreaterThan(0.01);
  expect(of(oily, 'Cr').sd_wtpct).toBeLessThan(2);
  expect(oily.covered).toBeDefined();
});
