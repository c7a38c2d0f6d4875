import { describe, expect, it } from 'vitest';
import { type Instance, readInstances } from './__fixtures__/instances.ts';
import { solvePooling } from './__fixtures__/pooling.ts';
import { ModelBuilder, worstViolation } from './blend/linear-model.ts';
import type { LinearModel } from './solver.ts';
import { testSolver } from './testing/solver.ts';

/** adhya1 and 2 need over ten thousand nodes (half a minute each), adhya4 several hundred: too long for every run. */
const LONG: readonly string[] = ['pool-adhya1', 'pool-adhya2', 'pool-adhya4'];

function modelOf({ id, sense, model }: Instance): LinearModel {
  const b = new ModelBuilder(id);
  const sign = sense === 'max' ? -1 : 1;
  const columns = new Map(
    model.cols.map((c) => [
      c.n,
      b.column(c.n, sign * c.c, {
        lower: c.lo ?? Number.NEGATIVE_INFINITY,
        upper: c.up ?? Number.POSITIVE_INFINITY,
        integer: c.int === 1,
      }),
    ]),
  );
  for (const r of model.rows) {
    const i = b.row(r.n, r.lo ?? Number.NEGATIVE_INFINITY, r.up ?? Number.POSITIVE_INFINITY);
    for (const [name, factor] of Object.entries(r.a)) b.put(i, columns.get(name)!, factor);
  }
  return b.build();
}

const instances = readInstances();

describe('public blending and planning instances', () => {
  it.each(instances.filter((i) => i.class !== 'pooling').map((i) => [i.id, i] as const))(
    '%s meets its known optimum',
    async (_, instance) => {
      const model = modelOf(instance);
      const found = await testSolver().solve(model, { timeLimit_s: 10, relativeGap: 1e-9 });
      const value = instance.sense === 'max' ? -found.objective! : found.objective!;
      expect(found.status).toBe('optimal');
      expect(Math.abs(value - instance.optimum) / Math.max(1, Math.abs(instance.optimum))).toBeLessThan(
        instance.tolRel ?? 1e-6,
      );
      expect(worstViolation(model, found.x)).toBeLessThan(1e-6 * Math.max(1, ...found.x));
    },
  );

  it.each(
    instances.filter((i) => i.class === 'pooling' && !LONG.includes(i.id)).map((i) => [i.id, i] as const),
  )('%s: proven by branching on linear models', async (_, { pooling, optimum, tolRel }) => {
    const found = await solvePooling(pooling, testSolver());
    const allowed = (tolRel ?? 1e-6) * Math.max(1, Math.abs(optimum));
    expect(Math.abs(found.best - optimum)).toBeLessThan(allowed);
    expect(found.bound).toBeGreaterThan(optimum - allowed);
  });
});
