import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import type { LotRow } from '../../../documents/yard/lot-table.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { bookReturns, lotsIn } from './book-returns.ts';
import { contract } from './contract.ts';

const row = (lotId: string, more: Partial<LotRow> = {}): LotRow => ({
  ...{ row: 2, lotId, mass_g: 640_000, form: 'mill-solids', originClass: 'pre-consumer-external' },
  ...{ lotClass: 'purchased-scrap', supplier: 'forge A', price: '7.20 EUR', receivedOn: '2026-11-02' },
  analyses: [{ method: 'OES', results: [{ element: 'Cr', text: '22.1', unit: 'wt%' }], balance: 'Ni' }],
  ...more,
});

it('books lots on hold with their analyses, once', async () => {
  const context = await yardWith();
  const order = { rows: [row('A-1'), row('A-2', { row: 3 })], specimen: true, leftOut: [9] };
  const acting = actingAs('p-goods', context);
  const booked = await runTask(bookReturns, order, acting);
  expect(booked).toMatchObject({
    ...{ repeated: false, mass_g: 1_280_000, analyses: 2, leftOut: [9] },
    lots: [
      { id: 'A-1', status: 'hold' },
      { id: 'A-2', status: 'hold' },
    ],
  });
  expect(await context.store.lot('A-1')).toMatchObject({
    ...{ specimen: true, supplier: 'forge A', price: { text: '7.20', currency: 'EUR', on: '2026-11-02' } },
  });
  expect(await runTask(bookReturns, order, acting)).toMatchObject({ repeated: true });
});

it('only says what would refuse it in a dry run, and names the row of a lot that is there', async () => {
  const context = await yardWith();
  const acting = actingAs('p-goods', context);
  const tried = await runTask(bookReturns, { rows: [row('A-1')], dryRun: true }, acting);
  expect([tried.lots, (await context.store.lots({})).length]).toEqual([[], 0]);
  await runTask(bookReturns, { rows: [row('A-1')] }, acting);
  const other = runTask(bookReturns, { rows: [row('A-1', { row: 7, mass_g: 650_000 })] }, acting);
  await expect(other).rejects.toMatchObject({
    message: expect.stringMatching(/^row 7: .*nothing was imported$/),
    details: [expect.objectContaining({ where: 'row 7' })],
  });
});

it('asks about a mass that a slip explains, and books nothing for a melter', async () => {
  const context = await yardWith();
  const far = { rows: [row('A-1', { mass_g: 640_000_000 })] };
  const acting = actingAs('p-goods', context);
  await expect(runTask(bookReturns, far, acting)).rejects.toMatchObject({ code: 'input' });
  expect(await runTask(bookReturns, { ...far, asTyped: true }, acting)).toMatchObject({ analyses: 1 });
  const melter = runTask(bookReturns, { rows: [row('A-2')] }, actingAs('p-melt', context));
  await expect(melter).rejects.toMatchObject({ code: 'forbidden' });
});

it('says nothing of what a table does not say', async () => {
  const context = await yardWith();
  const { supplier: _, price: _price, receivedOn: _on, ...bare } = row('A-1');
  const booked = await runTask(bookReturns, { rows: [bare as LotRow] }, actingAs('p-goods', context));
  expect(booked).not.toHaveProperty('leftOut');
  expect(booked).not.toHaveProperty('balances');
  const lot = await context.store.lot('A-1');
  expect(lot).toMatchObject({
    supplier: null,
    note: null,
    declaredGrade: null,
    owner: null,
  });
  expect(lot).not.toHaveProperty('price');
  expect(lot).not.toHaveProperty('specimen');
});

it('keeps what a table says: owner, grade, generation, remark, the number of its paper and the laboratory', async () => {
  const context = await yardWith();
  const clock = () => new Date('2026-11-05T08:00:00Z');
  const full = row('A-1', {
    ...{
      owner: 'Huber',
      declaredGrade: 'H230',
      generation: 2,
      note: 'two drums',
    },
    analyses: [
      { method: 'pXRF', results: [{ element: 'Cr', text: '22.0', unit: 'wt%' }] },
      {
        ...{ method: 'OES', laboratory: 'house', reference: 'P-7' },
        results: [{ element: 'Cr', text: '22.1', unit: 'wt%' }],
      },
    ],
  } as Partial<LotRow>);
  const { receivedOn: _, ...undated } = full;
  await runTask(bookReturns, { rows: [undated as LotRow] }, actingAs('p-goods', { ...context, clock }));
  expect(await context.store.lot('A-1')).toMatchObject({
    ...{ owner: 'Huber', declaredGrade: 'H230', generation: 2, note: 'two drums' },
    // without a day of receipt a price is of the day on which it is booked
    price: { text: '7.20', currency: 'EUR', on: '2026-11-05' },
    analyses: [
      { analysis: 'A1', method: 'pXRF' },
      { analysis: 'A2', method: 'OES', laboratory: 'house', reference: 'P-7' },
    ],
  });
});

