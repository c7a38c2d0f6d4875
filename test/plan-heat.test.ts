import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompute } from '../src/engine/compute.ts';
import { closeSolver } from '../src/engine/highs-solver.ts';
import { InputError } from '../src/foundation/errors.ts';
import type { TaskContext } from '../src/tasks/context.ts';
import { planHeat } from '../src/tasks/heats/plan-heat.ts';
import { recordHeat } from '../src/tasks/heats/record-heat.ts';
import { refineHeat } from '../src/tasks/heats/refine-heat.ts';
import { openContext } from '../src/tasks/open-context.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';

const MELT = [
  { operation: 'vacuum-induction', settings: { time_s: 900, pressure_Pa: 50_000, atmosphere: 'argon' } },
];

/** Heats of Inconel 600 from virgin metal, in the furnaces of data/plant.json. */
describe('a heat is planned in the plant', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-plan-heat-'));
  let context: TaskContext;
  const order = (heat: string, mass_kg: number) => ({
    heat,
    gradeId: 'IN600',
    mass_kg,
    certificationSamples: 200,
  });
  const refusal = async (of: ReturnType<typeof planHeat>): Promise<InputError> => {
    const error = await of.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    return error as InputError;
  };
  beforeAll(async () => {
    let at = Date.parse('2026-11-24T08:00:00Z');
    const clock = (): Date => {
      at += 1000;
      return new Date(at);
    };
    context = await openContext({ compute: createCompute(), clock, folder });
    await bookMaterials(
      ['Ni-electrolytic', 'Cr-electrolytic-degassed', 'Fe-electrolytic', 'C-graphite', 'Mn-electrolytic'].map(
        (material) => ({ material, mass_g: 5_000_000 }),
      ),
      context,
    );
  }, 120_000);
  afterAll(async () => {
    await context.store.close();
    await closeSolver();
    rmSync(folder, { recursive: true, force: true });
  });

  it('not beyond what its furnaces hold, with a route or without', async () => {
    for (const route of [undefined, MELT]) {
      const error = await refusal(planHeat({ ...order('L-1', 100_000), ...(route && { route }) }, context));
      expect(error.details[0]).toMatchObject({ path: 'mass_kg', value: 100_000, unit: 'kg' });
      expect(error.details[0]!.allowed).toMatch(/VIM-6000: 2500 to 6000 kg/);
    }
    expect((await refusal(planHeat({ ...order('L-1', 300), furnace: 'VIM-25' }, context))).message).toBe(
      'furnace VIM-25 does not hold a heat of 300 kg',
    );
    expect(await context.store.heats()).toEqual([]);
  });

  it('takes lining, leak and crucible from the furnace, and its age and skull from the heats logged on it', async () => {
    const first = await planHeat({ ...order('L-1', 200), route: MELT }, context);
    const settings = first.document.heats[0]!.route![0]!.settings!;
    expect(settings).toMatchObject({
      lining: { material: 'MgO', heatsSinceReline: 0 },
      leak_Pa_m3_per_s: 0.003,
    });
    expect(first.document.heats[0]!.skull).toBeUndefined();
    expect(first.output.assumed).toContainEqual(
      expect.objectContaining({
        what: 'furnace',
        value: 'VIM-500',
        source: expect.stringMatching(/^plant\.json/),
      }),
    );
    const charge = first.output.heats[0]!.charge.map(({ id, mass_kg }) => ({
      lot: id,
      actual_g: Math.round(mass_kg * 1000),
    }));
    await recordHeat(
      {
        heat: 'L-1',
        by: 'p-melt',
        charge,
        log: { furnace: 'VIM-500', melt: { mass_kg: 200, composition_wtpct: { Cr: 15 } }, route: MELT },
      },
      context,
    );
    const second = await planHeat({ ...order('L-2', 200), route: MELT }, context);
    const [heat] = second.document.heats;
    expect(heat!.route![0]!.settings).toMatchObject({ lining: { heatsSinceReline: 1 } });
    expect(heat!.skull).toEqual({ mass_kg: 1, gradeId: 'IN600' });
    expect(second.output.heats[0]!.charge.map(({ id }) => id)).toContain('skull in L-2');
    // what is in the crucible is no lot: nothing is reserved for it
    const reserved = Object.keys((await context.store.heat('L-2')).reserved_g);
    expect(reserved.every((from) => from.startsWith('lot:V-'))).toBe(true);
    const { document } = await refineHeat(second, {}, context);
    expect(document.route[0]!.settings).toMatchObject({ lining: { heatsSinceReline: 1 } });
    const charged_kg = second.output.heats[0]!.charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
    expect(document.melt.mass_kg).toBeGreaterThan(0.98 * charged_kg);
  }, 120_000);
});
