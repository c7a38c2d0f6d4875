import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lotOf, receive, storeByTrade } from '../evidence/ledger/testing/example-commands.ts';
import { openMemoryStore } from '../evidence/ledger/testing/memory-store.ts';
import { ForbiddenError } from '../foundation/errors.ts';
import { readOnlyStore, triedStore } from './bound-store.ts';
import type { TaskContext } from './context.ts';

let store: TaskContext['store'];
beforeEach(async () => {
  store = storeByTrade(openMemoryStore({ clock: () => new Date(), salts: (bytes) => randomBytes(bytes) }));
  await store.execute(receive(lotOf('L-1', 1000)));
});
afterEach(() => store.close());

const HOLD = { type: 'holdLot', lot: 'L-1', reason: 'torn' } as const;

it('reads and books nothing', async () => {
  const bound = readOnlyStore(store, new ForbiddenError('this only reads'));
  const before = await store.head();
  expect(await bound.head()).toEqual(before);
  await expect(bound.execute(HOLD)).rejects.toThrow('this only reads');
  await expect(bound.rebuild()).rejects.toThrow('this only reads');
  expect(await store.head()).toEqual(before);
});

it('decides on a booking as it would be decided, and records nothing, whatever its key', async () => {
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

it('knows every method of a store: what else might write is bound here too', () => {
  const reading = [
    ...[
      'checkpoint',
      'close',
      'countLots',
      'exclusively',
      'frames',
      'head',
      'heat',
      'heats',
      'history',
      'lot',
      'lots',
    ],
    ...[
      'names',
      'object',
      'objects',
      'prove',
      'proveAll',
      'proveConsistency',
      'reach',
      'recordedUnder',
      'records',
    ],
    ...['recordsNumbered', 'roster', 'signIn', 'subject', 'subjects', 'trace', 'verify'],
  ];
  expect(Object.keys(store).sort()).toEqual([...reading, 'execute', 'rebuild'].sort());
});
