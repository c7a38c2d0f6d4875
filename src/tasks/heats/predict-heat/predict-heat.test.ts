import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { heatPlanned, ROUTE } from '../../testing/heat.ts';
import { predictHeat } from './predict-heat.ts';

/** A prediction by the tables of the operation: quick. */
const TABLE = [{ operation: 'vacuum-induction', fidelity: 'table' }];

it('keeps what a route makes of the reserved lots as predictions of the heat', async () => {
  const context = await heatPlanned();
  const answer = await runTask(predictHeat, { heat: 'H-1', route: TABLE }, context);
  expect(answer.final.Cr?.mean_ppm).toBeGreaterThan(150_000);
  expect((await context.store.heat('H-1')).analyses).toMatchObject([
    { basis: 'predicted', stage: { number: 1, operation: 'vacuum-induction' } },
  ]);
});

it('says that the leak of the furnace was not measured', async () => {
  const context = await heatPlanned({ furnace: 'VIM-500', route: JSON.stringify(ROUTE) });
  const { assumed } = await runTask(predictHeat, { heat: 'H-1' }, context);
  expect(assumed).toContainEqual(
    expect.objectContaining({ what: 'leak-up rate of VIM-500', value: 0.003, unit: 'Pa m3/s' }),
  );
});

it('refuses a heat without a route, one without metal and a route that nobody kept', async () => {
  const context = await heatPlanned();
  const predict = (order: object) => runTask(predictHeat, { heat: 'H-1', ...order }, context);
  await expect(predict({})).rejects.toMatchObject({ details: [{ path: 'route' }] });
  await expect(predict({ route: 'no-such' })).rejects.toMatchObject({ code: 'not-found' });
  await context.store.execute({
    ...({ type: 'planHeat', heat: 'H-1', target: { grade: 'IN600' }, reservations: [] } as const),
    by: 'p-plan',
  });
  await expect(predict({ route: TABLE })).rejects.toMatchObject({ code: 'conflict' });
});
