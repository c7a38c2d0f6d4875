import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { buyMaterial } from './buy-material.ts';

const NICKEL = { material: 'Ni-electrolytic', mass_g: 300_000 };

it('books a metal cleared under its usual id, at the price of today', async () => {
  const context = await yardWith();
  const bought = await runTask(buyMaterial, { ...NICKEL, price: { text: '17.50' } }, context);
  const today = context.clock().toISOString().slice(0, 10);
  expect(bought).toMatchObject({
    id: 'V-Ni-electrolytic',
    status: 'cleared',
    price: { text: '17.50', currency: 'USD', on: today },
  });
});

it('asks about a load that no lorry carries, and a price far from the last one', async () => {
  const context = await yardWith();
  const heavy = runTask(buyMaterial, { ...NICKEL, mass_g: 5e9 }, context);
  await expect(heavy).rejects.toMatchObject({ details: [{ path: 'asTyped' }] });
  await runTask(buyMaterial, { ...NICKEL, price: { text: '17.50' } }, context);
  const dear = { ...NICKEL, lot: 'N-2', price: { text: '15400' } };
  await expect(runTask(buyMaterial, dear, context)).rejects.toMatchObject({ details: [{ path: 'asTyped' }] });
  expect((await runTask(buyMaterial, { ...dear, asTyped: true }, context)).id).toBe('N-2');
});
