import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { heatCharged } from '../../testing/heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { bookMaterials } from '../../yard/book-materials.ts';
import { planHeat } from './plan-heat.ts';

const STOCK_G = {
  ...{ 'Ni-electrolytic': 170_000, 'Cr-electrolytic-degassed': 40_000, 'Fe-electrolytic': 30_000 },
  ...{ 'C-graphite': 1000, 'Mn-electrolytic': 2000 },
};
const ORDER = { heat: 'H-1', gradeId: 'IN600', mass_kg: 200 };

/** A yard that holds metal for one heat of 200 kg. */
async function forOneHeat() {
  const context = memoryContext();
  const bought = Object.entries(STOCK_G).map(([material, mass_g]) => ({ material, mass_g }));
  await bookMaterials(bought, context);
  return actingAs('p-plan', context);
}

it('reserves the cheapest charge, and plans a heat again from its own reserved metal', async () => {
  const context = await forOneHeat();
  const first = await runTask(planHeat, ORDER, context);
  const nickel = first.plan.heats[0]!.charge.find(({ id }) => id === 'V-Ni-electrolytic')!;
  const { free_g } = await context.store.lot('V-Ni-electrolytic');
  // reserved to what a scale can show
  expect(Math.abs(free_g + 1000 * nickel.mass_kg - 170_000)).toBeLessThan(100);
  const again = await runTask(planHeat, ORDER, context);
  expect(again.plan.heats[0]!.charge).toEqual(first.plan.heats[0]!.charge);
});

it('reserves nothing in a dry run, and then only the plan that was shown', async () => {
  const context = await forOneHeat();
  const shown = await runTask(planHeat, { ...ORDER, dryRun: true }, context);
  expect(await context.store.heats()).toEqual([]);
  const stale = runTask(planHeat, { ...ORDER, confirm: 'another' }, context);
  await expect(stale).rejects.toMatchObject({ code: 'conflict' });
  const booked = await runTask(planHeat, { ...ORDER, confirm: shown.shown }, context);
  expect(booked.plan.cost_usd).toBe(shown.plan.cost_usd);
  expect(await context.store.heats()).toMatchObject([{ id: 'H-1', status: 'planned' }]);
});

it('refuses the number of a heat that is charged with a free one, and who may not plan', async () => {
  const context = await heatCharged();
  const used = runTask(planHeat, ORDER, actingAs('p-plan', context));
  await expect(used).rejects.toMatchObject({
    details: [{ path: 'heat', cure: 'give the plan a new heat number: H-2 is free' }],
  });
  await expect(runTask(planHeat, ORDER, actingAs('p-melt', context))).rejects.toMatchObject({
    code: 'forbidden',
  });
});
