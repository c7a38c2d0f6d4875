import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterRoute } from './enter-route.ts';

const ROUTE = {
  name: 'double-melt',
  route: [{ operation: 'vacuum-induction' }, { operation: 'electroslag' }],
};
const SLIP = [
  { operation: 'vacuum-induction', additions: [{ material: 'Al-ingott', mass_kg: 1, at_s: 60 }] },
];

it('keeps a route under its name, and the one before it with the reason of the change', async () => {
  const plant = await founded();
  expect(await runTask(enterRoute, ROUTE, plant.by('p-plan'))).toMatchObject({
    ...{ ...ROUTE, enteredBy: 'p-plan', before: null },
  });
  const shorter = { name: 'double-melt', route: [{ operation: 'vacuum-induction' }], reason: 'no slag' };
  const changed = await runTask(enterRoute, shorter, plant.by('p-plan'));
  expect(changed).toMatchObject({ route: shorter.route, before: { route: ROUTE.route } });
  expect(changed.changes!.map(({ what, reason }) => [what, reason])).toEqual([
    ['entered', null],
    ['changed', 'no slag'],
  ]);
});

it('refuses an operation and a material that nobody knows, and who may not', async () => {
  const plant = await founded();
  const enter = (order: object, by = 'p-plan') => runTask(enterRoute, { ...ROUTE, ...order }, plant.by(by));
  await expect(enter({ route: [{ operation: 'cauldron' }] })).rejects.toThrow(/cauldron/);
  await expect(enter({ route: SLIP })).rejects.toMatchObject({
    details: [{ path: 'route[0].additions[0].material', allowed: expect.stringContaining('Al-ingot') }],
  });
  await expect(enter({}, 'p-lab')).rejects.toMatchObject({ code: 'forbidden' });
});
