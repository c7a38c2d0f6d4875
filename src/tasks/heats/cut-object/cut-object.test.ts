import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { heatCast } from '../../testing/heat.ts';
import { cutObject } from './cut-object.ts';

const bar = (object: string, mass_g: number) => ({ object, form: 'bar', mass_g });

it('makes pieces of an ingot, a lot on hold of its crop, and a loss of the kerf', async () => {
  const context = actingAs('p-melt', await heatCast());
  const cut = {
    object: 'object:I-1',
    pieces: [bar('I-1-A', 60_000), bar('I-1-B', 60_000)],
    reverts: [{ lot: 'I-1-C', form: 'crop', mass_g: 3500 }],
    losses: [{ to: 'kerf', mass_g: 500 }],
  };
  expect(await runTask(cutObject, cut, context)).toMatchObject({
    ...{ id: 'I-1', status: 'cut', losses: [{ to: 'kerf', mass_g: 500 }] },
    pieces: [{ id: 'I-1-A', mass_g: 60_000 }, { id: 'I-1-B' }],
    reverts: [{ id: 'I-1-C', status: 'hold' }],
  });
});

it('refuses parts that miss or exceed the mass, and who may not record a heat', async () => {
  const context = await heatCast();
  const melter = actingAs('p-melt', context);
  const cutInto = (mass_g: number) => ({ object: 'I-1', pieces: [bar('I-1-A', mass_g)] });
  await expect(runTask(cutObject, cutInto(100_000), melter)).rejects.toMatchObject({
    message: expect.stringContaining('24 kg are missing'),
    details: [{ path: 'pieces', value: 100 }],
  });
  await expect(runTask(cutObject, cutInto(130_000), melter)).rejects.toThrow(/6 kg are too much/);
  await expect(runTask(cutObject, cutInto(124_000), actingAs('p-goods', context))).rejects.toMatchObject({
    code: 'forbidden',
  });
});
