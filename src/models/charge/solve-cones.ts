import { type Cone, cutsOf, movedTo, type Support, supportsAt } from './cones.ts';
import { withRows } from './linear-model.ts';
import { BASIC, type Basis, type LinearModel, type Solution, type Solver } from './solver.ts';

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
  /** What solves before left; the loop starts from it and adds to it. */
  readonly warmth?: Warmth;
  /** Rounds after which the loop is stopped; default 40: the reference needs 9 to 16. */
  readonly mostRounds?: number;
}

/**
 * What solves with the same columns and rows leave for the next one: planes, valid for every z and all bounds of the
 * columns, and the basis of the last optimum, with the first rows and some of the planes.
 */
export interface Warmth {
  readonly supports: Support[];
  basis: Basis | null;
}

export const coldStart = (): Warmth => ({ supports: [], basis: null });

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
  const { solver, signal, timeLimit_s, z, tolerance, mostRounds = MOST_ROUNDS } = how;
  const { warmth = coldStart(), cutAt = z } = how;
  for (let rounds = 1; ; rounds++) {
    const solution: Solution = await solver.solve(
      withRows(model, cutsOf(cones, warmth.supports, cutAt)),
      { timeLimit_s, ...(warmth.basis ? { basis: warmth.basis } : {}) },
      signal,
    );
    if (solution.status !== 'optimal') return { solution, kept: false, rounds };
    if (solution.basis) warmth.basis = solution.basis;
    const more = supportsAt(cones, solution.x, { z, tolerance });
    if (more.length === 0) return { solution, kept: true, rounds };
    if (rounds === mostRounds) return { solution, kept: false, rounds };
    warmth.supports.push(...more);
  }
}

/**
 * The warmth of a model for a related one with the same columns and rows, other coefficients: planes that hold the last
 * optimum, taken at the same points of the new cones, and its basis.
 */
export function carriedOver(warmth: Warmth, cones: readonly Cone[], rows: number): Warmth {
  const { supports, basis } = warmth;
  if (!basis) return coldStart();
  const kept: Support[] = [];
  const statuses: number[] = [...basis.rows.subarray(0, rows)];
  supports.forEach((support, k) => {
    const status = basis.rows[rows + k] ?? BASIC;
    if (status === BASIC) return;
    const moved = movedTo(cones, support);
    if (!moved) return;
    kept.push(moved);
    statuses.push(status);
  });
  return { supports: kept, basis: { columns: basis.columns, rows: Int32Array.from(statuses) } };
}
