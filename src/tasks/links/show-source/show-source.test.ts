import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterSource } from '../enter-source/enter-source.ts';
import { showSource } from './show-source.ts';

it('shows one source of several, and refuses one that is not in use', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  await runTask(enterSource, { source: 'pc-1', driver: 'upload' }, by);
  await runTask(enterSource, { source: 'printer', driver: 'zpl', address: 'tcp://10.0.0.9' }, by);
  expect((await runTask(showSource, { source: 'printer' }, plant)).sources).toMatchObject([
    { source: 'printer', state: 'asked', age_s: null, order: { driver: 'zpl', address: 'tcp://10.0.0.9' } },
  ]);
  await expect(runTask(showSource, { source: 'pc-2' }, plant)).rejects.toMatchObject({ code: 'not-found' });
});
