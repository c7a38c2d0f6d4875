import { expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { heatPlanned } from '../../testing/heat.ts';
import { predictHeat } from '../predict-heat/predict-heat.ts';
import { measureLeak } from './measure-leak.ts';

/** The plant with a hold limit of its furnaces [Pa m3/s]. */
function limitedTo(leakLimit_Pa_m3_per_s: number, context: TaskContext): TaskContext {
  const facts = context.compute.facts();
  const furnaces = facts.plant.furnaces.map((one) => ({ ...one, leakLimit_Pa_m3_per_s }));
  const limited = { ...facts, plant: { ...facts.plant, furnaces } };
  return { ...context, compute: { ...context.compute, facts: () => limited } };
}
const leakOf = (leak_Pa_m3_per_s: number, more: object = {}) => ({ heat: 'H-1', leak_Pa_m3_per_s, ...more });

it('books the rate on the furnace of the plan; without a limit it keeps no heat', async () => {
  const context = actingAs('p-melt', await heatPlanned({ furnace: 'VIM-500' }));
  expect(await runTask(measureLeak, leakOf(0.01), context)).toMatchObject({
    ...{ verdict: 'no-limit', predicted: false, plant_Pa_m3_per_s: 0.003 },
    leak: { furnace: 'VIM-500', leak_Pa_m3_per_s: 0.01, by: 'p-melt' },
  });
});

it('holds the rate against the limit, which quality may pass with a reason', async () => {
  const context = limitedTo(0.02, await heatPlanned({ furnace: 'VIM-500' }));
  const melter = actingAs('p-melt', context);
  expect((await runTask(measureLeak, leakOf(0.02), melter)).verdict).toBe('within');
  expect((await runTask(measureLeak, leakOf(0.021), melter)).verdict).toBe('above');
  const accepted = leakOf(0.021, { accepted: 'the pump is changed after it' });
  await expect(runTask(measureLeak, accepted, melter)).rejects.toMatchObject({ code: 'forbidden' });
  expect((await runTask(measureLeak, accepted, actingAs('p-qual', context))).verdict).toBe('accepted');
});

it('predicts a heat again that was predicted with another rate', async () => {
  const context = actingAs(
    'p-melt',
    await heatPlanned({ furnace: 'VIM-500', route: JSON.stringify([TABLE]) }),
  );
  await runTask(predictHeat, { heat: 'H-1' }, context);
  expect((await runTask(measureLeak, leakOf(0.01), context)).predicted).toBe(true);
  expect((await context.store.heat('H-1')).analyses).toHaveLength(2);
});
const TABLE = { operation: 'vacuum-induction', fidelity: 'table' };

it('asks for the furnace where the plan names none, and refuses one that the plant does not have', async () => {
  const context = actingAs('p-melt', await heatPlanned());
  const unnamed = runTask(measureLeak, leakOf(0.01), context);
  await expect(unnamed).rejects.toMatchObject({ details: [{ path: 'furnace' }] });
  const unknown = runTask(measureLeak, leakOf(0.01, { furnace: 'VIM-9' }), context);
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
});
