import { type Cone, cutsOf, type Support, supportsAt } from './cones.ts';
import { withRows } from './linear-model.ts';
import type { LinearModel, Solution, Solver } from './solver.ts';

/** How a linear model with cones is solved. */
export interface ConeSolve {
  readonly solver: Solver;
  readonly signal?: AbortSignal;
  readonly timeLimit_s: number;
  /** Standard deviations that every uncertain limit keeps. */
  readonly z: number;
  /** Standard deviations at which cuts are made; default z. Above z the loop ends at points that keep z. */
  readonly cutAt?: number;
  /** Excess that counts as kept [row units]. */
  readonly tolerance: number;
  /** Planes known before, from any point and any z; the loop adds to them. */
  readonly supports?: Support[];
  /** Rounds after which the loop is stopped; default 40: the reference needs 9 to 16. */
  readonly mostRounds?: number;
}

export interface ConeSolution {
  readonly solution: Solution;
  /** True when every cone is kept at z within the tolerance; else the objective is only a lower bound. */
  readonly kept: boolean;
  readonly rounds: number;
}

const MOST_ROUNDS = 40;

/**
 * Minimises a linear model subject to second-order cones by cutting planes: solve, cut off what breaks a cone, solve
 * again from the last basis. At any time the objective is a valid lower bound of the cone problem at `cutAt`.
 */
export async function solveCones(
  model: LinearModel,
  cones: readonly Cone[],
  how: ConeSolve,
): Promise<ConeSolution> {
  const { solver, signal, timeLimit_s, z, tolerance, supports = [], mostRounds = MOST_ROUNDS } = how;
  const cutAt = how.cutAt ?? z;
  let basis: Solution['basis'] = null;
  for (let rounds = 1; ; rounds++) {
    const solution: Solution = await solver.solve(
      withRows(model, cutsOf(supports, cutAt)),
      { timeLimit_s, ...(basis ? { basis } : {}) },
      signal,
    );
    if (solution.status !== 'optimal') return { solution, kept: false, rounds };
    const more = supportsAt(cones, solution.x, { z, tolerance });
    if (more.length === 0) return { solution, kept: true, rounds };
    if (rounds === mostRounds) return { solution, kept: false, rounds };
    supports.push(...more);
    basis = solution.basis;
  }
}
