import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard } from '../../testing/yard.ts';
import { holdLot } from '../hold-lot/hold-lot.ts';
import { identifyLot } from '../identify-lot/identify-lot.ts';
import { clearLot } from './clear-lot.ts';

const LOT = 'R-2301';

const identified = async () => {
  const context = await gatedYard(LOT);
  await runTask(identifyLot, { lot: LOT }, actingAs('p-lab', context));
  return context;
};

it('clears a lot as the grade that it was identified as', async () => {
  const context = await identified();
  const cleared = await runTask(clearLot, { lot: LOT }, actingAs('p-qual', context));
  expect(cleared).toMatchObject({ status: 'cleared', clearedAs: 'H230' });
  const { body } = (await context.store.records(0)).at(-1)!;
  expect(body).toMatchObject({ by: 'p-qual', reason: 'identified as H230' });
});

it('refuses another grade, a lot that nobody identified, and one that a person holds', async () => {
  const context = await identified();
  const acting = actingAs('p-qual', context);
  const other = runTask(clearLot, { lot: LOT, grade: 'IN718' }, acting);
  await expect(other).rejects.toMatchObject({
    details: [{ path: 'grade', value: 'IN718', allowed: expect.stringContaining('H230') }],
  });
  await runTask(holdLot, { lot: LOT, reason: 'a second drum is oily' }, actingAs('p-goods', context));
  await expect(runTask(clearLot, { lot: LOT }, acting)).rejects.toMatchObject({
    ...{ code: 'forbidden', message: expect.stringContaining('nobody has proposed to lift') },
  });
  const fresh = await gatedYard(LOT);
  const early = runTask(clearLot, { lot: LOT }, actingAs('p-qual', fresh));
  await expect(early).rejects.toMatchObject({ code: 'conflict' });
});

it('has only an override signed: what it says of whom, and until when', async () => {
  const override = { by: 'p-qual', reason: 'stamped', expires: '2026-12-31T00:00:00.000Z' };
  const words = (order: object) => clearLot.signs!({ lot: LOT, ...order }, 'Ada', undefined as never);
  expect(words({})).toBeNull();
  expect(words({ override })).toMatch(/^I, Ada, clear lot R-2301 .*until 2026-12-31.*Reason: stamped\.$/);
});
