import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { IN_ORDER, yardWith } from '../../testing/yard.ts';
import { contract } from './contract.ts';
import { gateLots } from './gate-lots.ts';

const [FIRST, SECOND] = ['R-2301', 'R-2302'] as const;

it('records what holds for all, and what differs by lot', async () => {
  const context = await yardWith(FIRST, SECOND);
  const order = { lots: [FIRST, SECOND], findings: IN_ORDER };
  const acting = actingAs('p-goods', context);
  const done = await runTask(gateLots, order, acting);
  expect(done.lots.map(({ outcome }) => outcome)).toEqual(['PASS', 'PASS']);
  expect(contract.exit!(done)).toBe(0);
  expect((await context.store.lot(SECOND)).gate?.verdict).toBe('PASS');
  const oily = await runTask(
    gateLots,
    { ...order, byLot: [{ lot: SECOND, oil: 0.2 }], dryRun: true },
    acting,
  );
  expect(oily.lots).toMatchObject([
    { lot: FIRST, outcome: 'left out', words: 'nobody looked at it' },
    { lot: SECOND, words: expect.stringContaining('oil') },
  ]);
  expect(contract.exit!(oily)).toBe(3);
});

it('leaves out a lot that became clean of itself, until somebody says why', async () => {
  const context = await yardWith(FIRST);
  const acting = actingAs('p-goods', context);
  const gate = (findings: object) =>
    runTask(gateLots, { lots: [FIRST], findings: { ...IN_ORDER, ...findings } }, acting);
  await gate({ coating: 'ceramic' });
  expect((await gate({ coating: 'none' })).lots).toMatchObject([
    { outcome: 'left out', foundNoMore: expect.any(String) },
  ]);
  expect((await gate({ coating: 'none', despite: 'another drum' })).lots).toMatchObject([
    { outcome: 'PASS' },
  ]);
});

it('refuses a lot that was looked at and is not selected', async () => {
  const context = await yardWith(FIRST, SECOND);
  const order = { lots: [FIRST], findings: {}, byLot: [{ lot: SECOND, ...IN_ORDER }] };
  await expect(runTask(gateLots, order, actingAs('p-goods', context))).rejects.toMatchObject({
    details: [{ path: 'byLot', value: SECOND }],
  });
});
