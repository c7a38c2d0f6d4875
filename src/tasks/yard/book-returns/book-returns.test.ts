import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import type { LotRow } from '../../../documents/yard/lot-table.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { bookReturns } from './book-returns.ts';

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
