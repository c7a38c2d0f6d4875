import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { heatCharged, heatPlanned } from '../../testing/heat.ts';
import { makeUpSheet } from './make-up-sheet.ts';

it('has a line for each reserved lot, the furnaces that hold it, and the points of its plan', async () => {
  const holdPoints = [{ step: 'charge', kind: 'hold', look: 'crucible clean' }] as const;
  const context = await heatPlanned({ holdPoints });
  const sheet = await runTask(makeUpSheet, { heat: 'H-1' }, context);
  const lines = sheet.steps.flatMap((step) => step.lines);
  expect(lines.map(({ lot, weigh_g }) => [lot, weigh_g]).toSorted()).toEqual([
    ['V-Cr-electrolytic-degassed', 50_000],
    ['V-Ni-electrolytic', 200_000],
  ]);
  expect(sheet.furnaces).toContain('VIM-500');
  expect(sheet).toMatchObject({ specimen: true, holdPoints: [{ point: 'charge', stamps: [] }] });
});

it('says first what must not be charged any more', async () => {
  const context = await heatPlanned();
  const hold = { type: 'holdLot', lot: 'V-Ni-electrolytic', reason: 'oil found', by: 'p-goods' } as const;
  await context.store.execute(hold);
  const { warnings } = await runTask(makeUpSheet, { heat: 'H-1' }, context);
  expect(warnings[0]).toMatch(/^Do not charge V-Ni-electrolytic: .*oil found/);
});

it('says how much of each line was charged, and refuses a heat without a grade', async () => {
  const context = await heatCharged();
  const { steps, warnings } = await runTask(makeUpSheet, { heat: 'H-1' }, context);
  expect(steps.flatMap(({ lines }) => lines.map(({ charged_g }) => charged_g)).toSorted()).toEqual([
    200_000, 50_000,
  ]);
  expect(warnings[0]).toBe('Heat H-1 is charged: this is its sheet as it was planned.');
  const gradeless = await heatPlanned({ target: {} });
  await expect(runTask(makeUpSheet, { heat: 'H-1' }, gradeless)).rejects.toMatchObject({ code: 'conflict' });
});
