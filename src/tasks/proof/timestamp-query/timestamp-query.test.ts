import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { makeKey } from '../make-key/make-key.ts';
import { timestampQuery } from './timestamp-query.ts';

it('is made for a checkpoint that there is, once the log has a name', async () => {
  const plant = await founded();
  const by = { ...plant.by('p-qual'), keys: memoryKeys() };
  await expect(runTask(timestampQuery, {}, by)).rejects.toMatchObject({ code: 'conflict' });
  await runTask(makeKey, {}, by);
  const head = await plant.store.head();
  const all = await runTask(timestampQuery, {}, by);
  expect([all.size, all.root]).toEqual([head.size, head.root]);
  const first = await runTask(timestampQuery, { size: 1 }, by);
  expect(first.size).toBe(1);
  expect(first.query).not.toBe(all.query);
  const more = runTask(timestampQuery, { size: head.size + 1 }, by);
  await expect(more).rejects.toMatchObject({ details: [{ path: 'size' }] });
});
