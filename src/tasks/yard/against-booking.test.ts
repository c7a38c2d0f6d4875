import { expect, it } from 'vitest';
import { ConflictError, ForbiddenError } from '../../foundation/errors.ts';
import { memoryContext } from '../testing/memory-context.ts';
import { againstBooking } from './against-booking.ts';

const row = {
  ...{ row: 4, lotId: 'A-1', mass_g: 640_000, form: 'mill-solids', originClass: 'pre-consumer-external' },
  ...{ lotClass: 'purchased-scrap', analyses: [] },
};
const reading = { where: 'x.csv', cells: [], columns: [], passedOver: [], lots: [], tried: [row] };

/** What stands against booking, where the ledger answers with this error. */
const against = async (error: Error, tried: readonly object[] = [row]) => {
  const context = memoryContext();
  const store = {
    ...context.store,
    execute: async () => {
      throw error;
    },
  };
  return againstBooking({ ...reading, tried } as never, { ...context, store });
};

it('tells a refusal of the ledger with the row of the sheet; who may book is left to the booking', async () => {
  const there = new ConflictError('lot A-1 is there', { path: 'commands[0].lots[0].lot' });
  expect((await against(there)).refused).toMatchObject([{ where: 'x.csv, row 4', row: 4, path: 'lot_id' }]);
  expect((await against(new ForbiddenError('no', { path: 'by' }))).refused).toEqual([]);
  expect((await against(there, [])).refused).toEqual([]);
});

it('throws what is no refusal', async () => {
  await expect(against(new TypeError('slip'))).rejects.toThrow('slip');
});
