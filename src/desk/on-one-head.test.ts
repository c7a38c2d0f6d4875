import { expect, it } from 'vitest';
import { ConflictError } from '../foundation/errors.ts';
import { onOneHead } from './on-one-head.ts';

const store = (sizes: number[]) => ({
  head: async () => ({ size: sizes.shift() ?? -1, root: 'r' }),
  exclusively: <T>(work: () => Promise<T>) => {
    alone += 1;
    return work();
  },
});
let alone = 0;
const moved = () => new ConflictError('moved', { path: 'expectedHead' });

it('begins again on the head that is there now, the last time while nobody else books', async () => {
  const seen: number[] = [];
  const result = await onOneHead(store([1, 2, 3]), async ({ size }) => {
    seen.push(size);
    if (size < 3) throw moved();
    return 'done';
  });
  expect([result, seen, alone]).toEqual(['done', [1, 2, 3], 1]);
  let tries = 0;
  const restless = onOneHead(store([]), async () => {
    tries++;
    throw moved();
  });
  await expect(restless).rejects.toThrow('moved');
  expect(tries).toBe(3);
});

it('does not begin again for any other refusal', async () => {
  let tries = 0;
  const refused = onOneHead(store([1]), async () => {
    tries++;
    throw new ConflictError('taken', { path: 'idempotencyKey' });
  });
  await expect(refused).rejects.toThrow('taken');
  expect(tries).toBe(1);
});
