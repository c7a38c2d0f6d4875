import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asMassFraction } from '../../../foundation/quantity/fractions.ts';
import type { ChargeProblem } from '../problem.ts';
import { withBounds } from '../solve-each.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { buildBlend } from './blend.ts';
import { loosenedBounds } from './loosened.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const lot = fc.record({ Cr: share, S: share, price: share, kg: share, least: share });

/** Two heats that share a yard; the second has few of its lots where sulfur is low. */
const problemOf = (
  lots: readonly (typeof lot extends fc.Arbitrary<infer L> ? L : never)[],
): ChargeProblem => ({
  materials: [
    ...lots.map(({ Cr, S, price, kg, least }, i) =>
      material(
        `L${i}`,
        { Cr: 10 + 10 * Cr, S: S * 0.01 },
        {
          balance: 'Ni',
          price_usd_per_kg: 4 + price,
          available_kg: 100 + 300 * kg,
          minimumIfUsed_kg: least < 0.5 ? 0 : 40,
          form: i % 2 === 0 ? 'turnings' : 'solid',
        },
      ),
    ),
    material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 }),
    material('Cr', { Cr: 100 }, { price_usd_per_kg: 12 }),
  ],
  heats: [0.006, 0.0004].map((S, h) =>
    heat(specification({ Cr: [14, 16], S: [null, S] }), {
      id: `H${h}`,
      shares: [{ by: 'form', names: ['turnings'], max: 0.3, label: 'turnings' }],
    }),
  ),
});

/** The problem with one rule of a heat, or one stock, wider. */
function wider(problem: ChargeProblem, rule: number, by: number): ChargeProblem {
  const { materials, heats } = problem;
  if (rule === 4)
    return {
      ...problem,
      materials: materials.map((one, i) =>
        i === 0 ? { ...one, available_kg: one.available_kg + 50 * by } : one,
      ),
    };
  const [h, of] = [rule % 2, Math.floor(rule / 2)];
  const one = heats[h]!;
  const { specification: spec } = one;
  const changed = [
    {
      ...one,
      specification: {
        ...spec,
        limits: {
          ...spec.limits,
          S: { ...spec.limits.S!, max: asMassFraction(spec.limits.S!.max! + 2e-5 * by) },
        },
      },
    },
    { ...one, shares: one.shares.map((each) => ({ ...each, max: each.max + 0.3 * by })) },
  ][of]!;
  return { ...problem, heats: heats.map((each, k) => (k === h ? changed : each)) };
}

it('other bounds have the optimum of the model that is built anew, and where a lot comes in, none are told', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(lot, { minLength: 4, maxLength: 8 }),
      fc.integer({ min: 0, max: 4 }),
      share,
      async (lots, rule, by) => {
        const problem = problemOf(lots);
        const blend = buildBlend(problem);
        const relaxed = { ...blend, model: { ...blend.model, integrality: null } };
        const other = wider(problem, rule, by);
        const anew = buildBlend(other);
        const bounds = loosenedBounds(relaxed, other);
        if (bounds === null) return;
        told += 1;
        expect(anew.model.columnNames).toEqual(blend.model.columnNames);
        const solver = testSolver();
        const budget = { timeLimit_s: 5 };
        const near = await solver.solve(withBounds(relaxed.model, bounds), budget);
        const whole = await solver.solve({ ...anew.model, integrality: null }, budget);
        expect(near.status).toBe(whole.status);
        expect(near.objective).toBeCloseTo(whole.objective!, 7);
      },
    ),
    { numRuns: 60, seed: 41 },
  );
  expect(told).toBeGreaterThan(20);
});
