import { ConvergenceError } from '../../errors.ts';
import { luFactor, luSolve, type Matrix } from '../matrix.ts';
import { iterativeSolver } from './bicgstab.ts';
import { pairRows, strongComponents } from './components.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/** Solves A x = b as often as asked. */
export interface SparseSolver {
  readonly solve: (b: ArrayLike<number>) => Float64Array;
  /** Size of the largest loop. */
  readonly largestLoop: number;
}

/** A loop without a solution: its columns. Code `convergence`. */
export class SingularLoopError extends ConvergenceError {
  readonly columns: readonly number[];
  constructor(message: string, columns: readonly number[]) {
    super(message, { value: columns.length });
    this.columns = columns;
  }
}

/** A loop up to this size is solved by dense factors. */
const DENSE = 300;
/** A pivot below this share of the largest entry of its loop counts as zero. */
const SINGULAR = 1e-13;

/**
 * Solver of a square sparse matrix: rows are paired with columns, loops are found and solved one after another, small ones
 * by dense factors, large ones by iteration to a residual of 1e-13. Throws SingularLoopError with the columns of a loop that
 * has no solution.
 */
export function sparseSolver(matrix: SparseMatrix): SparseSolver {
  const { n } = matrix;
  const rowOf = pairRows(matrix);
  const alone = [...rowOf.keys()].filter((j) => rowOf[j]! < 0);
  if (alone.length > 0) throw new SingularLoopError('a column has no row of its own', alone);
  const columnOf = new Int32Array(n);
  rowOf.forEach((row, column) => {
    columnOf[row] = column;
  });
  const paired = renumbered(matrix, columnOf);
  // A column leads to what it uses: whatever uses others comes after them, and is solved first.
  const solver = pairedSolver(paired, [...strongComponents(paired)].reverse());
  return {
    ...solver,
    solve: (b) => {
      const own = new Float64Array(n);
      for (let row = 0; row < n; row++) own[columnOf[row]!] = b[row]!;
      return solver.solve(own);
    },
  };
}

/** Solver of a matrix with an entry everywhere on its diagonal, its loops in the order in which they are solved. Throws as `sparseSolver`. */
export function pairedSolver(matrix: SparseMatrix, loops: readonly Int32Array[]): SparseSolver {
  const { n, starts, rows, values } = matrix;
  const inside = new Int32Array(n);
  const solvers = loops.map((members) => loopSolver(matrix, members, inside));
  return {
    largestLoop: loops.reduce((most, { length }) => Math.max(most, length), 0),
    solve: (b) => {
      const left = Float64Array.from(b);
      const x = new Float64Array(n);
      for (const [l, members] of loops.entries()) {
        const own = new Float64Array(members.length);
        for (let k = 0; k < own.length; k++) own[k] = left[members[k]!]!;
        const solved = solvers[l]!(own);
        for (let k = 0; k < own.length; k++) {
          const [j, value] = [members[k]!, solved[k]!];
          x[j] = value;
          if (value !== 0)
            for (let at = starts[j]!; at < starts[j + 1]!; at++) left[rows[at]!]! -= values[at]! * value;
        }
      }
      return x;
    },
  };
}

/** The matrix with each row under the number of its column. */
const renumbered = ({ n, starts, rows, values }: SparseMatrix, columnOf: Int32Array): SparseMatrix => ({
  n,
  starts,
  rows: rows.map((row) => columnOf[row]!),
  values,
});

function loopSolver(
  matrix: SparseMatrix,
  members: Int32Array,
  inside: Int32Array,
): (b: Float64Array) => Float64Array {
  const fail = (): never => {
    throw new SingularLoopError('a loop uses up all that it makes', [...members]);
  };
  const own = within(matrix, members, inside);
  if (own.n === 1) {
    const only = own.values.reduce((sum, value) => sum + value, 0);
    return Math.abs(only) > 0 ? (b) => b.map((value) => value / only) : fail();
  }
  if (own.n <= DENSE) return denseSolver(own, fail);
  const solve = iterativeSolver(own);
  return (b) => solve(b) ?? fail();
}

/** The rows and columns of some members. `inside` has a zero for each row, and has so again. */
function within(
  { starts, rows, values }: SparseMatrix,
  members: Int32Array,
  inside: Int32Array,
): SparseMatrix {
  const n = members.length;
  let most = 0;
  for (let k = 0; k < n; k++) {
    const j = members[k]!;
    inside[j] = k + 1;
    most += starts[j + 1]! - starts[j]!;
  }
  const own = {
    n,
    starts: new Int32Array(n + 1),
    rows: new Int32Array(most),
    values: new Float64Array(most),
  };
  let end = 0;
  for (let k = 0; k < n; k++) {
    const j = members[k]!;
    for (let at = starts[j]!; at < starts[j + 1]!; at++) {
      const row = inside[rows[at]!]!;
      if (row === 0) continue;
      own.rows[end] = row - 1;
      own.values[end++] = values[at]!;
    }
    own.starts[k + 1] = end;
  }
  for (let k = 0; k < n; k++) inside[members[k]!] = 0;
  return { ...own, rows: own.rows.subarray(0, end), values: own.values.subarray(0, end) };
}

function denseSolver(
  { n, starts, rows, values }: SparseMatrix,
  fail: () => never,
): (b: Float64Array) => Float64Array {
  const a: Matrix = { rows: n, columns: n, values: new Float64Array(n * n) };
  for (let j = 0; j < n; j++)
    for (let at = starts[j]!; at < starts[j + 1]!; at++) a.values[rows[at]! * n + j]! += values[at]!;
  const largest = a.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const factors = attempt(() => luFactor(a)) ?? fail();
  for (let k = 0; k < n; k++) if (!(Math.abs(factors.lu[k * n + k]!) > SINGULAR * largest)) fail();
  return (b) => {
    const x = b.slice();
    luSolve(factors, x);
    return x;
  };
}

/** Undefined where the factors do not exist. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ConvergenceError) return undefined;
    throw error;
  }
}
