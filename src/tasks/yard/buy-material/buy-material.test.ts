import { expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../../desk/context.ts';
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

it('numbers a purchase that names no lot, and the next of the same metal on', async () => {
  const context = await yardWith();
  const buy = (booked?: TaskContext['booked']) =>
    runTask(
      buyMaterial,
      { material: 'Ni-electrolytic', mass_g: 1000 },
      actingAs('p-goods', { ...context, ...(booked && { booked }) }),
    );
  expect([(await buy()).id, (await buy()).id]).toEqual(['V-Ni-electrolytic', 'V-Ni-electrolytic-2']);
  // a request that was booked before keeps its number
  const own = (await context.store.records(0)).filter(({ record }) =>
    record.subject.endsWith('electrolytic-2'),
  );
  await expect(buy(own)).rejects.toMatchObject({ details: [{ value: 'lot:V-Ni-electrolytic-2' }] });
});
