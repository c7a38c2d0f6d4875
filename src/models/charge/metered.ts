import { NO_WORK, type Solution, type Solver, type StoppedBy, type Work, workOfBoth } from './solver.ts';

/** A solver that counts what all solves of one plan spend together, and stops them at the limit of the plan. */
export interface Metered extends Solver {
  readonly spent: () => Work;
  /** What ended a solve or kept one from beginning; null while nothing did. The clock is told before work. */
  readonly stoppedBy: () => StoppedBy | null;
}

/** What a solve answers that the limit leaves no work for. */
const NOT_BEGUN: Solution = {
  status: 'stopped',
  x: new Float64Array(0),
  rowActivity: new Float64Array(0),
  rowDual: new Float64Array(0),
  reducedCost: new Float64Array(0),
  objective: null,
  bound: null,
  linearBound: null,
  basis: null,
  solver: 'not asked',
  work: NO_WORK,
  stoppedBy: 'work',
  doubts: [],
};

/** `solver` with one limit of work [s of a machine of fixed speed] over all its solves, which an abort of `stop` ends. */
export function metered(solver: Solver, limit_s: number, stop?: AbortSignal): Metered {
  let spent = NO_WORK;
  let stopped: StoppedBy | null = null;
  const heard = (by: StoppedBy | undefined): void => {
    if (by && stopped !== 'clock') stopped = by;
  };
  return {
    spent: () => spent,
    stoppedBy: () => stopped,
    solve: async (model, budget, signal = stop) => {
      const left_s = limit_s - spent.spent_s;
      if (left_s <= 0) {
        heard('work');
        return NOT_BEGUN;
      }
      const answer = await solver.solve(
        model,
        { ...budget, timeLimit_s: Math.min(budget.timeLimit_s, left_s) },
        signal,
      );
      spent = workOfBoth(spent, answer.work);
      heard(answer.stoppedBy);
      return answer;
    },
  };
}
