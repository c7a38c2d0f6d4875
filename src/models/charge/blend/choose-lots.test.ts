import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChargeMaterial } from '../problem.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { buildBlend } from './blend.ts';
import { chooseLots } from './choose-lots.ts';
import { relaxed } from './linear-model.ts';

/** Lots much alike, each taken whole pieces or not under a least amount: which of them pays is close. */
const yard = fc.array(
  fc.record({
    Cr: fc.integer({ min: 150, max: 240 }),
    S: fc.integer({ min: 2, max: 12 }),
    price: fc.integer({ min: 500, max: 640 }),
    kg: fc.integer({ min: 60, max: 300 }),
    least: fc.constantFrom(40, 55, 60),
    piece: fc.constantFrom(null, null, 23),
  }),
  { minLength: 50, maxLength: 70 },
);

it('finds the best whole numbers of all lots, though it searches a part of them, with a true bound', async () => {
  await fc.assert(
    fc.asyncProperty(yard, fc.constantFrom(undefined, 3), async (lots, maxLots) => {
      const materials: ChargeMaterial[] = [
        material('Ni', {}, { balance: 'Ni', price_usd_per_kg: 15 }),
        material('Cr', { Cr: 100 }, { price_usd_per_kg: 12 }),
        ...lots.map(({ Cr, S, price, kg, least, piece }, i) =>
          material(
            `L${i}`,
            { Cr: Cr / 10, S: S / 1e4 },
            {
              balance: 'Ni',
              price_usd_per_kg: price / 100,
              available_kg: kg,
              minimumIfUsed_kg: least,
              ...(piece === null ? {} : { item_kg: piece }),
            },
          ),
        ),
      ];
      const order = heat(specification({ Cr: [18, 21], S: [null, 5e-4] }), maxLots ? { maxLots } : {});
      const blend = buildBlend({ materials, heats: [order] });
      const solver = testSolver();
      const budget = { timeLimit_s: 30, relativeGap: 1e-6 };
      const whole = await solver.solve(blend.model, budget);
      const relaxation = await solver.solve(relaxed(blend.model), budget);
      const found = await chooseLots(blend, { relaxation, solver, ...budget });
      expect(found.status).toBe('optimal');
      expect(found.objective).toBeCloseTo(whole.objective!, 4);
      expect(found.bound).toBeLessThanOrEqual(whole.objective! * (1 + 1e-6));
    }),
    { numRuns: 8, seed: 41 },
  );
});
