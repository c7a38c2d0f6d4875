import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard } from '../../testing/yard.ts';
import { identifyLot } from '../identify-lot/identify-lot.ts';
import { clearLots } from './clear-lots.ts';
import { contract } from './contract.ts';

const [SOLID, OTHER] = ['R-2301', 'R-6171'] as const;

it('clears those that were identified in one command, and leaves out the others with why', async () => {
  const context = await gatedYard(SOLID, OTHER);
  await runTask(identifyLot, { lot: SOLID }, actingAs('p-lab', context));
  const acting = actingAs('p-qual', context);
  const order = { lots: [SOLID, OTHER] };
  const shown = await runTask(clearLots, { ...order, dryRun: true }, acting);
  expect([shown.booked, (await context.store.lot(SOLID)).status]).toEqual([false, 'hold']);
  const done = await runTask(clearLots, order, acting);
  expect(done).toMatchObject({
    ...{ booked: true, step: 'clear' },
    lots: [
      { lot: SOLID, outcome: 'cleared', words: 'as H230' },
      { lot: OTHER, outcome: 'left out' },
    ],
  });
  expect(contract.exit!(done)).toBe(3);
  expect((await context.store.lot(SOLID)).clearedAs).toBe('H230');
  expect(contract.exit!({ ...done, lots: done.lots.slice(0, 1) })).toBe(0);
});

it('refuses an empty selection, and an unknown lot', async () => {
  const context = await gatedYard(SOLID);
  const acting = actingAs('p-qual', context);
  await expect(runTask(clearLots, {}, acting)).rejects.toMatchObject({ details: [{ path: 'lots' }] });
  await expect(runTask(clearLots, { which: 'identified' }, acting)).rejects.toMatchObject({ code: 'input' });
  const unknown = runTask(clearLots, { lots: ['R-9'] }, acting);
  await expect(unknown).rejects.toMatchObject({ code: 'not-found', details: [{ value: 'R-9' }] });
});

it('leaves out a lot that is declared as another grade, and clears it with the reason', async () => {
  const context = await gatedYard(SOLID);
  await runTask(identifyLot, { lot: SOLID }, actingAs('p-lab', context));
  const { store } = context;
  const lots: typeof store.lots = async (filter) =>
    (await store.lots(filter)).map((lot) => ({ ...lot, declaredGrade: 'IN718' }));
  const acting = actingAs('p-qual', { ...context, store: { ...store, lots } });
  const [out] = (await runTask(clearLots, { lots: [SOLID] }, acting)).lots;
  expect(out).toMatchObject({ outcome: 'left out', declaredOtherwise: expect.stringContaining('IN718') });
  const despite = 'two papers were mixed up';
  const [done] = (await runTask(clearLots, { lots: [SOLID], despite }, acting)).lots;
  expect(done).toMatchObject({ outcome: 'cleared', declaredOtherwise: out!.declaredOtherwise });
  expect((await store.records(0)).at(-1)!.body).toMatchObject({
    reason: `identified as H230, although declared as IN718: ${despite}`,
  });
});
