import { expect, it } from 'vitest';
import { ForbiddenError } from '../foundation/errors.ts';
import { heatPlanned } from '../tasks/testing/heat.ts';
import { readOnlyStore, triedStore } from './bound-store.ts';

const HOLD = { type: 'holdLot', lot: 'V-Ni-electrolytic', reason: 'torn' } as const;

it('reads and books nothing', async () => {
  const { store } = await heatPlanned();
  const bound = readOnlyStore(store, new ForbiddenError('this only reads'));
  const before = await store.head();
  expect(await bound.head()).toEqual(before);
  await expect(bound.execute(HOLD)).rejects.toThrow('this only reads');
  await expect(bound.rebuild()).rejects.toThrow('this only reads');
  expect(await store.head()).toEqual(before);
});

it('decides on a booking as it would be decided, and records nothing, whatever its key', async () => {
  const { store } = await heatPlanned();
  let tried = 0;
  const bound = triedStore(store, () => {
    tried += 1;
  });
  const before = await store.head();
  await expect(bound.execute({ ...HOLD, lot: 'L-99' })).rejects.toMatchObject({ code: 'not-found' });
  expect(tried).toBe(0);
  await bound.execute(HOLD, { idempotencyKey: 'k', asked: '00' });
  await bound.execute(HOLD, { idempotencyKey: 'k', asked: '00' });
  await expect(bound.rebuild()).rejects.toMatchObject({ code: 'forbidden' });
  expect([tried, await store.head(), await store.recordedUnder('k')]).toEqual([2, before, null]);
});
