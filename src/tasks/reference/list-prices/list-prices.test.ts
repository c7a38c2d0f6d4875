import { expect, it } from 'vitest';
import { initLedger } from '../../proof/init-ledger/init-ledger.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { memoryContext } from '../../testing/memory-context.ts';
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

it('marks prices that come with Remelt in an own plant, and none in a demonstration', async () => {
  const demo = await founded();
  expect((await runTask(listPrices, {}, demo)).prices.some(({ ours }) => ours)).toBe(false);
  const own = memoryContext();
  const person = (id: string, role: string) => ({
    ...{ id, name: `Person ${id}`, roles: [role], token: `remelt_token-of-${id}-that-is-long-enough` },
  });
  const persons = [person('anna', 'quality'), person('bert', 'certifier')];
  await runTask(initLedger, { plant: 'works', name: 'The works', persons }, own);
  const { prices } = await runTask(listPrices, {}, own);
  expect(prices.length).toBeGreaterThan(0);
  expect(prices.every(({ ours }) => ours)).toBe(true);
});
