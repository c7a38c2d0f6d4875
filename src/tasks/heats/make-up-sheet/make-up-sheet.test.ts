import { expect, it } from 'vitest';
import { recordWords } from '../../../desk/genealogy/record-words.ts';
import { sheetFacts } from '../../../pages/blocks/heats/make-up-sheet-words.ts';
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

it('says in a line what the furnace leaves open, and which sample settles it', async () => {
  const until = 'a bath sample at the end of vacuum-induction';
  const open = ['O', 'N'].map((of) => ({ of, breaks: 0.21, until }));
  const context = await heatPlanned({ open });
  expect((await context.store.heat('H-1')).open).toEqual(open);
  const sheet = await runTask(makeUpSheet, { heat: 'H-1' }, context);
  const line = `O, N are open until ${until} is read for them.`;
  expect(sheetFacts(sheet)).toContainEqual(['Open', line]);
  const [record] = await context.store.history('heat:H-1');
  expect(recordWords(record!)).toContain(`O open until ${until}, N open until ${until}`);
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
