import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { holdLot } from './hold-lot.ts';

it('puts a bought lot back on hold with the reason, signed by who holds it', async () => {
  const context = await yardWith('R-2301');
  const acting = actingAs('p-lab', context);
  const held = await runTask(holdLot, { lot: 'R-2301', reason: ' oil found ' }, acting);
  expect(held).toMatchObject({ status: 'hold', holdReason: 'oil found' });
  const last = (await context.store.records(0)).at(-1)!;
  expect(last.body).toMatchObject({ by: 'p-lab' });
});

it('refuses a lot that is not there, and blanks for a reason', async () => {
  const context = await yardWith();
  await expect(runTask(holdLot, { lot: 'R-9', reason: 'oil' }, context)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(runTask(holdLot, { lot: 'R-9', reason: '  ' }, context)).rejects.toMatchObject({
    details: [{ path: 'reason' }],
  });
});
