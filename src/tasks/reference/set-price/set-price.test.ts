import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { setPrice } from './set-price.ts';

const NI = { of: 'Ni', usd_per_kg: '15.40', source: 'exchange' };

it('sets a price of today or of a day, and names a charge material by its id', async () => {
  const plant = await founded();
  const today = plant.clock().toISOString().slice(0, 10);
  const set = (order: object) => runTask(setPrice, { ...NI, ...order }, plant.by('p-plan'));
  expect((await set({})).prices).toMatchObject([{ of: 'Ni', usd_per_kg: 15.4, on: today, set: true }]);
  const metal = await set({ of: 'NI-ELECTROLYTIC', on: '2026-01-05', usd_per_kg: '16' });
  expect(metal.prices).toMatchObject([{ of: 'Ni-electrolytic', on: '2026-01-05', source: 'exchange' }]);
});

it('asks about a price far from the last one, and refuses an unknown name and who may not', async () => {
  const plant = await founded();
  const set = (order: object, by = 'p-plan') => runTask(setPrice, { ...NI, ...order }, plant.by(by));
  const far = { usd_per_kg: '15400' };
  await expect(set(far)).rejects.toMatchObject({
    details: [{ path: 'asTyped', value: expect.stringContaining('15400') }],
  });
  expect((await set({ ...far, asTyped: true })).prices[0]).toMatchObject({ usd_per_kg: 15_400 });
  await expect(set({ of: 'Nickle-electrolytic' })).rejects.toMatchObject({
    details: [{ path: 'of', cure: expect.stringContaining('Ni-electrolytic') }],
  });
  await expect(set({}, 'p-melt')).rejects.toMatchObject({ code: 'forbidden' });
});
