import type { Matrix } from './matrix.ts';

/** 2^27 + 1: splits a double into two halves whose products are exact (Dekker 1971). */
const SPLITTER = 134217729;

/**
 * y - r - A b, each row summed in doubled precision (Dekker's product, Knuth's sum): the residual of an augmented
 * least-squares system, accurate although almost everything in it cancels.
 */
export function dotResidual(
  { rows, columns, values }: Matrix,
  {
    y,
    b,
    r,
  }: { readonly y: ArrayLike<number>; readonly b: ArrayLike<number>; readonly r: ArrayLike<number> },
): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let high = y[i]!;
    let low = 0;
    const add = (term: number): void => {
      const sum = high + term;
      const back = sum - high;
      low += high - (sum - back) + (term - back);
      high = sum;
    };
    add(-r[i]!);
    for (let j = 0; j < columns; j++) {
      const factor = -values[i * columns + j]!;
      const product = factor * b[j]!;
      add(product);
      low += productError(factor, b[j]!, product);
    }
    out[i] = high + low;
  }
  return out;
}

/** a b - fl(a b), exactly. */
function productError(a: number, b: number, product: number): number {
  const aWide = SPLITTER * a;
  const aHigh = aWide - (aWide - a);
  const bWide = SPLITTER * b;
  const bHigh = bWide - (bWide - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
