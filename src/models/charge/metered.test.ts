import { expect, it } from 'vitest';
import { metered } from './metered.ts';
import type { LinearModel, Solution, SolveBudget, Solver } from './solver.ts';

const MODEL = { values: new Float64Array(0) } as LinearModel;

it('has one limit over all solves, gives each what is left, and begins none without', async () => {
  const given: number[] = [];
  const solver: Solver = {
    solve: async (_, { timeLimit_s }: SolveBudget) => {
      given.push(timeLimit_s);
      return { status: 'optimal', work: { spent_s: 2, iterations: 7, nodes: 1 } } as Solution;
    },
  };
  const meter = metered(solver, 3);
  const ask = () => meter.solve(MODEL, { timeLimit_s: 2.5 });
  await ask();
  expect(meter.stoppedBy()).toBeNull();
  await ask();
  expect(await ask()).toMatchObject({ status: 'stopped', stoppedBy: 'work' });
  expect(given).toEqual([2.5, 1]);
  expect(meter.spent()).toEqual({ spent_s: 4, iterations: 14, nodes: 2 });
  expect(meter.stoppedBy()).toBe('work');
});
