import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ValueOutput } from '../src/documents/value.ts';
import type { YardValue } from '../src/documents/yard-value.ts';
import type { Command } from '../src/evidence/ledger/commands.ts';
import { yardValuePage } from '../src/pages/blocks/yard-value-page.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import type { TaskContext } from '../src/tasks/context.ts';
import { runTask } from '../src/tasks/task.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { valueLot } from '../src/tasks/yard/value-lot.ts';
import { valueYard } from '../src/tasks/yard/value-yard.ts';

let context: TaskContext;

type Wtpct = Readonly<Record<string, string>>;
const booked = (lot: string, mass_g: number, contents: Wtpct, more: object = {}): readonly Command[] => [
  {
    ...{ type: 'receiveLots', by: 'p-goods' },
    lots: [{ lot, mass_g, form: 'mill-solids', lotClass: 'purchased-scrap', supplier: 'Maier', ...more }],
  } as Command,
  {
    ...{ type: 'recordAnalysis', of: `lot:${lot}`, analysis: 'A1', basis: 'measured', method: 'OES' },
    ...{ balance: 'Ni', by: 'p-lab' },
    results: Object.entries(contents).map(([element, text]) => ({ element, text, unit: 'wt%', sd: '0.02' })),
  } as Command,
];
const cleared = (lot: string): readonly Command[] => [
  { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  {
    ...{ type: 'recordIdentification', lot, verdict: 'identified', by: 'p-lab' },
    candidates: [{ grade: 'IN600', probability: '0.99' }],
  } as Command,
  { ...{ type: 'clearLot', lot, grade: 'IN600', reason: 'agrees', by: 'p-qual' } },
];

/** 100 kg with a fifth of chromium: returns have it, and so has metal bought new. */
const orders = {
  heats: [{ id: 'O-1', target: { limits_wtpct: { Cr: { min: 19, max: 21 } }, mass_kg: 100 } }],
  certificationSamples: 200,
};

beforeAll(async () => {
  context = memoryContext({ clock: () => new Date('2026-03-20T08:00:00Z') });
  const virgin = { lotClass: 'virgin', form: 'virgin' };
  for (const command of [
    ...booked('RETURNS', 40_000, { Cr: '20.0' }),
    ...booked('BLADES', 50_000, { Cr: '6.5', Re: '3.0', Ta: '6.5', Hf: '0.1', Co: '9.6' }),
    // grindings whose oxygen is imputed far above what a metal holds (2.55 wt%)
    ...booked('GRINDINGS', 30_000, { Cr: '18.0', O: '2.55' }),
    ...booked('NEW-NI', 900_000, { Cr: '0.01' }, virgin),
    ...booked('NEW-CR', 900_000, { Cr: '99.5' }, virgin),
    ...booked('OF-HUBER', 50_000, { Re: '3.0' }, { owner: 'Huber' }),
    ...['RETURNS', 'GRINDINGS', 'NEW-NI', 'NEW-CR'].flatMap(cleared),
  ])
    await context.store.execute(command);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const yard = (order: object = { orders }): Promise<YardValue> => runTask(valueYard, order, context);
const worth = (lot: string): Promise<ValueOutput> => runTask(valueLot, { lot, orders }, context);

it('values the rest of the yard where a lot cannot be planned, and names that lot with why', async () => {
  const { lots, unknown } = await yard();
  expect(lots.map(({ lot }) => lot)).not.toContain('GRINDINGS');
  expect(unknown).toEqual([{ lot: 'GRINDINGS', why: expect.stringMatching(/O is 2.55 wt%/) }]);
  await expect(worth('GRINDINGS')).rejects.toThrow(/GRINDINGS cannot be valued: .*O is 2.55 wt%/);
  expect((await worth('RETURNS')).most_usd_per_kg).toBeGreaterThan(0);
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

it('says what a lot of the ledger is worth to the orders, and who else pays', async () => {
  const value = await worth('RETURNS');
  const { metals } = context.compute.facts().market;
  // it replaces four fifths of nickel and a fifth of chromium, bought new at the deck or above
  const replaced = 0.8 * metals.get('Ni')!.value + 0.2 * metals.get('Cr')!.value;
  expect(value.most_usd_per_kg).toBeGreaterThan(0.9 * replaced);
  expect(value.alternatives.map(({ as }) => as)).toContain('stainless feed (stainless mill)');
});

it('shows a page, and says what an order would be where nothing is planned', async () => {
  expect(renderTerminal(yardValuePage(await yard()))).toMatch(/2 lots would leave [\d,]+ USD of Re, Hf, Ta/);
  const unordered = await yard({});
  expect(unordered.orders).toEqual({ from: 'none', heats: [], cost_usd: null });
  expect(renderTerminal(yardValuePage(unordered))).toMatch(/Nothing is ordered/);
  await expect(runTask(valueLot, { lot: 'RETURNS' }, context)).rejects.toThrow(/nothing is ordered/);
  await expect(worth('OF-HUBER')).rejects.toThrow(/belongs to a customer/);
  await expect(worth('NONE')).rejects.toThrow(/NONE/);
});
