import { InputError } from '../../../foundation/errors.ts';
import { pairRows } from '../../../foundation/numerics/sparse/components.ts';
import {
  type Entry,
  type SparseMatrix,
  sparseOf,
  transposed,
} from '../../../foundation/numerics/sparse/sparse-matrix.ts';
import {
  pairedSolver,
  SingularLoopError,
  type SparseSolver,
  sparseSolver,
} from '../../../foundation/numerics/sparse/sparse-solver.ts';

/** A square system of processes and products: what is made is positive, what is used negative. */
export interface Technosphere {
  readonly products: readonly string[];
  readonly processes: readonly string[];
  readonly entries: readonly Entry[];
}

/** The matrix of a system. */
const matrixOfSystem = ({ products, entries }: Technosphere): SparseMatrix =>
  sparseOf(products.length, entries);

/** Most names in a message. */
const NAMED = 8;

/** Solver of a system. Throws InputError naming the loop that uses up what it makes, or the product that nothing makes. */
export function solverOf(system: Technosphere, turned = false): SparseSolver {
  const matrix = matrixOfSystem(system);
  const names = turned ? system.products : system.processes;
  return namedSolver(names, () => sparseSolver(turned ? transposed(matrix) : matrix));
}

/** Solver of a system whose matrix holds what each process is for on its diagonal and whose loops are known. Throws as `solverOf`. */
export const solverIn = (
  { processes }: Pick<Technosphere, 'processes'>,
  matrix: SparseMatrix,
  loops: readonly Int32Array[],
): SparseSolver => namedSolver(processes, () => pairedSolver(matrix, loops));

function namedSolver(names: readonly string[], make: () => SparseSolver): SparseSolver {
  const named = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SingularLoopError)) throw error;
      const loop = error.columns.map((j) => names[j]!);
      const shown =
        loop.slice(0, NAMED).join(' -> ') + (loop.length > NAMED ? ` and ${loop.length - NAMED} more` : '');
      throw new InputError(`the inventory is singular: ${error.message}: ${shown}`, {
        path: shown,
        allowed: 'loops that make more of each product than they use',
        cure: 'give each product one process that makes it, and lower what the loop uses of itself',
      });
    }
  };
  const solver = named(make);
  return { largestLoop: solver.largestLoop, solve: (b) => named(() => solver.solve(b)) };
}

/** Products that come beside the product of another process, with the process that is their own maker. */
export function coProductsOf(
  system: Technosphere,
): readonly { readonly product: number; readonly maker: number }[] {
  const rowOf = pairRows(matrixOfSystem(system));
  const makerOf = new Map([...rowOf].map((row, column) => [row, column]));
  const beside = new Set(
    system.entries
      .filter(([row, column, value]) => value > 0 && makerOf.get(row) !== column)
      .map(([row]) => row),
  );
  return [...beside].sort((a, b) => a - b).map((product) => ({ product, maker: makerOf.get(product)! }));
}

/** The system under the cut-off rule: co-products are given away free of burden, and taken free of burden. */
export function cutOff(system: Technosphere): {
  readonly system: Technosphere;
  readonly kept: readonly number[];
  readonly rows: readonly number[];
} {
  const gone = coProductsOf(system);
  const rows = [...system.products.keys()].filter((row) => !gone.some(({ product }) => product === row));
  const kept = [...system.processes.keys()].filter((column) => !gone.some(({ maker }) => maker === column));
  const newRow = new Map(rows.map((row, i) => [row, i]));
  const newColumn = new Map(kept.map((column, i) => [column, i]));
  return {
    rows,
    kept,
    system: {
      products: rows.map((row) => system.products[row]!),
      processes: kept.map((column) => system.processes[column]!),
      entries: system.entries.flatMap(([row, column, value]): Entry[] => {
        const [i, j] = [newRow.get(row), newColumn.get(column)];
        return i === undefined || j === undefined ? [] : [[i, j, value]];
      }),
    },
  };
}

/** Burden of each process by method: what its elementary flows weigh; one row of length processes per method. */
export const directBurdens = (
  emissions: readonly Entry[],
  factors: readonly ArrayLike<number>[],
  processes: number,
): Float64Array[] =>
  factors.map((weights) => {
    const burdens = new Float64Array(processes);
    for (const [flow, process, value] of emissions) burdens[process]! += weights[flow]! * value;
    return burdens;
  });

/** Sum of products. */
export function weighed(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
