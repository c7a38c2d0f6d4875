import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveEach, withBounds } from '../solve-each.ts';
import type { LinearModel, SolveBudget, Solver } from '../solver.ts';
import { testSolver } from '../testing/solver.ts';
import { ModelBuilder, worstViolation } from './linear-model.ts';
import { sifting } from './sifting.ts';

/** A blend of many lots: whole mass, two contents, stocks; what is bought has no upper bound. */
function manyLots(seed: number, lots: number): LinearModel {
  const builder = new ModelBuilder('many');
  let state = seed;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const mass = builder.row('mass', 1, 1);
  const Cr = builder.row('Cr', 0.18, 0.21);
  const S = builder.row('S', Number.NEGATIVE_INFINITY, 0.4);
  const put = (column: number, contents: readonly [number, number]): void => {
    builder.put(mass, column, 1);
    builder.put(Cr, column, contents[0]);
    builder.put(S, column, contents[1]);
  };
  put(builder.column('Ni', 15), [0, 0.01]);
  put(builder.column('Cr', 12), [1, 0.01]);
  for (let k = 0; k < lots; k++)
    put(builder.column(`L${k}`, 3 + 6 * next(), { upper: 0.02 + 0.1 * next() }), [
      0.1 + 0.2 * next(),
      next(),
    ]);
  return builder.build();
}

function counting(solver: Solver): Solver & { readonly columns: number[] } {
  const columns: number[] = [];
  return {
    columns,
    solve: (model, budget, signal) => {
      columns.push(model.cost.length);
      return solver.solve(model, budget, signal);
    },
  };
}

const BUDGET: SolveBudget = { timeLimit_s: 5 };

describe('sifting', () => {
  it('finds the optimum of the whole model, with its duals and a basis, from a part of the columns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const model = manyLots(seed, 1500);
        const counted = counting(testSolver());
        const found = await sifting(counted).solve(model, BUDGET);
        const whole = await testSolver().solve(model, BUDGET);
        expect(found.status).toBe('optimal');
        expect(found.objective).toBeCloseTo(whole.objective!, 9);
        expect(worstViolation(model, found.x)).toBeLessThan(1e-6);
        expect(Math.max(...counted.columns)).toBeLessThan(1000);
        // no column that was left out would pay
        found.reducedCost.forEach((reduced, j) => {
          if (found.x[j]! < model.upper[j]! - 1e-9) expect(reduced).toBeGreaterThan(-1e-6);
        });
        const again = await testSolver().solve(model, { ...BUDGET, basis: found.basis! });
        expect(again.work.iterations).toBe(0);
      }),
      { numRuns: 8, seed: 41 },
    );
  });

  it('finds the optimum of the whole model with each set of other bounds, from a part of the columns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const model = manyLots(seed, 1500);
        const { x, basis } = await sifting(testSolver()).solve(model, BUDGET);
        const used = [...x.keys()].filter((j) => x[j]! > 1e-9);
        const without = (at: number) => ({ rows: [], columns: [{ at, lower: 0, upper: 0 }] });
        const sulfur = (upper: number) => ({
          columns: [],
          rows: [{ at: 2, lower: Number.NEGATIVE_INFINITY, upper }],
        });
        // the last has no point
        const changes = [...used.map(without), sulfur(0.5), sulfur(0.2), sulfur(0.05), sulfur(-1)];
        const budget = { ...BUDGET, each_s: 5, basis: basis! };
        const found = await solveEach(sifting(testSolver()), model, { changes, budget });
        expect(found.length).toBe(changes.length);
        for (const [k, change] of changes.entries()) {
          const changed = withBounds(model, change);
          const whole = await testSolver().solve(changed, BUDGET);
          expect(found[k]!.status).toBe(whole.status);
          if (whole.objective === null) continue;
          expect(found[k]!.objective).toBeCloseTo(whole.objective, 8);
          expect(worstViolation(changed, found[k]!.x)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 6, seed: 41 },
    );
  });

  it('begins none of many solves without work, and says so of each', async () => {
    const model = manyLots(7, 1500);
    const { basis } = await sifting(testSolver()).solve(model, BUDGET);
    const changes = [1, 2, 3].map((at) => ({ rows: [], columns: [{ at, lower: 0, upper: 0 }] }));
    const budget = { timeLimit_s: 1e-9, each_s: 5, basis: basis! };
    const found = await solveEach(sifting(testSolver()), model, { changes, budget });
    expect(found.map(({ status, stoppedBy }) => [status, stoppedBy])).toEqual(
      changes.map(() => ['stopped', 'work']),
    );
  });

  it('says infeasible only of a whole model that is', async () => {
    const model = manyLots(3, 1500);
    const rowLower = model.rowLower.slice();
    rowLower[2] = 0.39;
    // bought metal alone brings too little sulfur: the lots have to be asked
    const needsLots = await sifting(testSolver()).solve({ ...model, rowLower }, BUDGET);
    expect(needsLots.status).toBe('optimal');
    const none = await sifting(testSolver()).solve({ ...model, rowLower: Float64Array.of(1, 5, -1) }, BUDGET);
    expect(none.status).toBe('infeasible');
  });

  it('hands over its best point with a true bound when its work is done', async () => {
    const model = manyLots(5, 1500);
    const whole = await testSolver().solve(model, BUDGET);
    const answers = await Promise.all(
      [1, 2, 3].map((rounds) => {
        let solves = 0;
        const stops: Solver = {
          solve: async (part, budget, signal) => {
            const answer = await testSolver().solve(part, budget, signal);
            solves += 1;
            return solves < rounds ? answer : { ...answer, work: { ...answer.work, spent_s: 9 } };
          },
        };
        return sifting(stops).solve(model, BUDGET);
      }),
    );
    for (const { status, objective, bound, x, stoppedBy } of answers) {
      if (status === 'optimal') continue;
      expect([status, stoppedBy]).toEqual(['feasible', 'work']);
      expect(worstViolation(model, x)).toBeLessThan(1e-6);
      expect(objective).toBeGreaterThanOrEqual(whole.objective! - 1e-9);
      expect(bound).toBeLessThanOrEqual(whole.objective! + 1e-9);
    }
    expect(answers[0]!.status).toBe('feasible');
  });
});
