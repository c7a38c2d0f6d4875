import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { bathSample, CHARGE, heatCast, heatPlanned } from '../../testing/heat.ts';
import { recordHeat } from './record-heat.ts';

it('books a charge once, however often it is sent, signed by who is at the furnace', async () => {
  const context = actingAs('p-melt', await heatPlanned());
  const charge = { heat: 'H-1', charge: CHARGE, furnace: 'VIM-500', asCharged: false };
  const booked = await runTask(recordHeat, charge, context);
  expect(booked).toMatchObject({
    repeated: false,
    asCharged: null,
    heat: { status: 'charged', furnace: 'VIM-500' },
  });
  expect(booked.booked).toMatchObject([{ of: 'heat:H-1', words: expect.stringMatching(/ into VIM-500$/) }]);
  expect((await runTask(recordHeat, charge, context)).repeated).toBe(true);
  expect((await context.store.heat('H-1')).input_g).toBe(250_000);
});

it('refuses a furnace that the plant does not have, more metal than was charged, and a person without the role', async () => {
  const context = await heatPlanned();
  const record = (more: object, by = 'p-melt') =>
    runTask(recordHeat, { heat: 'H-1', asCharged: false, ...more }, actingAs(by, context));
  await expect(record({ charge: CHARGE, furnace: 'VIM-9' })).rejects.toMatchObject({
    details: [{ path: 'furnace', value: 'VIM-9' }],
  });
  await expect(record({ charge: CHARGE }, 'p-goods')).rejects.toMatchObject({ code: 'forbidden' });
  await record({ charge: CHARGE });
  await expect(record({ melt: { process: 'VIM', output_g: 260_000 } })).rejects.toMatchObject({
    details: [{ path: 'melt.output_g' }],
  });
});

it('makes ingots and a lot on hold of a casting, and takes a bath sample with its results', async () => {
  const context = await heatCast();
  expect(await context.store.object('I-1')).toMatchObject({ mass_g: 124_000, form: 'ingot' });
  expect(await context.store.lot('H-1-S')).toMatchObject({ status: 'hold', mass_g: 1000 });
  const charged = actingAs('p-melt', await heatPlanned());
  await runTask(recordHeat, { heat: 'H-1', charge: CHARGE, asCharged: false }, charged);
  const sampled = await runTask(recordHeat, bathSample({ Cr: '20.0' }), charged);
  expect(sampled.heat.analyses).toMatchObject([{ analysis: 'B-1', place: 'bath' }]);
});

it('withdraws an analysis by its name, and refuses one that nobody booked', async () => {
  const context = actingAs('p-lab', await heatCast());
  await runTask(
    recordHeat,
    {
      ...bathSample({ Cr: '20.0' }),
      analyses: [{ ...bathSample({ Cr: '20.0' }).analyses[0]!, place: 'top' }],
    },
    context,
  );
  const of = { of: 'heat:H-1', reason: 'another heat' };
  const unknown = runTask(recordHeat, { heat: 'H-1', withdraw: [{ ...of, analysis: 'B-9' }] }, context);
  await expect(unknown).rejects.toMatchObject({
    details: [{ path: 'withdraw[0].analysis', allowed: 'B-1' }],
  });
  const gone = await runTask(
    recordHeat,
    { heat: 'H-1', withdraw: [{ ...of, analysis: 'B-1' }] },
    actingAs('p-qual', context),
  );
  expect(gone.heat.analyses).toEqual([]);
});
