import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import type { YardValue } from '../../../documents/yard/yard-value.ts';
import { yardValuePage } from '../../../pages/blocks/yard/yard-value-page.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { ORDERS, orderedYard } from '../../testing/ordered-yard.ts';
import { valueYard } from './value-yard.ts';

let context: TaskContext;

beforeAll(async () => {
  context = await orderedYard();
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const yard = (order: object = { orders: ORDERS }): Promise<YardValue> => runTask(valueYard, order, context);

it('values the rest of the yard where a lot cannot be planned, and names that lot with why', async () => {
  const { lots, unknown } = await yard();
  expect(lots.map(({ lot }) => lot)).not.toContain('GRINDINGS');
  expect(unknown).toEqual([{ lot: 'GRINDINGS', why: expect.stringMatching(/O is 2.55 wt%/) }]);
});

it('ranks the lots of the plant by what a lesser use leaves unpaid, the refinery beside it', async () => {
  const { lots, orders: planned } = await yard();
  expect(lots.map(({ lot }) => lot)).toEqual(['BLADES', 'RETURNS']);
  expect(planned).toMatchObject({ from: 'file', heats: [{ id: 'O-1', mass_kg: 100 }] });
  const [blades, returns] = lots;
  const stainless = blades!.outlets.find(({ id }) => id === 'stainless-feed')!;
  const rhenium = context.compute.facts().market.metals.get('Re')!.value;
  expect(stainless.unpaid_usd[0]).toMatchObject({ element: 'Re' });
  expect(stainless.unpaid_usd[0]!.usd).toBeCloseTo(50 * 0.03 * rhenium, 0);
  const refinery = blades!.outlets.find(({ id }) => id === 'refinery')!;
  expect(refinery.net_usd_per_kg.median).toBeGreaterThan(stainless.net_usd_per_kg.median);
  // on hold: no order may take it
  expect(blades).toMatchObject({ status: 'hold', worth_usd_per_kg: null, used_kg: 0 });
  expect(blades!.advice).toMatch(/^sell as (the same alloy|refinery feed)$/);
  expect(returns).toMatchObject({ advice: 'melt' });
  expect(returns!.used_kg).toBeCloseTo(40, 1);
});

it('shows a page, and says what an order would be where nothing is planned', async () => {
  expect(renderTerminal(yardValuePage(await yard()))).toMatch(/2 lots would leave [\d,]+ USD of Re, Hf, Ta/);
  const unordered = await yard({});
  expect(unordered.orders).toEqual({ from: 'none', heats: [], cost_usd: null });
  expect(renderTerminal(yardValuePage(unordered))).toMatch(/Nothing is ordered/);
});
