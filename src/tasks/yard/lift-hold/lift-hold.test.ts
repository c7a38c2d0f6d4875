import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { holdLot } from '../hold-lot/hold-lot.ts';
import { liftHold } from './lift-hold.ts';

it('proposes to lift a hold once, and leaves the lot on hold', async () => {
  const context = await yardWith('R-2301');
  const early = runTask(liftHold, { lot: 'R-2301', reason: 'dry' }, actingAs('p-lab', context));
  await expect(early).rejects.toMatchObject({ code: 'conflict' });
  await runTask(holdLot, { lot: 'R-2301', reason: 'oil' }, actingAs('p-goods', context));
  const lifted = await runTask(liftHold, { lot: 'R-2301', reason: 'washed' }, actingAs('p-lab', context));
  expect(lifted).toMatchObject({ status: 'hold', held: { lift: { by: 'p-lab', reason: 'washed' } } });
  const again = runTask(liftHold, { lot: 'R-2301', reason: 'dry' }, actingAs('p-qual', context));
  await expect(again).rejects.toThrow(/p-lab has already proposed/);
});
