import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { bookReturns } from '../book-returns/book-returns.ts';
import { contract } from './contract.ts';
import { voidLots } from './void-lots.ts';

const row = (lotId: string, i: number) => ({
  ...{ row: i + 2, lotId, mass_g: 100_000, form: 'turnings', originClass: 'pre-consumer-external' },
  ...{ lotClass: 'purchased-scrap', supplier: 'shop A', analyses: [] },
});
const rows = ['A-1', 'A-2'].map(row);

/** A yard with the sheet of two lots booked. */
async function imported() {
  const context = memoryContext();
  const book = () => runTask(bookReturns, { rows }, actingAs('p-goods', context));
  await book();
  return { context, book, acting: actingAs('p-qual', context) };
}
const order = { lots: ['A-1', 'A-2'], reason: 'sheet of another shop' };

it('shows what it takes back, and takes the receipts of a sheet back together', async () => {
  const { context, acting } = await imported();
  const shown = await runTask(voidLots, { ...order, dryRun: true }, acting);
  expect([shown.booked, (await context.store.lot('A-1')).status]).toEqual([false, 'hold']);
  const done = await runTask(voidLots, order, acting);
  expect(done.lots.map(({ lot, outcome }) => [lot, outcome])).toEqual([
    ['A-1', 'void'],
    ['A-2', 'void'],
  ]);
  expect(contract.exit!(done)).toBe(0);
  expect((await context.store.lot('A-2')).status).toBe('void');
  expect((await context.store.records(0)).at(-1)!.body).toMatchObject({ reason: order.reason });
});

it('leaves out what is taken back already, and says why', async () => {
  const { acting } = await imported();
  await runTask(voidLots, { ...order, lots: ['A-1'] }, acting);
  const done = await runTask(voidLots, order, acting);
  expect(done.lots.map(({ outcome }) => outcome)).toEqual(['left out', 'void']);
  expect(contract.exit!(done)).toBe(3);
});

it('leaves no way to book the same sheet again as if nothing had happened', async () => {
  const { book, acting } = await imported();
  expect(await book()).toMatchObject({ repeated: true });
  await runTask(voidLots, { ...order, lots: ['A-2'] }, acting);
  await expect(book()).rejects.toMatchObject({
    code: 'input',
    details: [{ where: 'row 3', path: 'lot_id', value: 'A-2', cure: expect.stringContaining('number') }],
  });
});

it('is for who may correct a record', async () => {
  const { context } = await imported();
  await expect(runTask(voidLots, order, actingAs('p-goods', context))).rejects.toMatchObject({
    code: 'forbidden',
  });
});
