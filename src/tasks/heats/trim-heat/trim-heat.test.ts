import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { bathSample, heatCast, heatCharged } from '../../testing/heat.ts';
import { recordHeat } from '../record-heat/record-heat.ts';
import { contract } from './contract.ts';
import { trimHeat } from './trim-heat.ts';

it('says what to add after the latest bath sample, from the metal that was charged', async () => {
  const context = await heatCharged();
  await runTask(recordHeat, bathSample({ Cr: '20.0', Fe: '0.1' }), context);
  const { size } = await context.store.head();
  const trim = await runTask(trimHeat, { heat: 'H-1', furnaceRoom_kg: 100, minutes: 20 }, context);
  expect(trim).toMatchObject({ format: 'remelt-correct/1' });
  expect(trim.words.join('; ')).toContain('Ni by difference, because no bath sample measured it');
  expect((await context.store.head()).size).toBe(size);
});

it('exits 1 where no addition helps, and 3 where a limit cannot be judged', () => {
  const exitOf = (verdict: 'not-possible' | 'undecided' | 'correct') => contract.exit!({ verdict } as never);
  expect([exitOf('not-possible'), exitOf('undecided'), exitOf('correct')]).toEqual([1, 3, 0]);
});

it('refuses a heat without a bath sample, and one whose metal has left the furnace', async () => {
  const charged = runTask(trimHeat, { heat: 'H-1' }, await heatCharged());
  await expect(charged).rejects.toMatchObject({ code: 'input' });
  const cast = runTask(trimHeat, { heat: 'H-1' }, await heatCast());
  await expect(cast).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('is cast') });
});
