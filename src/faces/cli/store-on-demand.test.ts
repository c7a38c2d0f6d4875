import { expect, it } from 'vitest';
import { storeOnDemand } from './store-on-demand.ts';

it('opens the ledger once, with the first question, closes only what is open, and opens it again when asked again', async () => {
  const asked: string[] = [];
  const store = storeOnDemand(async () => {
    asked.push('open');
    const lot = async (id: string) => asked.push(`lot ${id}`);
    return { lot, close: async () => asked.push('close') } as never;
  });
  await store.close();
  expect(await (async () => store)()).toBe(store);
  expect(asked).toEqual([]);
  await Promise.all([store.lot('A'), store.lot('B')]);
  await store.close();
  await store.close();
  expect(asked).toEqual(['open', 'lot A', 'lot B', 'close']);
  await store.lot('C');
  expect(asked.slice(4)).toEqual(['open', 'lot C']);
});
