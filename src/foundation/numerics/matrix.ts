import { ConvergenceError } from '../errors.ts';

/** A dense matrix, row-major: element (i, j) is at `i * columns + j`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Matrix of the rows given, all of one length. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    values.set(row, i * columns);
  });
  return { rows: rows.length, columns, values };
}

/**
 * x with A x = b for a square A, by LU with row pivoting. Throws ConvergenceError when a pivot vanishes.
 */
export function solveLinear(a: Matrix, b: ArrayLike<number>): Float64Array {
  const factors = luFactor(a);
  const x = Float64Array.from(b);
  luSolve(factors, x);
  return x;
}

/** LU factors of a square matrix with the order of its rows. */
interface LuFactors {
  readonly n: number;
  readonly lu: Float64Array;
  readonly order: Int32Array;
}

/** Factors of A for `luSolve`. Throws ConvergenceError for a singular or NaN matrix. */
export function luFactor(a: Matrix): LuFactors {
  const n = a.rows;
  const lu = Float64Array.from(a.values);
  const order = new Int32Array(n);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]!) > Math.abs(lu[pivot * n + k]!)) pivot = i;
    order[k] = pivot;
    if (pivot !== k)
      for (let j = 0; j < n; j++) [lu[k * n + j], lu[pivot * n + j]] = [lu[pivot * n + j]!, lu[k * n + j]!];
    const diagonal = lu[k * n + k]!;
    if (!(Math.abs(diagonal) > 0)) {
      throw new ConvergenceError(`singular matrix of order ${n}: pivot ${k} is ${diagonal}`, { value: k });
    }
    for (let i = k + 1; i < n; i++) {
      const factor = lu[i * n + k]! / diagonal;
      lu[i * n + k] = factor;
      if (factor !== 0) for (let j = k + 1; j < n; j++) lu[i * n + j]! -= factor * lu[k * n + j]!;
    }
  }
  return { n, lu, order };
}

/** Overwrites b with the solution of A x = b. */
export function luSolve({ n, lu, order }: LuFactors, b: Float64Array): void {
  for (let k = 0; k < n; k++) {
    const pivot = order[k]!;
    if (pivot !== k) [b[k], b[pivot]] = [b[pivot]!, b[k]!];
  }
  for (let i = 1; i < n; i++) {
    let sum = b[i]!;
    for (let j = 0; j < i; j++) sum -= lu[i * n + j]! * b[j]!;
    b[i] = sum;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let j = i + 1; j < n; j++) sum -= lu[i * n + j]! * b[j]!;
    b[i] = sum / lu[i * n + i]!;
  }
}

/** Inverse of a square matrix. Throws ConvergenceError when it is singular. */
export function invert(a: Matrix): Matrix {
  const factors = luFactor(a);
  const n = a.rows;
  const values = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const column = new Float64Array(n);
    column[j] = 1;
    luSolve(factors, column);
    for (let i = 0; i < n; i++) values[i * n + j] = column[i]!;
  }
  return { rows: n, columns: n, values };
}
