import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import type { Toll } from '../../../documents/economics/toll.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { renderPdf } from '../../../pages/render/pdf.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { renderXlsx } from '../../../pages/render/xlsx.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { pouredHeat } from '../../testing/poured-heat.ts';
import { page } from './page.ts';
import { reportToll } from './report-toll.ts';

let context: TaskContext;
const account = (order: object = {}): Promise<Toll> =>
  runTask(reportToll, { customer: 'Huber', ...order }, context);
const book = async (...commands: readonly Command[]): Promise<void> => {
  for (const command of commands) await context.store.execute(command);
};
const nickel = (toll: Toll) => toll.elements.find(({ element }) => element === 'Ni')!;

const analysed = (of: string, chromium: string): Command =>
  ({
    ...{ type: 'recordAnalysis', of, analysis: 'A1', basis: 'measured', method: 'OES', balance: 'Ni' },
    results: [
      { element: 'Cr', text: chromium, unit: 'wt%', sd: '0.1' },
      { element: 'Ni', text: String(100 - Number(chromium)), unit: 'wt%', sd: '0.1' },
    ],
    by: 'p-lab',
  }) as Command;

const cleared = (lot: string, mass_g: number, more: object, chromium: string): readonly Command[] => [
  {
    type: 'receiveLots',
    lots: [
      {
        lot,
        mass_g,
        form: 'turnings',
        lotClass: 'purchased-scrap',
        happenedAt: '2026-02-10T08:00:00Z',
        ...more,
      },
    ],
    by: 'p-goods',
  } as Command,
  { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  analysed(`lot:${lot}`, chromium),
  ...(lot === 'T-1' ? [washed] : []),
  ...identified(lot),
];
const washed: Command = {
  ...{ type: 'processLot', lot: 'T-1', treatment: 'wash', wet_g: 500_000, clean_g: 490_000 },
  ...{ losses: [{ to: 'oil', mass_g: 10_000 }], by: 'p-goods' },
};
const identified = (lot: string): readonly Command[] => [
  {
    ...{ type: 'recordIdentification', lot, verdict: 'identified', by: 'p-lab' },
    candidates: [{ grade: 'IN600', probability: '0.99' }],
  } as Command,
  { ...{ type: 'clearLot', lot, grade: 'IN600', reason: 'agrees', by: 'p-qual' } },
];

const draws = [
  { from: 'lot:T-1' as const, mass_g: 380_000 },
  { from: 'lot:PLANT' as const, mass_g: 20_000 },
];

/**
 * 500 kg of Huber come in in February. In March 10 kg are oil, 380 kg and 20 kg of the plant are melted: 360 kg pieces, 25 kg
 * revert, 5 kg skull, 8 kg slag, 2 kg missing; one piece goes to Huber, one is cut.
 */
beforeAll(async () => {
  context = memoryContext({ clock: () => new Date('2026-03-20T08:00:00Z') });
  await book(
    ...cleared('T-1', 500_000, { owner: 'Huber' }, '20.0'),
    ...cleared('PLANT', 100_000, { lotClass: 'virgin' }, '0.0'),
    ...cleared('OTHER', 70_000, { owner: 'Maier' }, '20.0'),
    {
      ...{ type: 'planHeat', heat: 'H-1', target: { grade: 'IN600', mass_g: 390_000 }, by: 'p-plan' },
      ...{ reservations: draws, owner: 'Huber', ownAdditions: true },
    },
    { type: 'chargeHeat', heat: 'H-1', draws, by: 'p-melt' },
    ...pouredHeat(analysed('heat:H-1', '18.0')),
    {
      ...{ type: 'release', of: 'heat:H-1', verdict: 'PASS', predicted: false, specification: 'S' },
      ...{ reasons: [], by: 'p-cert' },
    } as Command,
    {
      ...{ type: 'release', of: 'object:I-1', verdict: 'PASS', predicted: false, specification: 'S' },
      ...{ reasons: [], by: 'p-cert' },
    } as Command,
    { type: 'ship', object: 'I-1', to: 'Huber', by: 'p-cert' },
  );
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

it('keeps the balance of a customer through heat, crops and skull', async () => {
  const toll = await account();
  // 500 came in, 20 of the plant were added; 10 oil, 8 slag, 2 missing, 4 kerf; 200 shipped
  expect(toll.closing_kg).toBe(500 + 20 - 10 - 8 - 2 - 4 - 200);
  expect(Object.fromEntries(toll.places.map(({ place, mass_kg }) => [place, mass_kg]))).toEqual({
    ...{ yard: 110 + 25 + 30, pieces: 126, skull: 5 },
  });
  const lots = await context.store.lots({ owner: 'Huber' });
  const free_g = lots.reduce((sum, lot) => sum + lot.free_g, 0);
  expect(free_g).toBe(165_000);
});

it('keeps the balance of each element', async () => {
  const toll = await account();
  const chromium = toll.elements.find(({ element }) => element === 'Cr')!;
  // heat: 392 kg (pieces, revert, skull: 390) at 18.0 % out of 380 kg at 20.0 %
  expect(chromium.difference_kg).toBeCloseTo(390 * 0.18 - 380 * 0.2, 2);
  // still there: 110 kg at 20.0 %, and 25 + 30 + 126 + 5 kg at 18.0 %
  expect(chromium.closing_kg).toBeCloseTo(110 * 0.2 + 186 * 0.18, 2);
  expect(nickel(toll).added_kg).toBeCloseTo(20, 2);
  const sum = toll.elements.reduce((total, row) => total + row.closing_kg, 0);
  expect(sum).toBeCloseTo(toll.closing_kg, 0);
});

it('begins a month with the balance of the one before', async () => {
  const february = await account({ month: '2026-02' });
  const march = await account({ month: '2026-03' });
  expect([february.from, february.to, february.closing_kg]).toEqual(['2026-02-01', '2026-02-28', 500]);
  expect(march.opening_kg).toBe(february.closing_kg);
  expect(nickel(march).opening_kg).toBeCloseTo(nickel(february).closing_kg, 6);
  expect((await account({ month: '2026-04' })).entries).toEqual([]);
  expect(february.entries.map(({ about }) => about)).toEqual(['lot:T-1']);
});

it('writes a statement to print and a workbook', async () => {
  const statement = page(await account({ month: '2026-03' }));
  expect(renderTerminal(statement)).toMatch(/296 kg of Huber are here on 2026-03-31, 500 kg were before/);
  expect(renderTerminal(statement)).toMatch(/shipped to Huber +-200/);
  expect(new TextDecoder().decode((await renderPdf(statement)).slice(0, 5))).toBe('%PDF-');
  expect((await renderXlsx(statement)).length).toBeGreaterThan(5_000);
});

it('names the three elements of an entry that change most, the largest change first', async () => {
  const toll = await account();
  const changes = { Al: 1, Cr: -40, Ni: 300, Ti: 2.5 };
  const elements = Object.entries(changes).map(([element, mass_kg]) => ({ element, mass_kg }));
  const entries = [{ ...toll.entries[0]!, elements }] as typeof toll.entries;
  expect(renderTerminal(page({ ...toll, entries }), { columns: 200 })).toMatch(
    / Ni 300\.000, Cr -40\.000, Ti 2\.500$/m,
  );
});

it('moves with a corrected booking', async () => {
  const [booked] = await context.store.history('lot:T-1');
  await book({
    ...{ type: 'correct', seq: booked!.seq, how: 'incorrect-data', reason: 'read 500 for 520' },
    ...{ values: { mass_g: 520_000 }, by: 'p-qual' },
  });
  const toll = await account({ month: '2026-03' });
  expect([toll.opening_kg, toll.closing_kg]).toEqual([520, 316]);
});

it('names the customers where one owns nothing, and a month that is none', async () => {
  await expect(account({ customer: 'Hubert' })).rejects.toMatchObject({
    details: [{ allowed: 'Huber, Maier' }],
  });
  await expect(account({ month: '2026-13' })).rejects.toThrow(/must be a month such as 2026-10/);
});

it('owes a fee on the metal that was shipped from the heats of the customer, as money or as metal', async () => {
  const { fee } = await account({ month: '2026-03', fee: '4.20 USD/kg' });
  expect(fee).toEqual({ stated: '4.20 USD/kg', shipped_kg: 200, amount: 200 * 4.2, unit: 'USD' });
  expect((await account({ month: '2026-02', fee: '4200 USD/t' })).fee).toMatchObject({
    shipped_kg: 0,
    amount: 0,
  });
  const kept = await account({ fee: '3 %' });
  expect(kept.fee).toMatchObject({ amount: 6, unit: 'kg' });
  expect(renderTerminal(page(kept))).toContain('3 % on 200 kg shipped');
  for (const wrong of ['4.20', '100 %', 'much', '-3 %'])
    await expect(account({ fee: wrong })).rejects.toThrow(/is no toll fee/);
});

it('owes by the contracts of the heats where no fee is asked for, and names the heats without one', async () => {
  expect((await account()).fee).toBeUndefined();
  const planned = (await context.store.history('heat:H-1')).find(
    ({ record }) => record.kind === 'heat.planned',
  );
  const contract = JSON.stringify({
    type: 'toll',
    fee_per_kg: 4.2,
    currency: 'EUR',
    on: '2026-03-01',
    usd_per_unit: 1.1,
  });
  await book({
    ...{ type: 'correct', seq: planned!.seq, how: 'incorrect-data', reason: 'order 7' },
    ...{ values: { contract }, by: 'p-plan' },
  });
  const { fee } = await account({ month: '2026-03' });
  expect(fee).toEqual({
    ...{ stated: '4.2 EUR/kg by contract', shipped_kg: 200, unit: 'EUR', without: [] },
    amount: 200 * 4.2,
  });
});
