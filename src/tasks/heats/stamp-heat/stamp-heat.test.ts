import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import type { PointDecision } from '../../../metal/alloy/words.ts';
import { runTask } from '../../task.ts';
import { bathSample, CHARGE, heatCharged, heatPlanned } from '../../testing/heat.ts';
import { listHeats } from '../list-heats/list-heats.ts';
import { recordHeat } from '../record-heat/record-heat.ts';
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

it('accepts a content on a bath sample taken after the last metal alone, and lets no pour go past an older stamp', async () => {
  const look = 'Cr of the last bath sample agreed';
  const context = await heatCharged({ holdPoints: [{ step: 'pour', kind: 'hold', look }] });
  const quality = actingAs('p-qual', context);
  const melter = actingAs('p-melt', context);
  const more = { ...CHARGE[0]!, actual_g: 1000 };
  const adds = { heat: 'H-1', charge: [more], unplanned: 'low Ni', asCharged: false };
  const pour = { heat: 'H-1', melt: { process: 'VIM', output_g: 250_000 } };
  const accept = () => runTask(stampHeat, stamp('accepted'), quality);
  await expect(accept()).rejects.toThrow(/cannot be accepted: Cr was not measured in the bath/);
  await runTask(recordHeat, bathSample({ Cr: '16.1' }), context);
  const accepted = await accept();
  expect(accepted.points[0]!.words).toMatch(/was accepted; Cr 16\.1 wt% in sample B-1, taken \S+ \S+ UTC$/);
  const content = { element: 'Cr', found: { text: '16.1', unit: 'wt%' }, min_wtpct: 14, max_wtpct: 17 };
  expect(accepted.holdPoints[0]!.contents).toMatchObject([{ ...content, metalSince: false }]);
  await runTask(recordHeat, adds, melter);
  await expect(runTask(recordHeat, pour, melter)).rejects.toThrow(
    /not poured: metal was charged since hold point/,
  );
  const { heats } = await runTask(listHeats, { open: true }, quality);
  expect(heats[0]!.waits?.for).toMatch(/^another stamp at hold point "pour" .*: metal was charged since$/);
  const history = await context.store.history('heat:H-1');
  const { seq } = history.findLast(({ record }) => record.kind === 'heat.inspected')!;
  await context.store.execute({
    ...{ type: 'correct', seq, how: 'did-not-occur', reason: 'metal was added', by: 'p-qual' },
  });
  await expect(accept()).rejects.toThrow(/in sample B-1, taken .*; metal was charged since/);
  await runTask(recordHeat, bathSample({ Cr: '15.9' }, 'B-2'), context);
  expect(await stampHeat.signs!(stamp('accepted'), 'Anna', context)).toMatch(
    /\(Cr of the last bath sample agreed; Cr 15\.9 wt% in sample B-2, taken .* UTC\)\.$/,
  );
  await accept();
  expect((await runTask(recordHeat, pour, melter)).heat.status).toBe('melted');
});
