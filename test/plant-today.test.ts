import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../src/tasks/context.ts';
import { plantToday } from '../src/tasks/heats/plant-today.ts';
import { runTask } from '../src/tasks/task.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { holdLot } from '../src/tasks/yard/hold-lot.ts';
import { castHeat } from './testing/cast-heat.ts';
import { memoryContext } from './testing/memory-context.ts';

const DAY_MS = 86_400_000;
let now = new Date('2026-06-01T08:00:00Z');
let context: TaskContext;
let lots: readonly { readonly id: string }[];
beforeAll(async () => {
  context = memoryContext({ clock: () => now });
  const by = (person: string) => actingAs(person, context);
  await bookMaterials([{ material: 'Ni-electrolytic', mass_g: 1_000_000 }], by('p-goods'), {
    specimen: true,
  });
  lots = await context.store.lots({});
  await castHeat('Q-1', context);
  await runTask(holdLot, { lot: lots[0]!.id, reason: 'paper missing: ask' }, by('p-qual'));
  now = new Date(now.getTime() + 73 * DAY_MS);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

test('says what is on hold, why, and what it costs at the rate asked', async () => {
  const { holds, stock } = await runTask(plantToday, { rate: 0.1 }, context);
  const held = holds.reasons.find(({ reason }) => reason === 'paper missing')!;
  expect(held).toMatchObject({ lots: 1, kg: 1000, oldest_d: 73, examples: [lots[0]!.id] });
  expect(held.payable_usd).toBeGreaterThan(1000);
  // a fifth of a year at a tenth
  expect(held.cost_usd).toBeCloseTo(held.payable_usd * 0.02, 6);
  expect(holds.cost_usd_per_month).toBeCloseTo((holds.payable_usd * 0.1) / 12, 6);
  expect(stock.grades.reduce((sum, { kg }) => sum + kg, 0)).toBeCloseTo(stock.kg, 9);
  for (const { kg, byAge_kg } of stock.grades)
    expect(byAge_kg.reduce((sum, one) => sum + one, 0)).toBeCloseTo(kg, 9);
});

test('counts the heats of the days asked, and says where they wait', async () => {
  const week = await runTask(plantToday, {}, context);
  expect(week.heats.charged).toEqual([]);
  expect(week.bottleneck).toMatchObject({ for: 'release', on: ['certifier'], heats: 1, days: 73 });
  expect(week.waits[0]!.heats).toEqual([{ heat: 'Q-1', for: 'release of Q-1-a, Q-1-b', age_d: 73 }]);
  const quarter = await runTask(plantToday, { days: 90 }, context);
  const [heat] = quarter.heats.charged;
  expect(heat).toMatchObject({ heat: 'Q-1', charged_kg: 500 });
  expect(heat!.new_usd).toBeGreaterThan(5000);
  const ages = quarter.prices.flatMap(({ age_days }) => age_days ?? []);
  expect(ages).toEqual([...ages].sort((a, b) => b - a));
});
