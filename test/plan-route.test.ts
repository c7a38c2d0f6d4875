import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../src/desk/context.ts';
import { openContext } from '../src/desk/open-context.ts';
import { openIn, openSentences } from '../src/documents/heats/furnace-of-plan.ts';
import { createCompute } from '../src/engine/compute.ts';
import { makeUpSheet } from '../src/tasks/heats/make-up-sheet/make-up-sheet.ts';
import { planHeat } from '../src/tasks/heats/plan-heat/plan-heat.ts';
import { predictHeat } from '../src/tasks/heats/predict-heat/predict-heat.ts';
import { reportHeat } from '../src/tasks/heats/report-heat/report-heat.ts';
import { runTask } from '../src/tasks/task.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { freshYard } from './testing/remelt.ts';

const MELT = [
  { operation: 'vacuum-induction', settings: { time_s: 900, pressure_Pa: 50_000, atmosphere: 'argon' } },
];

describe('a heat planned through a route', () => {
  let folder: Awaited<ReturnType<typeof freshYard>>;
  let context: TaskContext;
  beforeAll(async () => {
    folder = await freshYard();
    context = byTrade(
      await openContext({
        compute: createCompute(),
        clock: () => new Date(),
        folder: join(folder.path, 'remelt-data'),
      }),
    );
    await bookMaterials(
      ['Ni-electrolytic', 'Cr-electrolytic-degassed', 'Fe-electrolytic', 'C-graphite', 'Mn-electrolytic'].map(
        (material) => ({ material, mass_g: 5_000_000 }),
      ),
      context,
    );
  }, 120_000);
  afterAll(async () => {
    await context.store.close();
    await context.compute.close();
    folder.remove();
  });

  it('has a sheet that agrees with its plan: prediction, route and conformance', async () => {
    const order = { heat: 'H-1', gradeId: 'IN600', mass_kg: 200, route: MELT, certificationSamples: 1000 };
    const { plan } = await runTask(planHeat, order, actingAs('p-plan', context));
    const [heat] = plan.heats;
    const { refined } = heat!.composition_wtpct;
    const sheet = await runTask(makeUpSheet, { heat: 'H-1' }, context);
    expect(sheet.through).toEqual(['vacuum-induction']);
    const cr = sheet.contents.find(({ element }) => element === 'Cr')!;
    expect(cr.predicted).toBeCloseTo(refined.Cr!, 1);
    expect(sheet.certificate!.passRate).toBeGreaterThan(heat!.certificate!.lowerLimit - 0.03);
    const predicted = await runTask(predictHeat, { heat: 'H-1' }, context);
    expect(predicted.final.Cr!.mean_ppm / 1e4).toBeCloseTo(refined.Cr!, 1);
    // What published furnaces leave in doubt is told from the charge, and kept with the heat.
    expect(heat!.furnace).toMatchObject({ restsOn: 'published furnaces', asked: 0.95 });
    expect((await context.store.heat('H-1')).open ?? []).toEqual(openIn(heat!.furnace));
    expect(sheet.open ?? []).toEqual(openSentences(heat!.furnace!.rows));
    // What is known of its errors stands beside the plan, the prediction and the account of the heat.
    const words = expect.stringMatching(/^in nickel alloys vacuum-induction's .*O came out x/);
    expect(heat!.expectedErrors).toEqual([words]);
    expect(predicted.expectedErrors).toEqual([words]);
    const page = await runTask(reportHeat, { heat: 'H-1' }, context);
    const refining = page.sections.find(({ id }) => id === 'refining');
    expect(JSON.stringify(refining)).toContain("in nickel alloys vacuum-induction's");
  }, 120_000);

  it('keeps inside the internal range, as a plan without furnaces does', async () => {
    const order = { heat: 'H-2', gradeId: 'IN600', mass_kg: 200, certificationSamples: 200 };
    for (const route of [undefined, MELT]) {
      const { plan, windows_wtpct } = await runTask(
        planHeat,
        { ...order, ...(route && { route }) },
        actingAs('p-plan', context),
      );
      // the middle 60 % of the window
      expect(windows_wtpct.Cr).toEqual({ min: 14, max: 17, from: 14.6, to: 16.4 });
      const { Cr } = plan.heats[0]!.composition_wtpct.refined;
      expect(Cr).toBeGreaterThan(14.59);
      expect(Cr).toBeLessThan(16.41);
    }
  }, 120_000);
});
