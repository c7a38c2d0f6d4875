import { expect, it } from 'vitest';
import { certifiedHeat } from '../../../../test/testing/certified-heat.ts';
import { runTask } from '../../task.ts';
import { traceMetal } from './trace-metal.ts';

it('traces to what was charged, largest share first, and forward to the heat', async () => {
  const { context } = await certifiedHeat();
  const up = await runTask(traceMetal, { subject: 'H-1' }, context);
  expect(up).toMatchObject({ subject: 'heat:H-1', direction: 'up' });
  expect(up.rows.map(({ subject, share, clearedAs }) => [subject, share, clearedAs])).toEqual([
    ['lot:R-1', 0.6, 'H230'],
    ['lot:R-2', 0.4, 'H230'],
  ]);
  const down = await runTask(traceMetal, { subject: 'lot:R-1', direction: 'down' }, context);
  expect(down.rows.map(({ subject }) => subject)).toEqual(['heat:H-1']);
  await expect(runTask(traceMetal, { subject: 'H-9' }, context)).rejects.toMatchObject({ code: 'not-found' });
});

it('traces a planned heat to what is reserved for it, until that is charged', async () => {
  const { context } = await certifiedHeat();
  const reservations = [{ from: 'lot:R-1' as const, mass_g: 50_000 }];
  const target = { grade: 'H230', mass_g: 49_000 };
  await context.store.execute({ ...{ type: 'planHeat', heat: 'H-2', target, reservations }, by: 'p-plan' });
  const planned = await runTask(traceMetal, { subject: 'heat:H-2' }, context);
  expect(planned.rows).toMatchObject([{ subject: 'lot:R-1', share: 1, mass_g: 50_000 }]);
  const forward = await runTask(traceMetal, { subject: 'heat:H-2', direction: 'down' }, context);
  expect(forward.rows).toEqual([]);
});
