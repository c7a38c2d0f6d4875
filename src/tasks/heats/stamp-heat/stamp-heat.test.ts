import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import type { PointDecision } from '../../../metal/alloy/words.ts';
import { runTask } from '../../task.ts';
import { heatCharged, heatPlanned } from '../../testing/heat.ts';
import { stampHeat } from './stamp-heat.ts';

const holdPoints = [{ step: 'pour', kind: 'hold', look: 'mould dry' }] as const;
const stamp = (decision: PointDecision, more: object = {}) => ({
  heat: 'H-1',
  point: 'pour',
  decision,
  ...more,
});

it('stamps a point with what was seen, and says what stays open and who may stamp it', async () => {
  const context = await heatCharged({ holdPoints });
  const rejected = await runTask(
    stampHeat,
    stamp('rejected', { remark: 'mould wet' }),
    actingAs('p-qual', context),
  );
  expect(rejected).toMatchObject({
    status: 'charged',
    points: [{ open: true, mayStamp: expect.arrayContaining(['p-qual']) }],
    booked: [{ words: 'rejected: point pour; mould wet' }],
  });
  const accepted = await runTask(stampHeat, stamp('accepted'), actingAs('p-qual', context));
  expect(accepted.points).toMatchObject([{ open: false }]);
});

it('has a sentence to sign for a decision, and none for a call', async () => {
  const context = await heatCharged({ holdPoints });
  const signed = (order: ReturnType<typeof stamp>) => stampHeat.signs!(order, 'Anna', context);
  expect(await signed(stamp('waived', { remark: 'seen before' }))).toBe(
    'I, Anna, waive hold point "pour" of heat H-1 (mould dry). Reason: seen before',
  );
  expect(await signed(stamp('called'))).toBeNull();
});

it('refuses a heat, a point, a hand and a time that do not fit', async () => {
  const context = await heatPlanned({ holdPoints });
  const quality = actingAs('p-qual', context);
  await expect(runTask(stampHeat, { ...stamp('accepted'), heat: 'H-9' }, quality)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(runTask(stampHeat, { ...stamp('accepted'), point: 'cast' }, quality)).rejects.toMatchObject({
    details: [{ path: 'point', allowed: 'pour' }],
  });
  await expect(runTask(stampHeat, stamp('accepted'), quality)).rejects.toMatchObject({ code: 'conflict' });
  await expect(runTask(stampHeat, stamp('accepted'), actingAs('p-melt', context))).rejects.toMatchObject({
    code: 'forbidden',
  });
});
