import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
import { lotWorth } from '../../../desk/money/lot-worth.ts';
import type { HeatContract } from '../../../documents/heats/heat-contract.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { findGrade } from '../../../metal/alloy/catalogue.ts';
import { reportYard } from '../../../pages/blocks/yard/yard-report.ts';
import { enterControl } from '../../links/enter-control/enter-control.ts';
import { enterSource } from '../../links/enter-source/enter-source.ts';
import { setTakingRule } from '../../links/set-taking-rule/set-taking-rule.ts';
import { correctRecord } from '../../proof/correct-record/correct-record.ts';
import { runTask } from '../../task.ts';
import { arrives, bathSampled } from '../../testing/arrived.ts';
import { castHeat, clearedLot } from '../../testing/cast-heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { bookMaterials } from '../../yard/book-materials.ts';
import { holdLot } from '../../yard/hold-lot/hold-lot.ts';
import { listLots } from '../../yard/list-lots/list-lots.ts';
import { reportHeat } from '../report-heat/report-heat.ts';
import { page as heatCostPage } from '../report-heat-cost/page.ts';
import { reportHeatCost } from '../report-heat-cost/report-heat-cost.ts';
import { page } from './page.ts';
import { plantToday } from './plant-today.ts';

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
  // what is on hold is no free stock: it stands in the holds alone
  const free = (await context.store.lots({ status: 'cleared', free: true })).map(({ free_g }) => free_g);
  expect(stock.kg).toBeCloseTo(free.reduce((sum, mass) => sum + mass, 0) / 1000, 9);
  expect(stock.lots).toBe(free.length);
  for (const { kg, byAge_kg } of stock.grades)
    expect(byAge_kg.reduce((sum, one) => sum + one, 0)).toBeCloseTo(kg, 9);
});

test('counts as free what the yard counts as free, on its page and in its totals', async () => {
  const { stock, holds } = await runTask(plantToday, {}, context);
  const yard = await runTask(listLots, {}, context);
  const page = reportYard(yard, { filter: '', at: now });
  expect(page.free_kg).toBeCloseTo(stock.kg, 9);
  const byStatus = yard.by.status!.reduce((sum, { free_g }) => sum + free_g, 0);
  expect(byStatus / 1000).toBeCloseTo(stock.kg, 9);
  expect(page.onHold.reduce((sum, { held_kg }) => sum + held_kg, 0)).toBeCloseTo(holds.kg, 9);
  expect(holds.kg).toBeGreaterThan(0);
  // free, on hold and reserved add up to all that is there
  const there = yard.lots
    .flatMap(({ free_g, held_g = 0, reserved_g }) => [free_g, held_g, ...Object.values(reserved_g)])
    .reduce((sum, grams) => sum + grams, 0);
  expect(stock.kg + holds.kg + stock.reserved_kg!).toBeCloseTo(there / 1000, 9);
});

test('counts the heats of the days asked, and says where they wait', async () => {
  const week = await runTask(plantToday, {}, context);
  expect(week.heats.charged).toEqual([]);
  expect(week.bottleneck).toMatchObject({ for: 'release', on: ['certifier'], heats: 1, days: 73 });
  expect(week.waits[0]!.heats).toEqual([
    {
      ...{ heat: 'Q-1', for: 'release of Q-1-a, Q-1-b', since: '2026-06-01T08:00:00.000Z', age_d: 73 },
      by: { verb: 'release/release-measured', order: { of: 'object:Q-1-a' } },
    },
  ]);
  const quarter = await runTask(plantToday, { days: 90 }, context);
  const [heat] = quarter.heats.charged;
  expect(heat).toMatchObject({ heat: 'Q-1', charged_kg: 500 });
  expect(heat!.new_usd).toBeGreaterThan(5000);
  // as a plan counts it: at what the metals are bought for, dearer than the deck of elements
  const nominal = Object.entries(findGrade(context.compute.facts().grades, 'IN718').nominal);
  const byDeck_usd = nominal.reduce(
    (sum, [element, share]) =>
      sum + 500 * share * quarter.prices.find(({ of }) => of === element)!.usd_per_kg,
    0,
  );
  expect(heat!.new_usd).toBeGreaterThan(1.02 * byDeck_usd);
  expect(heat!.new_usd).toBeLessThan(1.5 * byDeck_usd);
  const ages = quarter.prices.flatMap(({ age_days }) => age_days ?? []);
  expect(ages).toEqual([...ages].sort((a, b) => b - a));
});

