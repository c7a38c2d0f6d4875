import type { BareModel } from './blend/linear-model.ts';
import {
  type BoundChanges,
  type EachBudget,
  type LinearModel,
  NOT_BEGUN,
  type Solution,
  type Solver,
} from './solver.ts';

/** A linear model solved once with each set of other bounds: by the solver where it can, else one after the other. */
export async function solveEach(
  solver: Solver,
  model: LinearModel,
  of: {
    readonly changes: readonly BoundChanges[];
    readonly budget: EachBudget;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<readonly Solution[]> {
  const { changes, budget, signal } = of;
  if (changes.length === 0) return [];
  if (budget.timeLimit_s <= 0) return changes.map(() => NOT_BEGUN);
  if (solver.each && budget.basis) return solver.each(model, changes, { budget, signal });
  const { basis, each_s } = budget;
  const found: Solution[] = [];
  let left_s = budget.timeLimit_s;
  for (const change of changes) {
    const timeLimit_s = Math.min(each_s, left_s);
    const one =
      timeLimit_s > 0
        ? await solver.solve(withBounds(model, change), { timeLimit_s, ...(basis && { basis }) }, signal)
        : NOT_BEGUN;
    left_s -= one.work.spent_s;
    found.push(one);
  }
  return found;
}

/** The model with other bounds. */
export function withBounds<M extends BareModel>(model: M, { columns, rows }: BoundChanges): M {
  const [lower, upper] = [model.lower.slice(), model.upper.slice()];
  const [rowLower, rowUpper] = [model.rowLower.slice(), model.rowUpper.slice()];
  for (const one of columns) [lower[one.at], upper[one.at]] = [one.lower, one.upper];
  for (const one of rows) [rowLower[one.at], rowUpper[one.at]] = [one.lower, one.upper];
  return { ...model, lower, upper, rowLower, rowUpper };
}
