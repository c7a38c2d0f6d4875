import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../../../foundation/numerics/random.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { type ChargeMaterial, type ChargeProblem, isPurchasable } from '../problem.ts';
import type { Solver } from '../solver.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { planConfirmed } from './confirmed-plan.ts';

const TRACES: readonly ElementSymbol[] = ['Bi', 'Se', 'Pb', 'Te', 'Tl', 'Ag'];
/** Limit of each trace [wt%]. */
const MOST = 1e-4;

/** Cheap lots whose traces are known badly and lie around their limits, and new metal without any. */
function yardOfUnsureTraces(seed: number, count: number, traces: number): ChargeProblem {
  const key = streamKey(seed, 'yard of unsure traces');
  let n = 0;
  const draw = (low: number, high: number): number => low + (high - low) * uniform(key, n++);
  const own = TRACES.slice(0, traces);
  const each = <T>(value: () => T): Record<string, T> =>
    Object.fromEntries(own.map((element) => [element, value()]));
  const unsure = (one: ChargeMaterial): ChargeMaterial => {
    const contents = Object.fromEntries(
      Object.entries(one.composition.contents).map(([element, content]) => [
        element,
        element in windows
          ? { ...content, spread: content.mean * draw(0.3, 1), law: 'lognormal' as const }
          : content,
      ]),
    );
    return { ...one, composition: { ...one.composition, contents } };
  };
  const windows = each((): readonly [null, number] => [null, MOST]);
  const lots = Array.from({ length: count }, (_, i) =>
    unsure(
      material(
        `lot ${i}`,
        { Cr: draw(18, 22), ...each(() => MOST * draw(0.4, 1.6)) },
        { balance: 'Ni', price_usd_per_kg: draw(8, 12), available_kg: draw(100, 400) },
      ),
    ),
  );
  return {
    materials: [
      ...lots,
      material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 }),
      material('Cr', { Cr: 100 }, { price_usd_per_kg: 13 }),
    ],
    heats: [heat(specification({ Cr: [19, 21], ...windows }, { balance: 'Ni' }))],
  };
}

/** A solver that finds no charge wherever it may take lots, but near a charge that is known. */
function blindToLots(): Solver {
  const real = testSolver();
  return {
    solve: (model, budget, signal) => {
      const isNear = model.rowNames.some((name) => name.startsWith('trust region'));
      const takesLots = model.columnNames.some((name, j) => name.includes('lot ') && model.upper[j]! > 0);
      if (isNear || !takesLots) return real.solve(model, budget, signal);
      return real.solve({ ...model, upper: model.upper.map(() => 0) }, budget, signal);
    },
  };
}

const planned = (problem: ChargeProblem, solver = testSolver()) =>
  planConfirmed(problem, {
    solver,
    timeLimit_s: 10,
    seed: 1,
    jointConfidence: 0.95,
    checkSamples: 2000,
    refining: null,
    options: [],
  });

describe('a heat that new metal alone makes', () => {
  it.each([
    [3, 8, 3],
    [5, 24, 3],
    [1, 16, 6],
    [2, 16, 6],
  ])(
    'is not refused, nor dearer, with lots of unsure traces beside it: yard %i, %i lots, %i traces',
    async (seed, count, traces) => {
      const problem = yardOfUnsureTraces(seed, count, traces);
      const bought = await planned({ ...problem, materials: problem.materials.filter(isPurchasable) });
      expect(bought.solution.cost_usd).not.toBeNull();
      const whole = await planned(problem);
      expect(whole.solution.cost_usd).not.toBeNull();
      expect(whole.conformance!.lowerLimit).toBeGreaterThanOrEqual(0.95);
      expect(whole.solution.cost_usd!).toBeLessThan(bought.solution.cost_usd!);
    },
  );

  it('is planned from new metal, and on from there, where the search for it fails', async () => {
    const problem = yardOfUnsureTraces(3, 8, 3);
    const bought = await planned({ ...problem, materials: problem.materials.filter(isPurchasable) });
    const found = await planned(problem, blindToLots());
    expect(found.conformance!.lowerLimit).toBeGreaterThanOrEqual(0.95);
    expect(found.solution.cost_usd!).toBeLessThan(bought.solution.cost_usd!);
  });
});
