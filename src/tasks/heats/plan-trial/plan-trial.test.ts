import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { ROUTE } from '../../testing/heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { planTrial } from './plan-trial.ts';

const TRIAL = { route: ROUTE, gradeId: 'IN718', mass_kg: 500, most: { heats: 2 } };

it('plans the heats that teach the factors of a route, and says which charge is assumed', async () => {
  const trial = await runTask(planTrial, TRIAL, memoryContext());
  expect(trial.format).toBe('remelt-trial/1');
  expect(trial.assumed[0]).toMatchObject({ what: 'charge of a heat of the trial' });
}, 60_000);

it('refuses two products, none, and a route that nobody kept', async () => {
  const context = memoryContext();
  const { gradeId: _, ...without } = TRIAL;
  for (const order of [{ ...TRIAL, spec: 'CUST-718-A rev 3' }, without])
    await expect(runTask(planTrial, order, context)).rejects.toMatchObject({
      details: [{ path: 'gradeId' }],
    });
  const unknown = runTask(planTrial, { ...TRIAL, route: 'no-such' }, context);
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
});
