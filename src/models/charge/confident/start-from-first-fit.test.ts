import { describe, expect, it } from 'vitest';
import type { ChargeMaterial, ChargeProblem } from '../problem.ts';
import type { Solver } from '../solver.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { planConfirmed } from './confirmed-plan.ts';

/** The same material with a spread of its chromium [kg/kg]. */
const uncertain = (one: ChargeMaterial, spread: number): ChargeMaterial => ({
  ...one,
  composition: {
    ...one.composition,
    contents: { ...one.composition.contents, Cr: { ...one.composition.contents.Cr!, spread } },
  },
});

/** A heat of 1,000 kg: cheap gates in amounts of 300 kg and more, dear bars in 450 kg and more, new metal. */
const problem: ChargeProblem = {
  materials: [
    material(
      'gates',
      { Cr: 20 },
      { balance: 'Ni', price_usd_per_kg: 6, available_kg: 600, minimumIfUsed_kg: 300 },
    ),
    uncertain(
      material(
        'bars',
        { Cr: 20 },
        { balance: 'Ni', price_usd_per_kg: 11, available_kg: 900, minimumIfUsed_kg: 450 },
      ),
      0.001,
    ),
    material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 }),
    material('Cr', { Cr: 100 }, { price_usd_per_kg: 13 }),
  ],
  heats: [heat(specification({ Cr: [19, 21] }, { balance: 'Ni' }))],
};

/** A solver whose search in whole numbers ends before it has seen the gates: what a short time leaves. */
function hasty(): Solver {
  const real = testSolver();
  return {
    solve: (model, budget, signal) => {
      if (!model.integrality) return real.solve(model, budget, signal);
      const upper = model.upper.map((most, j) => (model.columnNames[j]!.includes('gates') ? 0 : most));
      return real.solve({ ...model, upper }, budget, signal);
    },
  };
}

const planned = (solver: Solver) =>
  planConfirmed(problem, {
    solver,
    timeLimit_s: 10,
    seed: 1,
    jointConfidence: 0.95,
    checkSamples: 2000,
    refining: null,
    options: [],
  });

describe('a plan against first fit', () => {
  it('is never the dearer of the two where first fit passes the same check', async () => {
    const [slow, fast] = [await planned(testSolver()), await planned(hasty())];
    expect(fast.solution.cost_usd).toBeCloseTo(slow.solution.cost_usd!, 2);
    // which rule, and by how much
    expect(slow.firstFit).toMatch(
      /may not be used, it breaks what the plan keeps: [\d.]+ kg of bars, at least 450 kg when used$/,
    );
    expect(fast.firstFit).toMatch(/found from here|is the plan/);
    expect(fast.conformance!.samples).toBe(2000);
    expect(fast.conformance!.lowerLimit).toBeGreaterThan(0.95);
  });
});
