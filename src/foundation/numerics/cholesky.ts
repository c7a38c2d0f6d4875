import { ConvergenceError } from '../errors.ts';

/** Lower factor L of a symmetric positive definite matrix, A = L L', row-major n x n. */
export interface CholeskyFactor {
  readonly n: number;
  readonly lower: Float64Array;
}

/** Cholesky factor of the lower triangle of `a` (n x n, row-major). Throws ConvergenceError when A is not positive definite. */
export function cholesky(a: Float64Array, n: number): CholeskyFactor {
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (i > j) {
        lower[i * n + j] = sum / lower[j * n + j]!;
        continue;
      }
      if (!(sum > 0)) {
        throw new ConvergenceError(`a covariance of order ${n} is not positive definite at ${j}`, {
          value: sum,
        });
      }
      lower[j * n + j] = Math.sqrt(sum);
    }
  }
  return { n, lower };
}

/** Overwrites b with L^-1 b. */
export function solveLower({ n, lower }: CholeskyFactor, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * n + k]! * b[k]!;
    b[i] = sum / lower[i * n + i]!;
  }
  return b;
}

/** Overwrites b with L'^-1 b. */
export function solveUpper({ n, lower }: CholeskyFactor, b: Float64Array): Float64Array {
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < n; k++) sum -= lower[k * n + i]! * b[k]!;
    b[i] = sum / lower[i * n + i]!;
  }
  return b;
}

/** Overwrites b with A^-1 b. */
export const choleskySolve = (factor: CholeskyFactor, b: Float64Array): Float64Array =>
  solveUpper(factor, solveLower(factor, b));

/** ln det A. */
export function logDeterminant({ n, lower }: CholeskyFactor): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += 2 * Math.log(lower[i * n + i]!);
  return sum;
}

/** L x: a draw with covariance A from independent standard normals x. */
export function timesLower({ n, lower }: CholeskyFactor, x: ArrayLike<number>): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let k = 0; k <= i; k++) out[i]! += lower[i * n + k]! * x[k]!;
  return out;
}
