import { expect, it } from 'vitest';
import { sourcesOf } from '../../../desk/reference/sources.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterSource } from '../enter-source/enter-source.ts';
import { endSource } from './end-source.ts';

it('ends a source, keeps its history, and refuses one that is not in use', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const order = { source: 'pc-1', driver: 'upload' };
  await runTask(enterSource, order, by);
  const misspelt = runTask(endSource, { source: 'pc-2', reason: 'sold' }, by);
  await expect(misspelt).rejects.toMatchObject({
    code: 'not-found',
    details: [{ cure: 'did you mean pc-1?' }],
  });
  const { entries } = await runTask(endSource, { source: 'pc-1', reason: 'sold' }, by);
  expect(entries).toMatchObject([
    { id: 'pc-1', state: 'ended', changes: [{ what: 'entered' }, { reason: 'sold' }] },
  ]);
  expect(await sourcesOf(plant)).toEqual([]);
  await expect(runTask(endSource, { source: 'pc-1', reason: 'sold' }, by)).rejects.toThrow('is not a source');
  await runTask(enterSource, order, by);
  expect(await sourcesOf(plant)).toMatchObject([{ id: 'pc-1' }]);
});
