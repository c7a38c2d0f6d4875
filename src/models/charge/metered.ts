import { solveEach } from './solve-each.ts';
import {
  type LinearModel,
  NO_WORK,
  NOT_BEGUN,
  type Solution,
  type Solver,
  type StoppedBy,
  type Work,
  workOfBoth,
} from './solver.ts';

/** A solver that counts what all solves of one plan spend together, and stops them at the limit of the plan. */
export interface Metered extends Solver {
  readonly spent: () => Work;
  /** What ended a solve or kept one from beginning; null while nothing did. The clock is told before work. */
  readonly stoppedBy: () => StoppedBy | null;
}

/** What stands in place of a reason that no work was left for. */
export const NOT_WORKED_OUT = 'not worked out: the limit of work was reached before';

/** Work of building a model and pricing its columns, for each coefficient [s of a machine of fixed speed]. */
const HANDLED_S = 5e-8;

/** `solver` with one limit of work [s of a machine of fixed speed] over all its solves, which an abort of `stop` ends. */
export function metered(solver: Solver, limit_s: number, stop?: AbortSignal): Metered {
  let spent = NO_WORK;
  let stopped: StoppedBy | null = null;
  const heard = (by: StoppedBy | undefined): void => {
    if (by && stopped !== 'clock') stopped = by;
  };
  const left = (): number => limit_s - spent.spent_s;
  const count = (model: LinearModel, answers: readonly Solution[]): void => {
    spent = workOfBoth(spent, { ...NO_WORK, spent_s: HANDLED_S * model.values.length });
    for (const { work, stoppedBy } of answers) {
      spent = workOfBoth(spent, work);
      heard(stoppedBy);
    }
  };
  return {
    spent: () => spent,
    stoppedBy: () => stopped,
    solve: async (model, budget, signal = stop) => {
      const left_s = left();
      if (left_s <= 0) {
        heard('work');
        return NOT_BEGUN;
      }
      const answer = await solver.solve(
        model,
        { ...budget, timeLimit_s: Math.min(budget.timeLimit_s, left_s) },
        signal,
      );
      count(model, [answer]);
      return answer;
    },
    each: async (model, changes, { budget, signal = stop }) => {
      const timeLimit_s = Math.min(budget.timeLimit_s, left());
      const answers = await solveEach(solver, model, { changes, budget: { ...budget, timeLimit_s }, signal });
      count(model, answers);
      return answers;
    },
  };
}
