import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withFewDraws } from '../src/calculations/testing/few-draws.ts';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { openContext } from '../src/desk/open-context.ts';
import { predictedOf } from '../src/desk/planning/kept-predictions.ts';
import { createCompute } from '../src/engine/compute.ts';
import { measureLeak } from '../src/tasks/heats/measure-leak/measure-leak.ts';
import { predictHeat } from '../src/tasks/heats/predict-heat/predict-heat.ts';
import { recordHeat } from '../src/tasks/heats/record-heat/record-heat.ts';
import { reportHeat } from '../src/tasks/heats/report-heat/report-heat.ts';
import { runTask } from '../src/tasks/task.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { copyEmptyLedger } from './testing/empty-ledger.ts';
import { freshFolder } from './testing/remelt.ts';

const LIMIT = 0.02;

/** A heat planned for VIM-500, of which plant.json states a leak of 0.003 and here a limit of 0.02 Pa m3/s. */
describe('the leak-up rate before a heat', () => {
  const folder = freshFolder();
  let context: TaskContext;
  const leak = (leak_Pa_m3_per_s: number, more: object = {}, by = 'p-melt') =>
    runTask(measureLeak, { heat: 'H-1', leak_Pa_m3_per_s, ...more }, actingAs(by, context));
  const nitrogen = async (): Promise<number> => predictedOf(await context.store.heat('H-1'))!.N!;

  beforeAll(async () => {
    await copyEmptyLedger(join(folder.path, 'ledger'));
    let at = Date.parse('2026-11-24T08:00:00Z');
    const clock = (): Date => {
      at += 1000;
      return new Date(at);
    };
    const compute = withFewDraws(createCompute());
    const facts = compute.facts();
    const furnaces = facts.plant.furnaces.map((one) =>
      one.id === 'VIM-500' ? { ...one, leakLimit_Pa_m3_per_s: LIMIT } : one,
    );
    const limited = { ...facts, plant: { ...facts.plant, furnaces } };
    const opened = await openContext({ compute, clock, folder: join(folder.path, 'ledger') });
    context = byTrade({ ...opened, compute: { ...compute, facts: () => limited } });
    await bookMaterials(
      [
        { material: 'Ni-electrolytic', mass_g: 400_000 },
        { material: 'Cr-electrolytic-degassed', mass_g: 100_000 },
      ],
      context,
    );
    const reservations = [
      { from: 'lot:V-Ni-electrolytic' as const, mass_g: 200_000 },
      { from: 'lot:V-Cr-electrolytic-degassed' as const, mass_g: 50_000 },
    ];
    const settings = { time_s: 5400, temperature_K: 1823, leak_Pa_m3_per_s: 0.003 };
    await context.store.execute({
      type: 'planHeat',
      heat: 'H-1',
      target: { grade: 'IN600', mass_g: 250_000 },
      furnace: 'VIM-500',
      route: JSON.stringify([{ operation: 'vacuum-induction', settings }]),
      reservations,
    });
    const charge = reservations.map(({ from, mass_g }) => ({ lot: from.slice(4), actual_g: mass_g }));
    await runTask(recordHeat, { heat: 'H-1', by: 'p-melt', charge }, context);
  }, 120_000);
  afterAll(async () => {
    await context.store.close();
    folder.remove();
  });

  it('is the one of plant.json until somebody measures it, and says so', async () => {
    const { assumed } = await runTask(predictHeat, { heat: 'H-1' }, context);
    expect(assumed.filter(({ what }) => what === 'leak-up rate of VIM-500')).toEqual([
      expect.objectContaining({ value: 0.003, source: expect.stringContaining('nobody measured it') }),
    ]);
  }, 60_000);

  it('takes the place of that constant in the prediction, and on the page of the heat', async () => {
    const before = await nitrogen();
    expect(await leak(0.2, { accepted: 'a trial of the pumps' }, 'p-qual')).toMatchObject({
      verdict: 'accepted',
      predicted: true,
      plant_Pa_m3_per_s: 0.003,
    });
    expect(await nitrogen()).toBeGreaterThan(1.1 * before);
    const page = JSON.stringify(await runTask(reportHeat, { heat: 'H-1' }, context));
    expect(page).toContain('VIM-500: 0.2 Pa m3/s; limit 0.02; accepted: a trial of the pumps; by p-qual');
    expect(page).toContain('measured before the heat on 2026-11-24');
  }, 60_000);

  it('above the limit of the furnace keeps the heat from being melted; a lower one is the cure', async () => {
    expect(await leak(0.05)).toMatchObject({ verdict: 'above', leak: { limit_Pa_m3_per_s: LIMIT } });
    const melt = { heat: 'H-1', by: 'p-melt', melt: { process: 'VIM', output_g: 249_500 } };
    await expect(runTask(recordHeat, melt, context)).rejects.toThrow(/VIM-500 leaks 0.05 Pa m3\/s, above/);
    await expect(leak(0.05, { accepted: 'it will do' })).rejects.toThrow(/overrule a check/);
    expect(await leak(0.004)).toMatchObject({ verdict: 'within' });
    await runTask(recordHeat, melt, context);
    expect((await context.store.heat('H-1')).status).toBe('melted');
  }, 60_000);
});
