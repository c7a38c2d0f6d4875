import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { eraseField } from './erase-field.ts';

const SUPPLIER = { of: 'lot:R-2301', field: 'supplier', reason: 'asked' };

it('shows what goes, and erases it once that is confirmed in a sentence', async () => {
  const context = actingAs('p-qual', await yardWith('R-2301'));
  const { supplier } = await context.store.lot('R-2301');
  const { size } = await context.store.head();
  const asked = await runTask(eraseField, SUPPLIER, context);
  expect(asked).toMatchObject({ done: false, records: [{ kind: 'lot.received', value: supplier }] });
  expect((await context.store.head()).size).toBe(size);
  expect(await eraseField.signs!(SUPPLIER, 'Ann', context)).toBeNull();
  const confirmed = { ...SUPPLIER, confirm: asked.shown };
  expect(await eraseField.signs!(confirmed, 'Ann', context)).toBe(
    'I, Ann, erase supplier of lot R-2301, for good. Reason: asked.',
  );
  const gone = await runTask(eraseField, confirmed, context);
  expect(gone).toMatchObject({ done: true, records: [{ erasedBy: size }] });
  expect((await context.store.lot('R-2301')).supplier).not.toBe(supplier);
  await expect(runTask(eraseField, SUPPLIER, context)).rejects.toThrow(/was erased already \(record/);
});

it('refuses what a balance rests on, a field that is not there, and who may not', async () => {
  const yard = await yardWith('R-2301');
  const erase = (more: object, person = 'p-qual') =>
    runTask(eraseField, { ...SUPPLIER, ...more }, actingAs(person, yard));
  await expect(erase({ field: 'mass_g' })).rejects.toThrow('mass_g is never erased');
  await expect(erase({ of: '7' })).rejects.toThrow('the ledger has no record 7');
  await expect(erase({ field: 'name' })).rejects.toMatchObject({
    ...{ code: 'not-found', details: [{ allowed: expect.stringContaining('supplier') }] },
  });
  await expect(erase({ confirm: 'another' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(erase({}, 'p-melt')).rejects.toMatchObject({ code: 'forbidden' });
});