test('counts the margin of the heats with a contract, and says how many have none', async () => {
  now = new Date('2026-06-03T08:00:00Z');
  const quarter = () => runTask(plantToday, { days: 90 }, context);
  const before = (await quarter()).margin;
  expect(before).toMatchObject({ sold: [], withoutPrice: 1 });
  const booked = async (contract: HeatContract) => {
    const order = { of: 'heat:Q-1', record: 'plan', contract, reason: 'order 4711' };
    const planner = actingAs('p-plan', context);
    const { shown, done, effects } = await runTask(correctRecord, order, planner);
    expect(done).toBe(false);
    await runTask(correctRecord, { ...order, confirm: shown }, planner);
    return { effects, margin: (await quarter()).margin };
  };
  const ruled = { currency: 'USD', on: '2026-05-02' };
  const { margin } = await booked({ type: 'fixed', price_per_kg: 62, ...ruled });
  const sold = margin.sold[0]!;
  expect(sold).toMatchObject({ heat: 'Q-1', contract: 'fixed, 62 USD/kg of 2026-05-02' });
  // nothing was shipped yet: nothing is sold, and its cost waits with it
  expect(sold).toMatchObject({ shipped_kg: 0, sales_usd: 0, cost_usd: 0, margin_usd: 0, allNew_usd: 0 });
  expect(sold.here_kg).toBeGreaterThan(0);
  expect(sold.toCome_usd).toBeCloseTo(62 * sold.here_kg, 6);
  const account = await runTask(reportHeatCost, { heat: 'Q-1' }, context);
  expect(account.sold).toMatchObject({ shipped_kg: 0, sales_usd: 0, toCome_usd: sold.toCome_usd });
  const nothing = /nothing is shipped yet, so nothing is sold \(contract: fixed, 62 USD\/kg of 2026-05-02\)/;
  expect(JSON.stringify(heatCostPage(account))).toMatch(nothing);
  expect(JSON.stringify(await runTask(reportHeat, { heat: 'Q-1' }, context))).toMatch(nothing);
  expect(margin).toMatchObject({ withoutPrice: 0, left: [], margin_usd: 0, toCome_usd: sold.toCome_usd });
  const toll = await booked({ type: 'toll', fee_per_kg: 4, ...ruled, currency: 'EUR', usd_per_unit: 1.25 });
  expect(toll.effects).toEqual(['fixed, 62 USD/kg of 2026-05-02 -> toll, fee 4 EUR/kg of 2026-05-02']);
  expect(toll.margin.toCome_usd).toBeCloseTo(5 * sold.here_kg, 6);
  await expect(
    booked({ type: 'fixed', price_per_kg: 62, currency: 'EUR', on: '2026-05-02' }),
  ).rejects.toThrow(/contract.usd_per_unit: is missing: money of another currency needs its rate/);
});

test('counts no saving on metal that failed', async () => {
  const row = async () => (await runTask(plantToday, { days: 90 }, context)).heats;
  const before = (await row()).charged[0]!;
  const fails = (of: string): Promise<unknown> =>
    context.store.execute({
      ...{ type: 'release', of, verdict: 'FAIL', predicted: false, specification: 'CUST-718 rev A' },
      ...{ reasons: ['S high'], by: 'p-cert' },
    } as Command);
  await fails('object:Q-1-b');
  const half = await row();
  // 240 of 490 kg
  expect(half.charged[0]!.saved_usd).toBeCloseTo((before.saved_usd! * 250) / 490, 6);
  expect(half.saved_usd).toBeCloseTo(half.charged[0]!.saved_usd!, 6);
  await fails('object:Q-1-a');
  const none = await row();
  expect(none).toMatchObject({ saved_usd: 0, charged: [{ status: 'failed', saved_usd: null }] });
  expect(none.charged[0]!.new_usd).toBe(before.new_usd);
});

