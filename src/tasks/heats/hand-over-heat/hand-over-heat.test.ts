import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { heatCharged, heatPlanned } from '../../testing/heat.ts';
import { handOverHeat } from './hand-over-heat.ts';

it('hands a heat over with a note and what is at the laboratory; another one takes it over', async () => {
  const context = await heatCharged();
  const melter = actingAs('p-melt', context);
  const sample = { type: 'takeSample', of: 'heat:H-1', sample: 'B-1', place: 'bath', by: 'p-melt' } as const;
  await context.store.execute(sample);
  const handed = await runTask(handOverHeat, { heat: 'H-1', note: 'Al low' }, melter);
  expect(handed).toMatchObject({
    ...{ status: 'charged', openSamples: ['B-1'] },
    shifts: [{ step: 'handed-over', by: 'p-melt', note: 'Al low' }],
    booked: [{ words: 'handed over to the next shift: Al low' }],
  });
  const own = runTask(handOverHeat, { heat: 'H-1', takeOver: true }, melter);
  await expect(own).rejects.toMatchObject({ code: 'forbidden' });
});

it('passes on what was weighed of the plan, and refuses an unknown heat and no note', async () => {
  const context = actingAs('p-melt', await heatPlanned());
  const line = { line: 1, lot: 'V-Ni-electrolytic', mass_g: 120_000 };
  const handed = await runTask(handOverHeat, { heat: 'H-1', note: 'goes on', weighed: [line] }, context);
  expect(handed.shifts).toMatchObject([{ weighed: [line] }]);
  await expect(runTask(handOverHeat, { heat: 'H-2', note: 'goes on' }, context)).rejects.toMatchObject({
    details: [{ path: 'heat', allowed: 'H-1' }],
  });
  await expect(runTask(handOverHeat, { heat: 'H-1' }, context)).rejects.toMatchObject({ code: 'input' });
});
