import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterRoute } from '../enter-route/enter-route.ts';
import { listRoutes } from './list-routes.ts';

it('lists each route with its operations in order', async () => {
  const plant = await founded();
  expect((await runTask(listRoutes, {}, plant)).routes).toEqual([]);
  const route = [{ operation: 'vacuum-induction' }, { operation: 'electroslag' }];
  await runTask(enterRoute, { name: 'double-melt', route }, plant.by('p-plan'));
  expect((await runTask(listRoutes, {}, plant)).routes).toMatchObject([
    { name: 'double-melt', operations: ['vacuum-induction', 'electroslag'], enteredBy: 'p-plan' },
  ]);
});
