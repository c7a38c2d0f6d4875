import { type ExtraRow, withRows } from '../blend/linear-model.ts';
import { BASIC, type Basis, type LinearModel, type Solution, type Solver } from '../solver.ts';
import { type Cone, cutsOf, movedTo, type Support, supportsAt } from './cones.ts';

/** How a linear model with cones is solved. */
export interface ConeSolve {
  readonly solver: Solver;
  readonly signal?: AbortSignal | undefined;
  readonly timeLimit_s: number;
  /** Standard deviations that every uncertain limit keeps. */
  readonly z: number;
  /** Standard deviations at which cuts are made; default z. Above z the loop ends at points that keep z. */
  readonly cutAt?: number;
  /** Excess that counts as kept [row units]. */
  readonly tolerance: number;
  /** What solves before left; the loop starts from it and adds to it. */
  readonly warmStart?: WarmStart;
  /** Rows that hold in this solve alone; neither its duals nor the warm start it leaves know them. Default none. */
  readonly also?: readonly ExtraRow[];
  /** Rounds after which the loop is stopped; default 40: the reference needs 9 to 16. */
  readonly mostRounds?: number;
}

/**
 * What solves with the same columns and rows leave for the next one: planes, valid for every z and all bounds of the
 * columns, and the basis of the last optimum, with the first rows and some of the planes.
 */
export interface WarmStart {
  readonly supports: Support[];
  basis: Basis | null;
}

/** What the first of several related problems starts from: nothing. */
export const coldStart = (): WarmStart => ({ supports: [], basis: null });

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
  const { warmStart = coldStart(), cutAt = z, also = [] } = how;
  const own = { first: model.rowNames.length, count: also.length };
  let basis = warmStart.basis && withOwn(warmStart.basis, own);
  for (let rounds = 1; ; rounds++) {
    const found = await solver.solve(
      withRows(model, [...also, ...cutsOf(cones, warmStart.supports, cutAt)]),
      { timeLimit_s, ...(basis ? { basis } : {}) },
      signal,
    );
    if (found.status !== 'optimal') return { solution: found, kept: false, rounds };
    basis = found.basis ?? basis;
    const solution = withoutOwn(found, own);
    if (solution.basis) warmStart.basis = solution.basis;
    const more = supportsAt(cones, solution.x, { z, tolerance });
    if (more.length === 0) return { solution, kept: true, rounds };
    if (rounds === mostRounds) return { solution, kept: false, rounds };
    warmStart.supports.push(...more);
  }
}

/** Place of the rows that hold in one solve alone: between those of the model and the planes. */
interface OwnRows {
  readonly first: number;
  readonly count: number;
}

function withOwn({ columns, rows }: Basis, { first, count }: OwnRows): Basis {
  if (count === 0) return { columns, rows };
  const all = new Int32Array(rows.length + count).fill(BASIC);
  all.set(rows.subarray(0, first));
  all.set(rows.subarray(first), first + count);
  return { columns, rows: all };
}

function withoutOwn(solution: Solution, { first, count }: OwnRows): Solution {
  if (count === 0) return solution;
  const isOthers = (_: number, i: number): boolean => i < first || i >= first + count;
  const { rowActivity, rowDual } = solution;
  // without a row that holds, the rest is not a basis
  return {
    ...solution,
    rowActivity: rowActivity.filter(isOthers),
    rowDual: rowDual.filter(isOthers),
    basis: null,
  };
}

/**
 * The warm start of a model for a related one with the same columns and rows, other coefficients: planes that hold the last
 * optimum, taken at the same points of the new cones, and its basis.
 */
export function carriedOver(warmStart: WarmStart, cones: readonly Cone[], rows: number): WarmStart {
  const { supports, basis } = warmStart;
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
