import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { heatCharged, heatPlanned, ROUTE } from '../../testing/heat.ts';
import { adviseHeat } from './advise-heat.ts';
import { contract } from './contract.ts';

/** Half an hour in the furnace, which is quick to look ahead of. */
const SHORT = [{ ...ROUTE[0]!, settings: { ...ROUTE[0]!.settings, time_s: 1800 } }];

it('is an outlook on a heat in a furnace that was never calibrated, and says what is missing', async () => {
  const context = await heatCharged({ route: JSON.stringify(SHORT) });
  const { size } = await context.store.head();
  const found = await runTask(adviseHeat, { heat: 'H-1', minutes: 30 }, context);
  expect(found).toMatchObject({
    ...{
      heat: 'H-1',
      advice: { standing: 'outlook' },
      on: { record: size - 1, input_g: 250_000, samples: [] },
    },
    missing: [
      { what: expect.stringContaining('VIM-500 is not calibrated') },
      { cure: expect.stringContaining('bath sample') },
    ],
  });
  expect(found.rests).toContain('parameters of the literature');
}, 60_000);

it('exits 0 to pour, 1 where waiting does not help, 3 else', () => {
  const exitOf = (action: string) => contract.exit!({ advice: { action } } as never);
  expect(['pour', 'not-by-waiting', 'wait'].map(exitOf)).toEqual([0, 1, 3]);
});

it('refuses a heat that is not in the furnace', async () => {
  const planned = runTask(adviseHeat, { heat: 'H-1' }, await heatPlanned());
  await expect(planned).rejects.toMatchObject({ code: 'conflict' });
});
