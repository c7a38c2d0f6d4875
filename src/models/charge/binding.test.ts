import { describe, expect, it } from 'vitest';
import { baselinesOf } from './baselines.ts';
import { bindingOf } from './binding.ts';
import { buildBlend } from './blend/blend.ts';
import { solveBlend } from './blend/solve-blend.ts';
import type { ChargeProblem } from './problem.ts';
import { heat, material, specification } from './testing/problems.ts';
import { testSolver } from './testing/solver.ts';

const solver = testSolver();
const BUDGET = { timeLimit_s: 5, relativeGap: 1e-6 };

const materials = [
  material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 }),
  material('Cr', { Cr: 100 }, { price_usd_per_kg: 13 }),
  material('clean', { Cr: 20 }, { balance: 'Ni', price_usd_per_kg: 11, available_kg: 100 }),
  material('dirty', { Cr: 20, Bi: 0.0004 }, { balance: 'Ni', price_usd_per_kg: 8, available_kg: 600 }),
];
const problem = (bi_wtpct = 0.00012, clean_kg = 100): ChargeProblem => ({
  materials: materials.map((m) => (m.id === 'clean' ? { ...m, available_kg: clean_kg } : m)),
  heats: [
    heat(specification({ Cr: [18, 22], Bi: [null, bi_wtpct] }, { balance: 'Ni' }), {
      shares: [{ by: 'form', names: ['none'], label: 'none', max: 0.1 }],
    }),
  ],
});
const solve = (of: ChargeProblem) => solveBlend(buildBlend(of), solver, BUDGET);

describe('what binds a plan', () => {
  it('gives shadow prices that a second plan confirms, in ppm for traces and 0.01 wt% for others', async () => {
    const first = await solve(problem());
    const binding = bindingOf(buildBlend(problem()), first.linear);
    const trace = binding.find((b) => b.element === 'Bi')!;
    expect(trace).toMatchObject({ side: 'max', unit: 'ppm' });
    expect(trace.words).toBe('Bi is at its maximum of 1.2 ppm');
    const looser = await solve(problem(0.00013));
    expect(first.cost_usd! - looser.cost_usd!).toBeCloseTo(trace.shadowPrice_usd_per_unit * 0.1, 4);
    const stock = binding.find((b) => b.rule === 'stock of clean')!;
    const more = await solve(problem(0.00012, 101));
    expect(first.cost_usd! - more.cost_usd!).toBeCloseTo(stock.shadowPrice_usd_per_unit, 4);
    const chromium = binding.find((b) => b.element === 'Cr')!;
    expect(chromium).toMatchObject({ side: 'max', unit: '0.01 wt%' });
    expect(binding.map((b) => b.shadowPrice_usd_per_unit)).toEqual(
      binding.map((b) => b.shadowPrice_usd_per_unit).sort((a, b) => b - a),
    );
  });
});

describe('baselines', () => {
  it('come in the honest order and are never cheaper than the exact plan', async () => {
    const found = await solve(problem());
    const baselines = await baselinesOf(problem(), found.charges, { solver });
    expect(baselines.map((b) => b.name)).toEqual([
      'first-fit',
      'same revert sold at its best alternative',
      'all-virgin',
    ]);
    for (const { cost_usd } of baselines) expect(cost_usd!).toBeGreaterThan(found.cost_usd! - 1e-6);
    // all virgin: 22 % Cr at 13, the rest Ni at 15
    expect(baselines[2]!.cost_usd!).toBeCloseTo(220 * 13 + 780 * 15, 5);
  });

  it('first-fit takes the cheapest lot as far as it goes, which is not the cheapest plan', async () => {
    const greedy: ChargeProblem = {
      materials: [
        ...materials.slice(0, 2),
        material('cheap', { Cr: 20, Bi: 0.00022 }, { balance: 'Ni', price_usd_per_kg: 8, available_kg: 600 }),
        material(
          'valuable',
          { Cr: 20, Bi: 0.00012 },
          { balance: 'Ni', price_usd_per_kg: 8.1, available_kg: 900 },
        ),
      ],
      heats: [
        heat(
          specification(
            { Cr: [18, 22], Bi: [null, 0.00012], Co: [null, 10] },
            { balance: 'Ni', residual_wtpct: 0.05 },
          ),
        ),
      ],
    };
    const found = await solve(greedy);
    const [first] = await baselinesOf(greedy, found.charges, { solver });
    expect(first!.cost_usd!).toBeGreaterThan(found.cost_usd! + 100);
  });

  it('sells the revert of the plan where it fetches more than its book price', async () => {
    const dearer: ChargeProblem = {
      ...problem(),
      materials: problem().materials.map((m) => (m.id === 'dirty' ? { ...m, alternative_usd_per_kg: 9 } : m)),
    };
    const found = await solve(dearer);
    const [, sold, virgin] = await baselinesOf(dearer, found.charges, { solver });
    expect(virgin!.cost_usd! - sold!.cost_usd!).toBeCloseTo(300, 3);
  });

  it('says in words when a way makes no heat', async () => {
    const only: ChargeProblem = {
      materials: [materials[3]!],
      heats: [heat(specification({ Cr: [18, 22], Bi: [null, 1] }, { balance: 'Ni' }), { mass_kg: 300 })],
    };
    const virginOf = async (one: ChargeProblem) =>
      (await baselinesOf(one, (await solve(one)).charges, { solver }))[2];
    const words = 'the plan is offered no new metal to buy';
    expect(await virginOf(only)).toMatchObject({ cost_usd: null, words });
    // chromium alone is no such heat
    const chromium = material('pure Cr', { Cr: 100 }, { price_usd_per_kg: 13 });
    expect(await virginOf({ ...only, materials: [...only.materials, chromium] })).toMatchObject({
      cost_usd: null,
      words: expect.stringMatching(/cannot be made/),
    });
  });
});
