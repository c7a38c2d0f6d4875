import highsModule from 'highs';
import { describe, expect, it } from 'vitest';
import { buildBlend } from '../blend/blend.ts';
import { mpsText } from './mps.ts';
import { heat, material, specification } from './problems.ts';
import { testSolver } from './solver.ts';

describe('a model as MPS text', () => {
  it('read back by a solver has the optimum of the arrays, with whole pieces, ranges and least amounts', async () => {
    const materials = [
      material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 }),
      material('Nb drum', { Nb: 65 }, { balance: 'Ni', price_usd_per_kg: 40, item_kg: 7 }),
      material(
        'Nb lot',
        { Nb: 6 },
        { balance: 'Ni', price_usd_per_kg: 12, available_kg: 150, minimumIfUsed_kg: 120 },
      ),
      material('dirty', { Nb: 5, Bi: 0.0002 }, { balance: 'Ni', price_usd_per_kg: 6 }),
    ];
    const of = specification({ Nb: [4, 4.2], Bi: [null, 0.00003] }, { balance: 'Ni' });
    const { model } = buildBlend({ materials, heats: [heat(of, { maxMaterials: 3 })] });
    const arrays = await testSolver().solve(model, { timeLimit_s: 10, relativeGap: 1e-9 });
    const load = highsModule as unknown as typeof highsModule.default;
    const highs = await load();
    const objective = highs.withModel(
      { format: 'mps', data: new TextEncoder().encode(mpsText(model)) },
      (read) => {
        read.options.set({ output_flag: false, mip_rel_gap: 1e-9, mip_feasibility_tolerance: 1e-9 });
        read.run();
        return read.getObjectiveValue();
      },
    );
    expect(arrays.status).toBe('optimal');
    expect(objective).toBeCloseTo(arrays.objective!, 8);
  });
});
