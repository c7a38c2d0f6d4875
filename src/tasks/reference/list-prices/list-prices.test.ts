import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { setPrice } from '../set-price/set-price.ts';
import { listPrices } from './list-prices.ts';

it('lists the prices that were set before those of the deck, each once, or a part of them', async () => {
  const plant = await founded();
  const ni = { of: 'Ni', usd_per_kg: '15.40', source: 'exchange', on: '2026-01-05' };
  await runTask(setPrice, ni, plant.by('p-plan'));
  const { prices } = await runTask(listPrices, {}, plant);
  expect(prices[0]).toMatchObject({ of: 'Ni', usd_per_kg: 15.4, set: true });
  expect(prices.filter(({ of }) => of === 'Ni')).toHaveLength(1);
  expect(prices.find(({ of }) => of === 'Co')).toMatchObject({ set: false });
  const part = await runTask(listPrices, { limit: 2 }, plant);
  expect(part).toMatchObject({ prices: prices.slice(0, 2), total: prices.length });
});
