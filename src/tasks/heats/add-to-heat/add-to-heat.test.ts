import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { bathSample, heatCharged } from '../../testing/heat.ts';
import { recordHeat } from '../record-heat/record-heat.ts';
import { addToHeat } from './add-to-heat.ts';

const NICKEL = { heat: 'H-1', lot: 'V-Ni-electrolytic', mass_g: 2000 };

it('shows metal that nobody planned with its reason, and books it once that is confirmed', async () => {
  const context = actingAs('p-melt', await heatCharged());
  const order = { ...NICKEL, reason: 'Cr too high' };
  const shown = await runTask(addToHeat, order, context);
  expect(shown).toMatchObject({
    kind: 'unplanned',
    booked: false,
    lines: [{ mass_g: 2000, left_g: 198_000 }],
  });
  expect(shown.words).toEqual(['the plan of heat H-1 holds no lot V-Ni-electrolytic']);
  const booked = await runTask(addToHeat, { ...order, confirm: shown.shown }, context);
  expect(booked).toMatchObject({ booked: true, record: expect.any(Number) });
  expect((await context.store.heat('H-1')).input_g).toBe(252_000);
});

it('refuses no reason, half an order, what was not shown, and who may not charge', async () => {
  const context = await heatCharged();
  const add = (order: object, by = 'p-melt') => runTask(addToHeat, order, actingAs(by, context));
  await expect(add(NICKEL)).rejects.toMatchObject({ details: [{ path: 'reason' }] });
  await expect(add({ heat: 'H-1', lot: NICKEL.lot })).rejects.toMatchObject({ details: [{ path: 'lot' }] });
  const stale = add({ ...NICKEL, reason: 'Cr too high', confirm: 'another' });
  await expect(stale).rejects.toMatchObject({ code: 'conflict' });
  await expect(add({ ...NICKEL, reason: 'Cr too high' }, 'p-goods')).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('books no trim whose metal the yard does not hold', async () => {
  const context = await heatCharged();
  await runTask(recordHeat, bathSample({ Cr: '30.0', Fe: '8.0' }), context);
  const trim = runTask(addToHeat, { heat: 'H-1', advice: {} }, actingAs('p-melt', context));
  await expect(trim).rejects.toMatchObject({
    details: [{ path: 'heat:H-1', allowed: 'cleared lots with free metal' }],
  });
});