test('asks the ledger as often for many heats as for one, and for the heats once', async () => {
  const other = memoryContext();
  await clearedLot('L-1', other);
  const plan = (i: number) =>
    other.store.execute({
      type: 'planHeat',
      heat: `H-${i}`,
      target: { grade: 'IN718', mass_g: 9_000 },
      reservations: [{ from: 'lot:L-1', mass_g: 10_000 }],
      by: 'p-plan',
    });
  const asked = async (): Promise<string[]> => {
    const names: string[] = [];
    const store = new Proxy(other.store, {
      get: (target, name: keyof TaskContext['store']) => {
        names.push(name);
        return target[name];
      },
    });
    await runTask(plantToday, {}, { ...other, store });
    return names;
  };
  await plan(0);
  const one = await asked();
  for (let i = 1; i < 30; i++) await plan(i);
  expect(await asked()).toEqual(one);
  expect(one.filter((name) => name === 'heats')).toHaveLength(1);
  const { waits } = await runTask(plantToday, {}, other);
  expect(waits.flatMap(({ heats }) => heats)).toHaveLength(30);

  // a lot is worth the same whatever is left of it, and something else after another analysis
  const { lot } = other.store;
  const facts = other.compute.facts();
  const worth = lotWorth(await lot('L-1'), facts, other.memory);
  expect(lotWorth({ ...(await lot('L-1')), free_g: 1 }, facts, other.memory)).toBe(worth);
  await other.store.execute({
    type: 'recordAnalysis',
    ...{ of: 'lot:L-1', analysis: 'A2', basis: 'measured', method: 'OES', laboratory: 'works' },
    ...{ place: 'top', balance: 'Fe', results: [{ element: 'Ni', text: '53.9', unit: 'wt%' }], by: 'p-lab' },
  });
  expect(lotWorth(await lot('L-1'), facts, other.memory)).not.toEqual(worth);
  await other.store.close();
  await other.compute.close();
});

test('names the files of results that wait, those that ask first, and a control sample that is off', async () => {
  const context = await bathSampled('B-1');
  expect(await runTask(plantToday, {}, context)).not.toHaveProperty('arrivals');
  const quality = actingAs('p-qual', context);
  await runTask(setTakingRule, { rule: 'spark', source: 'OES-1', method: 'OES' }, quality);
  const results = [{ element: 'Cr', text: '15.00', unit: 'wt%' as const, sd: '0.10' }];
  await runTask(enterControl, { control: 'QC-1', results, method: 'OES' }, quality);
  await arrives({ nobody: { Cr: '1' } }, context, { file: 'first.csv' });
  await arrives({ 'QC-1': { Cr: '16.00' }, 'B-1': { Cr: '15.6' } }, context, { file: 'second.csv' });
  const today = await runTask(plantToday, {}, context);
  expect(today.arrivals!.files.map(({ file, asks }) => [file, asks === null])).toEqual([
    ['first.csv', false],
    ['second.csv', true],
  ]);
  expect(today.arrivals!.controls).toEqual(['control QC-1 of OES-1 is off: Cr 16 wt%, known 15 +- 0.2']);
  expect(JSON.stringify(page(today))).toContain('results in second.csv from OES-1 wait');
});

test('names a source that is silent for too long and a copy that is due, as long as they are', async () => {
  const context = await bathSampled('B-1');
  const quality = actingAs('p-qual', context);
  const source = { source: 'oes-9', driver: 'folder', address: '/mnt/oes', method: 'OES', quietAfter_s: 600 };
  await runTask(enterSource, source, quality);
  const at = context.clock().getTime();
  const state = (isDue: boolean) => ({
    ...{ format: 'remelt-backup-state/1' as const, folder: '/mnt/secret', reached: true, newer: 3, isDue },
    last: { file: 'a', at: '', size: 1, age_days: 9 },
  });
  const todayAt = (minutes: number, isDue: boolean) => {
    const backups = { state: async () => state(isDue), schedule: async () => state(isDue) };
    return { ...context, backups, clock: () => new Date(at + minutes * 60_000) };
  };
  const well = todayAt(5, false);
  expect(await runTask(plantToday, {}, well)).not.toHaveProperty('sources');
  const ill = todayAt(20, true);
  const today = await runTask(plantToday, {}, ill);
  expect(today).toMatchObject({
    sources: [{ source: 'oes-9', words: expect.stringContaining('nothing for') }],
  });
  const shown = JSON.stringify(page(today));
  expect(shown).toContain('source oes-9: it has said nothing for');
  expect(shown).toContain('the last copy of the ledger is 9 days old, and 3 records newer');
  expect(shown).not.toContain('/mnt/secret');
  // the same ledger and day, and another answer
  expect(await plantToday.alsoOn!({}, ill)).not.toBe(await plantToday.alsoOn!({}, well));
});
