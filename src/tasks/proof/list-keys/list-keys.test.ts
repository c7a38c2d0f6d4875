import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { makeKey } from '../make-key/make-key.ts';
import { listKeys } from './list-keys.ts';

it('lists the keys of the log and of persons, part by part', async () => {
  const plant = await founded();
  const by = { ...plant.by('p-qual'), keys: memoryKeys() };
  await runTask(makeKey, {}, by);
  await runTask(makeKey, { person: 'p-qual' }, by);
  const first = await runTask(listKeys, { limit: 1 }, by);
  expect([first.keys.map(({ owner }) => owner), first.total]).toEqual([['log'], 2]);
  const rest = await runTask(listKeys, { limit: 1, after: first.next! }, plant);
  expect(rest.keys).toMatchObject([{ owner: 'p-qual', here: false }]);
  expect(rest).not.toHaveProperty('next');
});