it('names every row that the ledger refuses, with its column', async () => {
  const context = await yardWith();
  const acting = actingAs('p-goods', context);
  await runTask(bookReturns, { rows: [row('A-1'), row('A-2', { row: 3 })] }, acting);
  const rows = [row('A-1', { mass_g: 640_001 }), row('B-1', { row: 5 }), row('A-2', { row: 9 })];
  await expect(runTask(bookReturns, { rows }, acting)).rejects.toMatchObject({
    message: expect.stringMatching(/^2 of 3 lots already exist: .*; nothing was imported$/),
    details: [
      { where: 'row 2', path: 'lot_id' },
      { where: 'row 9', path: 'lot_id' },
    ],
  });
  // a result that the ledger does not take is found with the others in one round
  const wrong = (id: string, at: number) =>
    row(id, {
      row: at,
      analyses: [{ method: 'OES', results: [{ element: 'Cr', text: 'much', unit: 'wt%' }] }],
    } as Partial<LotRow>);
  const two = { rows: [wrong('C-1', 4), row('C-2', { row: 5 }), wrong('C-3', 6)] };
  await expect(runTask(bookReturns, two, acting)).rejects.toMatchObject({
    message: expect.stringMatching(/\(and 1 more row\); nothing was imported$/),
    details: [{ where: 'row 4' }, { where: 'row 6' }],
  });
});

it('reads a sheet: a number is a grade in a column of grades alone, and what is open or wrong books nothing', () => {
  const reading = { where: 'x.csv', questions: [], faults: [], lots: [] };
  expect(lotsIn(reading as never)).toEqual([]);
  const fault = (where: string) => ({ where, message: 'no mass' });
  expect(() => lotsIn({ ...reading, faults: [fault('row 2')] } as never, [fault('row 3')] as never)).toThrow(
    'row 2: no mass (and 1 more); nothing was imported',
  );
  expect(() => lotsIn({ ...reading, faults: [fault('row 2')] } as never)).toThrow('row 2: no mass; nothing');
  expect(() => lotsIn({ ...reading, questions: [{ message: 'which unit?' }] } as never)).toThrow(
    'x.csv: which unit?; nothing was imported',
  );
});

it('dates a receipt by its day, and names the paper that came with it', async () => {
  const context = await yardWith();
  const analyses = [
    {
      method: 'OES',
      reference: 'P-7',
      balance: 'Ni',
      results: [{ element: 'Cr', text: '22.1', unit: 'wt%' }],
    },
  ];
  await runTask(
    bookReturns,
    { rows: [row('A-1', { analyses } as Partial<LotRow>)] },
    actingAs('p-goods', context),
  );
  expect(await context.store.lot('A-1')).toMatchObject({
    receivedAt: '2026-11-02T00:00:00.000Z',
    reference: 'P-7',
  });
});

it('takes the balance of a lot whose analyses name none, and says so', async () => {
  const context = await yardWith();
  const analyses = [
    {
      method: 'OES',
      results: [
        { element: 'Cr', text: '22.1', unit: 'wt%' },
        { element: 'Mo', text: '9', unit: 'wt%' },
      ],
    },
  ];
  const lot = row('A-1', { analyses, declaredGrade: 'IN625' } as Partial<LotRow>);
  const booked = await runTask(bookReturns, { rows: [lot] }, actingAs('p-goods', context));
  expect(booked.balances).toMatchObject([{ lot: 'A-1', element: 'Ni' }]);
});

it('does not take the same table as a demonstration for the same booking', async () => {
  const context = await yardWith();
  const acting = actingAs('p-goods', context);
  await runTask(bookReturns, { rows: [row('A-1')], specimen: true }, acting);
  await expect(runTask(bookReturns, { rows: [row('A-1')] }, acting)).rejects.toMatchObject({
    message: expect.stringContaining('already exist'),
  });
});

it('only books, and founds the ledger of a plant that has none', () => {
  expect(contract).toMatchObject({ onlyBooks: true, makesLedger: true });
});
