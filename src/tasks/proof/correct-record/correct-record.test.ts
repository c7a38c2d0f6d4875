import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { heatCast, heatPlanned } from '../../testing/heat.ts';
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

/** A cast heat, and what a correction of it says; `book` confirms it. */
async function correcting() {
  const context = await heatCast();
  const correct = (order: object, person = 'p-qual') =>
    runTask(correctRecord, { of: 'heat:H-1', reason: 'a slip', ...order }, actingAs(person, context));
  const book = async (order: object, person = 'p-qual') => {
    const { shown } = await correct(order, person);
    return correct({ ...order, confirm: shown }, person);
  };
  return { context, correct, book };
}

it('takes the last step of a heat back, and says what that means', async () => {
  const { context, correct, book } = await correcting();
  const casting = await correct({});
  expect(casting.record).toBe('casting');
  await book({});
  const { status, objects } = {
    ...(await context.store.heat('H-1')),
    objects: await context.store.objects({ heat: 'H-1' }),
  };
  expect([status, objects.every((one) => one.status === 'void')]).toEqual(['melted', true]);
  expect((await correct({})).record).toBe('melting');
  await book({ record: 'melting' });
  expect((await context.store.heat('H-1')).status).toBe('charged');
});

it('cancels a planned heat, whose lots are free again', async () => {
  const context = await heatPlanned();
  const acting = actingAs('p-plan', context);
  const { record, effects, shown } = await runTask(
    correctRecord,
    { of: 'heat:H-1', record: 'plan', reason: 'no order' },
    acting,
  );
  expect([record, ...effects]).toEqual([
    ...['plan', 'heat H-1 is cancelled; its number is used up'],
    ...[
      '200 kg of lot:V-Ni-electrolytic are free again',
      '50 kg of lot:V-Cr-electrolytic-degassed are free again',
    ],
  ]);
  await runTask(
    correctRecord,
    { of: 'heat:H-1', record: 'plan', reason: 'no order', confirm: shown },
    acting,
  );
  expect((await context.store.heat('H-1')).status).toBe('cancelled');
  expect((await context.store.lot('V-Ni-electrolytic')).free_g).toBe(400_000);
});

it('declares a loss that was forgotten, at the step that is named, and takes one back', async () => {
  const { correct } = await correcting();
  const declared = await correct(
    { record: 'casting', losses: [{ to: 'skull', mass_g: 400 }] },
    'p-melt',
  ).catch((error: unknown) => error);
  // every gram of this heat is accounted for
  expect(declared).toMatchObject({ code: expect.stringMatching(/conflict|input/) });
  const back = await correct({ record: 'loss:fume' }, 'p-melt');
  expect(back.effects).toEqual([
    '1 kg of heat H-1 were not lost to fume at the melting',
    'the heat is not released before that metal is accounted for; declare where it went with its own loss',
  ]);
  await expect(correct({ record: 'loss:gold' })).rejects.toThrow('heat H-1 declares no loss "gold"');
});

it('records how the customer pays after the plan, and points that a heat waits at', async () => {
  const context = await heatPlanned();
  const correct = (order: object) =>
    runTask(
      correctRecord,
      { of: 'heat:H-1', record: 'plan', reason: 'asked', ...order },
      actingAs('p-plan', context),
    );
  const contract = { type: 'fixed', price_per_kg: 62, currency: 'USD', on: '2026-11-01' };
  const paid = await correct({ contract });
  expect(paid.record).toBe('contract of the plan');
  expect(paid.effects[0]).toMatch(/^no contract -> .*62/);
  const points = await correct({ holdPoints: [{ step: 'pour', kind: 'hold', look: 'mould dry' }] }).catch(
    (error: unknown) => error,
  );
  expect(JSON.stringify(points)).toMatch(/waits before pour for a hold point: mould dry|forbidden/);
});

it('puts single results of an analysis right, and refuses an element that it does not have', async () => {
  const yard = await yardWith('R-2301');
  const correct = (order: object) =>
    runTask(
      correctRecord,
      { of: 'lot:R-2301', record: 'analysis:A1', reason: 'read wrongly', ...order },
      actingAs('p-qual', yard),
    );
  const { results } = (await yard.store.lot('R-2301')).analyses[0]!;
  const chromium = results.find(({ element }) => element === 'Cr')!;
  const asked = await correct({ results: [{ element: 'Cr', text: '22.9', unit: 'wt%' }] });
  expect(asked.effects).toEqual([
    `Cr of analysis A1: 22.9 wt% in place of ${chromium.text} ${chromium.unit}`,
  ]);
  await correct({ results: [{ element: 'Cr', text: '22.9', unit: 'wt%' }], confirm: asked.shown });
  const now = (await yard.store.lot('R-2301')).analyses[0]!;
  expect(now.results.find(({ element }) => element === 'Cr')!.text).toBe('22.9');
  expect(now.results.length).toBe(results.length);
  await expect(correct({ results: [{ element: 'Au', text: '1', unit: 'wt%' }] })).rejects.toMatchObject({
    details: [{ path: 'results', value: 'Au' }],
  });
  const gone = await correct({});
  expect(gone.effects).toEqual([
    `analysis A1 of lot:R-2301 (${(await yard.store.lot('R-2301')).analyses[0]!.method}, ${results.length} results) no longer counts`,
  ]);
  await expect(correct({ record: 'analysis:A7' })).rejects.toThrow('has no analysis "A7"');
});
