import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterRoute } from '../enter-route/enter-route.ts';
import { showRoute } from './show-route.ts';

it('shows a route by its name, and the nearest names where there is no such route', async () => {
  const plant = await founded();
  const route = [{ operation: 'electroslag', settings: {} }];
  await runTask(enterRoute, { name: 'esr', route }, plant.by('p-plan'));
  expect((await runTask(showRoute, { name: 'esr' }, plant)).route).toEqual(route);
  await expect(runTask(showRoute, { name: 'esrr' }, plant)).rejects.toMatchObject({
    ...{ code: 'not-found', details: [{ path: 'route', allowed: 'esr' }] },
  });
});
