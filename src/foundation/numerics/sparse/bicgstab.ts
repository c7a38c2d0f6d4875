import { type SparseMatrix, timesSparse, transposed } from './sparse-matrix.ts';

/** Incomplete factors of A on its own pattern, by rows: what a product with A^-1 is approximated by. */
interface Incomplete {
  readonly n: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly diagonals: Int32Array;
}

/** ILU(0). Undefined where a pivot vanishes. */
function incompleteFactors(a: SparseMatrix): Incomplete | undefined {
  const byRow = transposed(a);
  const { n, starts, rows: columns } = byRow;
  const values = byRow.values.slice();
  const diagonals = new Int32Array(n).fill(-1);
  const place = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    for (let k = starts[i]!; k < starts[i + 1]!; k++) place[columns[k]!] = k;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const j = columns[k]!;
      if (j === i) diagonals[i] = k;
      if (j >= i) continue;
      const factor = values[k]! / values[diagonals[j]!]!;
      values[k] = factor;
      for (let m = diagonals[j]! + 1; m < starts[j + 1]!; m++) {
        const at = place[columns[m]!]!;
        if (at >= 0) values[at]! -= factor * values[m]!;
      }
    }
    for (let k = starts[i]!; k < starts[i + 1]!; k++) place[columns[k]!] = -1;
    const pivot = diagonals[i]! < 0 ? 0 : values[diagonals[i]!]!;
    if (!(Math.abs(pivot) > 0)) return undefined;
  }
  return { n, starts, columns, values, diagonals };
}

function applied({ n, starts, columns, values, diagonals }: Incomplete, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = 0; i < n; i++)
    for (let k = starts[i]!; k < diagonals[i]!; k++) x[i]! -= values[k]! * x[columns[k]!]!;
  for (let i = n - 1; i >= 0; i--) {
    for (let k = diagonals[i]! + 1; k < starts[i + 1]!; k++) x[i]! -= values[k]! * x[columns[k]!]!;
    x[i]! /= values[diagonals[i]!]!;
  }
  return x;
}

const MOST_STEPS = 500;
/** Residual over right-hand side that counts as solved. */
const SOLVED = 1e-13;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/**
 * Solver of A x = b for a large loop, by BiCGSTAB (van der Vorst 1992) on incomplete factors. The solver returns undefined
 * when the residual does not fall to 1e-13 of b: the matrix is singular, or nearly so.
 */
export function iterativeSolver(a: SparseMatrix): (b: Float64Array) => Float64Array | undefined {
  const factors = incompleteFactors(a);
  return (b) => {
    if (!factors) return undefined;
    const size = Math.sqrt(dot(b, b));
    const x = new Float64Array(a.n);
    if (size === 0) return x;
    // A restart from the true residual repairs what rounding lost.
    for (let restart = 0; restart < 5; restart++) {
      const product = timesSparse(a, x);
      const r = b.map((value, i) => value - product[i]!);
      if (Math.sqrt(dot(r, r)) <= SOLVED * size) return x;
      if (!descend(a, factors, { x, r, goal: SOLVED * size })) return undefined;
    }
    const product = timesSparse(a, x);
    const left = b.map((value, i) => value - product[i]!);
    return Math.sqrt(dot(left, left)) <= 100 * SOLVED * size ? x : undefined;
  };
}

/** Steps from x with residual r until the recurrence says it is small; false where it breaks down. */
function descend(
  a: SparseMatrix,
  factors: Incomplete,
  { x, r, goal }: { readonly x: Float64Array; readonly r: Float64Array; readonly goal: number },
): boolean {
  const shadow = r.slice();
  const p = r.slice();
  let rho = dot(shadow, r);
  for (let step = 0; step < MOST_STEPS; step++) {
    const ahead = applied(factors, p);
    const v = timesSparse(a, ahead);
    const alpha = rho / dot(shadow, v);
    if (!Number.isFinite(alpha)) return false;
    for (let i = 0; i < r.length; i++) r[i]! -= alpha * v[i]!;
    const beside = applied(factors, r);
    const t = timesSparse(a, beside);
    const square = dot(t, t);
    const omega = square > 0 ? dot(t, r) / square : 0;
    for (let i = 0; i < r.length; i++) {
      x[i]! += alpha * ahead[i]! + omega * beside[i]!;
      r[i]! -= omega * t[i]!;
    }
    if (Math.sqrt(dot(r, r)) <= goal) return true;
    const next = dot(shadow, r);
    const beta = (next / rho) * (alpha / omega);
    if (!Number.isFinite(beta)) return false;
    rho = next;
    for (let i = 0; i < r.length; i++) p[i] = r[i]! + beta * (p[i]! - omega * v[i]!);
  }
  return true;
}
