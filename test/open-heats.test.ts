import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../src/evidence/ledger/commands.ts';
import { heatsPage } from '../src/pages/blocks/heats-page.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import type { TaskContext } from '../src/tasks/context.ts';
import { listHeats } from '../src/tasks/heats/list-heats.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { buyMaterial } from '../src/tasks/yard/buy-material/buy-material.ts';

let context: TaskContext;
beforeAll(async () => {
  context = memoryContext();
  await buyMaterial.run({ material: 'Ni-electrolytic', mass_g: 100_000, lot: 'Ni' }, context);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const draws = [{ from: 'lot:Ni' as const, mass_g: 10_000 }];
const steps: readonly (readonly [Command, string | null])[] = [
  [{ type: 'planHeat', heat: 'H-1', target: {}, reservations: draws, by: 'p-plan' }, 'its charge'],
  [{ type: 'chargeHeat', heat: 'H-1', draws, by: 'p-melt' }, 'its pour'],
  [{ type: 'meltHeat', heat: 'H-1', process: 'VIM', output_g: 10_000, by: 'p-melt' }, 'its casting'],
  [
    {
      type: 'castHeat',
      heat: 'H-1',
      objects: [{ object: 'I-1', form: 'ingot', mass_g: 10_000 }],
      by: 'p-melt',
    },
    'measured results of I-1',
  ],
  [{ type: 'dispose', of: 'object:I-1', disposition: 'remelt', reason: 'a trial', by: 'p-qual' }, null],
];

it('follows a heat from step to step: what it waits for, on whom, how long; what is done with is not listed', async () => {
  await context.store.execute({ type: 'planHeat', heat: 'H-0', target: {}, reservations: [], by: 'p-plan' });
  await context.store.execute({ type: 'cancelHeat', heat: 'H-0', reason: 'withdrawn', by: 'p-plan' });
  const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000 + 1000);
  for (const [command, waits] of steps) {
    await context.store.execute(command);
    const { heats } = await listHeats.run({ open: true }, { ...context, clock: inTwoDays });
    expect(heats.map((one) => [one.heat, one.waits?.for, one.waits?.age_d])).toEqual(
      waits === null ? [] : [['H-1', waits, 2]],
    );
    if (waits === 'its charge')
      expect(renderTerminal(heatsPage({ format: 'remelt-heats/1', heats }))).toMatch(
        /^Work in progress\n[\s\S]*H-1 +planned +- +0 kg +its charge +melter +2$/m,
      );
  }
  expect((await listHeats.run({}, context)).heats.map(({ heat }) => heat)).toEqual(['H-0', 'H-1']);
});
