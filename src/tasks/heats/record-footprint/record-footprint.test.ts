import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { heatCast, heatPlanned } from '../../testing/heat.ts';
import { recordFootprint } from './record-footprint.ts';

it('shows the footprint part by part, and books what was shown', async () => {
  const context = actingAs('p-qual', await heatCast());
  const seen = await runTask(recordFootprint, { heat: 'H-1' }, context);
  expect(seen).toMatchObject({ heat: 'H-1', seq: null, before: null, unit: 'kg CO2e' });
  expect(seen.parts.length).toBeGreaterThan(1);
  const booked = await runTask(recordFootprint, { heat: 'H-1', confirm: seen.shown }, context);
  expect(booked).toEqual({ ...seen, seq: expect.any(Number) });
  expect((await context.store.heat('H-1')).footprint).toMatchObject({ total: seen.total });
});

it('refuses what is not shown any more, a heat without metal, and who may not', async () => {
  const context = await heatCast();
  const quality = actingAs('p-qual', context);
  const stale = runTask(recordFootprint, { heat: 'H-1', confirm: 'another' }, quality);
  await expect(stale).rejects.toMatchObject({ code: 'conflict' });
  const melter = runTask(recordFootprint, { heat: 'H-1' }, actingAs('p-goods', context));
  await expect(melter).rejects.toMatchObject({ code: 'forbidden' });
  const bare = await heatPlanned({ reservations: [] });
  const empty = runTask(recordFootprint, { heat: 'H-1' }, actingAs('p-qual', bare));
  await expect(empty).rejects.toMatchObject({ code: 'conflict' });
});
