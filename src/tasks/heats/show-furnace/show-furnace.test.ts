import { expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import type { CalibrateOutput } from '../../../documents/heats/calibrate.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { melted } from '../../testing/melted-heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { page } from './page.ts';
import { showFurnace } from './show-furnace.ts';

/** H-1 with a furnace log and one measured bath sample. */
async function logged(context: TaskContext): Promise<TaskContext> {
  const { execute } = context.store;
  const log = {
    melt: { mass_kg: 490, composition_ppm: { Cr: 181_000 }, balance: 'Ni' },
    route: [{ operation: 'vacuum-induction' }],
    samples: [{ sample: 'B-1', at_s: 600 }],
  };
  await execute({ type: 'takeSample', of: 'heat:H-1', sample: 'B-1', place: 'bath', by: 'p-melt' });
  await execute({ type: 'logHeat', heat: 'H-1', furnace: 'VIM-500', log: JSON.stringify(log), by: 'p-melt' });
  await execute({
    ...{ type: 'recordAnalysis', of: 'heat:H-1', analysis: 'B-1', sample: 'B-1', place: 'bath' },
    ...{ basis: 'measured', method: 'OES', results: [{ element: 'Cr', text: '18.0', unit: 'wt%' }] },
  });
  return context;
}

const asked = {} as Parameters<typeof page>[1];

it('says why a furnace is not calibrated, and what to do next', async () => {
  const context = await melted('H-1', 'VIM-500');
  const shown = await runTask(showFurnace, { furnace: 'VIM-500' }, context);
  expect(shown).toMatchObject({ heats: 1, calibration: null, calibrated: null });
  expect(shown.notCalibrated).toMatch(/^furnace VIM-500 has no heat with a log/);
  expect(shown.expectedErrors.every(({ operation }) => operation === 'vacuum-induction')).toBe(true);
  expect(shown.next[0]).toMatch(/^record heats with their furnace log/);
  expect(renderTerminal(page(shown, asked))).toMatch(
    /calibration in force +none: furnace VIM-500 has no heat/,
  );
  const other = await runTask(showFurnace, { furnace: 'VIM-25' }, context);
  expect(other).toMatchObject({ heats: 0, notCalibrated: 'no heat was charged into it' });
  expect(other.next[0]).toMatch(/^plan a heat for it/);
});

it('tells of a leak above the limit, of drift, and how many heats are wanting', async () => {
  const context = await melted('H-1', 'VIM-500');
  await context.store.execute({
    ...{ type: 'planHeat', heat: 'H-2', target: {}, reservations: [], furnace: 'VIM-500', by: 'p-plan' },
  });
  await context.store.execute({
    ...{ type: 'measureLeak', heat: 'H-2', furnace: 'VIM-500', leak_Pa_m3_per_s: 0.5, by: 'p-qual' },
    ...{ limit_Pa_m3_per_s: 0.1, accepted: 'a trial' },
  });
  const found = {
    furnace: 'VIM-500',
    leftOut: [],
    heats: 2,
    unlocks: { heatsNeeded: 5 },
    drift: { alarm: true },
  };
  const compute = { ...context.compute, calibrate: async () => found as unknown as CalibrateOutput };
  const shown = await showFurnace.run({ furnace: 'VIM-500' }, await logged({ ...context, compute }));
  expect(shown.calibrated).toMatchObject({ first: 'H-1', last: 'H-1' });
  expect(shown.next).toEqual([
    'find the leak: 0.5 Pa m3/s before H-2, the limit is 0.1',
    expect.stringMatching(/^find what changed in VIM-500/),
    expect.stringMatching(/^sample 3 more heats/),
  ]);
});

it('refuses a furnace that the plant does not have', async () => {
  const unknown = runTask(showFurnace, { furnace: 'VIM-9' }, memoryContext());
  await expect(unknown).rejects.toThrow(/no furnace "VIM-9"/);
});
