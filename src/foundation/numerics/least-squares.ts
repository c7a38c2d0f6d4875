import { ConvergenceError } from '../errors.ts';
import { dotResidual } from './double-double.ts';
import type { Matrix } from './matrix.ts';

/** Least squares of y on the columns of X. */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  readonly residualSumOfSquares: number;
  /** Rows less columns. */
  readonly df: number;
  /** (X'X)^-1: times the residual variance it is the covariance of the coefficients. */
  readonly unscaledCovariance: Matrix;
  /** Largest relative change of a coefficient in the refinement: what plain QR had lost. */
  readonly refinement: number;
}

/**
 * Coefficients b minimising |y - X b|^2 by Householder QR on columns scaled to unit length, then two steps of
 * refinement of b and the residual together, with sums in doubled precision (Bjorck 1967). Never normal equations.
 * Compared with NIST StRD Wampler 1 to 5, Longley, Pontius and Filip: see least-squares.test.ts.
 * Throws ConvergenceError when the columns are linearly dependent or there are fewer rows than columns.
 */
export function leastSquares(x: Matrix, y: ArrayLike<number>): LeastSquares {
  const { rows, columns } = x;
  if (rows < columns) {
    throw new ConvergenceError(`${rows} observations are too few for ${columns} coefficients`, {
      value: rows,
    });
  }
  const scale = columnLengths(x);
  const scaled = { rows, columns, values: x.values.map((value, at) => value / scale[at % columns]!) };
  const qr = householder(scaled);
  const b = new Float64Array(columns);
  const r = Float64Array.from(y);
  let refinement = 0;
  // The first pass, from b = 0 and r = y, is the plain QR solution; the others refine it.
  for (let pass = 0; pass < 3; pass++) {
    const start = pass === 0;
    const f = start ? Float64Array.from(y) : dotResidual(scaled, { y, b, r });
    const g = start ? new Float64Array(columns) : transposeTimes(scaled, r);
    const { change, residual } = augmentedSolve(qr, f, g);
    if (pass === 1) refinement = relativeChange(change, b);
    for (let j = 0; j < columns; j++) b[j]! += change[j]!;
    for (let i = 0; i < rows; i++) r[i] = start ? residual[i]! : r[i]! + residual[i]!;
  }
  return {
    coefficients: b.map((value, j) => value / scale[j]!),
    residuals: r,
    residualSumOfSquares: r.reduce((sum, value) => sum + value * value, 0),
    df: rows - columns,
    unscaledCovariance: covarianceOf(qr, scale),
    refinement,
  };
}

/** x0' (X'X)^-1 x0 [1]: variance of the fitted value at x0 in units of the residual variance. */
export function leverageOf({ unscaledCovariance }: LeastSquares, x0: readonly number[]): number {
  const { columns, values } = unscaledCovariance;
  let sum = 0;
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < columns; j++) sum += x0[i]! * values[i * columns + j]! * x0[j]!;
  return sum;
}

interface Householder {
  readonly rows: number;
  readonly columns: number;
  /** R on and above the diagonal, the reflectors below it. */
  readonly packed: Float64Array;
  readonly diagonal: Float64Array;
  readonly beta: Float64Array;
}

function columnLengths({ rows, columns, values }: Matrix): Float64Array {
  const lengths = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += values[i * columns + j]! ** 2;
    if (!(sum > 0))
      throw new ConvergenceError(`column ${j} of the design is zero or not a number`, { value: j });
    // A power of two: scaling must not round.
    lengths[j] = 2 ** Math.round(Math.log2(Math.sqrt(sum)));
  }
  return lengths;
}

/** Reflectors v_k with leading element packed[k][k]; R's diagonal is kept apart. */
function householder({ rows, columns, values }: Matrix): Householder {
  const packed = Float64Array.from(values);
  const diagonal = new Float64Array(columns);
  const beta = new Float64Array(columns);
  for (let k = 0; k < columns; k++) {
    let norm = 0;
    for (let i = k; i < rows; i++) norm += packed[i * columns + k]! ** 2;
    norm = Math.sqrt(norm);
    if (!(norm > 1e-15)) {
      throw new ConvergenceError(`column ${k} of the design depends on the columns before it`, { value: k });
    }
    const head = packed[k * columns + k]!;
    const alpha = head > 0 ? -norm : norm;
    packed[k * columns + k] = head - alpha;
    beta[k] = 1 / (norm * (norm + Math.abs(head)));
    diagonal[k] = alpha;
    for (let j = k + 1; j < columns; j++) {
      let dot = 0;
      for (let i = k; i < rows; i++) dot += packed[i * columns + k]! * packed[i * columns + j]!;
      dot *= beta[k]!;
      for (let i = k; i < rows; i++) packed[i * columns + j]! -= dot * packed[i * columns + k]!;
    }
  }
  return { rows, columns, packed, diagonal, beta };
}

/** Solves r + A x = f, A' r = g: the normal equations without forming them. */
function augmentedSolve(
  qr: Householder,
  f: Float64Array,
  g: Float64Array,
): { change: Float64Array; residual: Float64Array } {
  const { rows, columns, packed, diagonal } = qr;
  const h = Float64Array.from(g);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < j; i++) h[j]! -= packed[i * columns + j]! * h[i]!;
    h[j]! /= diagonal[j]!;
  }
  const rotated = Float64Array.from(f);
  for (let k = 0; k < columns; k++) reflect(qr, k, rotated);
  const change = new Float64Array(columns);
  for (let i = columns - 1; i >= 0; i--) {
    let sum = rotated[i]! - h[i]!;
    for (let j = i + 1; j < columns; j++) sum -= packed[i * columns + j]! * change[j]!;
    change[i] = sum / diagonal[i]!;
  }
  const residual = new Float64Array(rows);
  residual.set(h);
  residual.set(rotated.subarray(columns), columns);
  for (let k = columns - 1; k >= 0; k--) reflect(qr, k, residual);
  return { change, residual };
}

function reflect({ rows, columns, packed, beta }: Householder, k: number, vector: Float64Array): void {
  let dot = 0;
  for (let i = k; i < rows; i++) dot += packed[i * columns + k]! * vector[i]!;
  dot *= beta[k]!;
  for (let i = k; i < rows; i++) vector[i]! -= dot * packed[i * columns + k]!;
}

/** -A' r, the right-hand side of the second equation of the augmented system. */
function transposeTimes(a: Matrix, r: Float64Array): Float64Array {
  const zero = new Float64Array(a.columns);
  const transposed = new Float64Array(a.values.length);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++) transposed[j * a.rows + i] = a.values[i * a.columns + j]!;
  return dotResidual({ rows: a.columns, columns: a.rows, values: transposed }, { y: zero, b: r, r: zero });
}

const relativeChange = (change: Float64Array, b: Float64Array): number =>
  change.reduce((worst, step, j) => (b[j] === 0 ? worst : Math.max(worst, Math.abs(step / b[j]!))), 0);

/** R^-1 R^-T with the scale of the columns undone. */
function covarianceOf({ columns, packed, diagonal }: Householder, scale: Float64Array): Matrix {
  const inverse = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j++) {
    inverse[j * columns + j] = 1 / diagonal[j]!;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum -= packed[i * columns + k]! * inverse[k * columns + j]!;
      inverse[i * columns + j] = sum / diagonal[i]!;
    }
  }
  const values = new Float64Array(columns * columns);
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = Math.max(i, j); k < columns; k++)
        sum += inverse[i * columns + k]! * inverse[j * columns + k]!;
      values[i * columns + j] = sum / (scale[i]! * scale[j]!);
    }
  return { rows: columns, columns, values };
}
