import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { correctRecord } from './correct-record.ts';

const LOT = { of: 'lot:R-2301', reason: 'booked twice' };

it('shows what a correction does, and books it once that is confirmed', async () => {
  const yard = await yardWith('R-2301');
  const correct = (order: object, person = 'p-qual') =>
    runTask(correctRecord, { ...LOT, ...order }, actingAs(person, yard));
  const { size } = await yard.store.head();
  const mass = { values: { mass_g: 400_000 } };
  const asked = await correct(mass);
  expect(asked).toMatchObject({ record: 'receipt', done: false, restsOn: [] });
  expect(asked.effects[0]).toMatch(/^mass of lot R-2301: 400 kg in place of /);
  expect((await yard.store.head()).size).toBe(size);
  await expect(correct({ ...mass, confirm: 'another' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(correct(mass, 'p-melt')).rejects.toMatchObject({ code: 'forbidden' });
  expect((await correct({ ...mass, confirm: asked.shown })).done).toBe(true);
  expect((await yard.store.lot('R-2301')).mass_g).toBe(400_000);
  const { shown, effects } = await correct({});
  expect(effects[0]).toMatch(/is void: its receipt did not occur$/);
  await correct({ confirm: shown });
  expect((await yard.store.lot('R-2301')).status).toBe('void');
});

it('refuses a record that is not there, and values that it does not have', async () => {
  const yard = actingAs('p-qual', await yardWith('R-2301'));
  const places = {
    record: { record: 'casting' },
    values: { record: 'gate', values: { form: 'blades' } },
    contract: { contract: { type: 'fixed', price_per_kg: 62, currency: 'USD', on: '2026-11-01' } },
    holdPoints: { holdPoints: [{ step: 'pour', kind: 'hold', look: 'mould dry' }] },
    losses: { losses: [{ to: 'skull', mass_g: 1000 }] },
    cause: { cause: 'testing-equipment' },
    results: { results: [{ element: 'Cr', text: '18', unit: 'wt%' }] },
  };
  for (const [path, order] of Object.entries(places)) {
    const refused = runTask(correctRecord, { ...LOT, ...order }, yard);
    await expect(refused, path).rejects.toMatchObject({ details: [{ path }] });
  }
  const gate = runTask(correctRecord, { ...LOT, record: 'gate' }, yard);
  await expect(gate).rejects.toThrow('lot R-2301 has no gate check');
});
