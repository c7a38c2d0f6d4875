import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../random.ts';
import { type Entry, type SparseMatrix, sparseOf, timesSparse, transposed } from './sparse-matrix.ts';
import { SingularLoopError, sparseSolver } from './sparse-solver.ts';

/** An economy of `n` products: each made by one process out of a few others, some of them made of it. */
function economy(n: number, shuffled = false): ReturnType<typeof sparseOf> {
  const key = streamKey(7, 'economy');
  const entries: Entry[] = [];
  for (let j = 0; j < n; j++) {
    entries.push([shuffled ? (j * 7 + 3) % n : j, j, 1]);
    for (let k = 0; k < 6; k++) {
      const at = Math.floor(n * uniform(key, 12 * j + 2 * k));
      entries.push([shuffled ? (at * 7 + 3) % n : at, j, -0.15 * uniform(key, 12 * j + 2 * k + 1)]);
    }
  }
  return sparseOf(n, entries);
}

/** Largest |A x - b| over the largest |b|. */
function residualOf(matrix: SparseMatrix, x: ArrayLike<number>, b: ArrayLike<number>): number {
  const product = timesSparse(matrix, x);
  let worst = 0;
  let size = 0;
  for (let i = 0; i < matrix.n; i++) {
    worst = Math.max(worst, Math.abs(product[i]! - b[i]!));
    size = Math.max(size, Math.abs(b[i]!));
  }
  return size > 0 ? worst / size : worst;
}

describe('sparseOf', () => {
  it('adds entries of one place and puts the rows of a column in order', () => {
    const made = sparseOf(3, [
      [2, 1, 4],
      [0, 1, 1],
      [2, 1, -1],
      [1, 0, 7],
      [2, 1, 0.5],
    ]);
    expect([[...made.starts], [...made.rows], [...made.values]]).toEqual([
      [0, 1, 3, 3],
      [1, 0, 2],
      [7, 1, 3.5],
    ]);
  });
});

describe('sparseSolver', () => {
  it.each([5, 250, 4000])('leaves no residual on an economy of %i products, forwards and backwards', (n) => {
    const a = economy(n);
    const b = Float64Array.from({ length: n }, (_, i) => (i % 7 === 0 ? 1 : 0));
    for (const matrix of [a, transposed(a)]) {
      const x = sparseSolver(matrix).solve(b);
      expect(residualOf(matrix, x, b)).toBeLessThan(1e-11);
    }
  });
  it('answers one demand the same whatever it was asked before', () => {
    const a = economy(700);
    const one = Float64Array.from({ length: 700 }, (_, i) => (i === 699 ? 1 : 0));
    const solver = sparseSolver(a);
    const first = solver.solve(one);
    solver.solve(new Float64Array(700).fill(3));
    expect(solver.solve(one)).toEqual(first);
  });
  it('finds the maker of each product where they do not stand in one order', () => {
    const a = economy(60, true);
    const b = new Float64Array(60).fill(1);
    expect(residualOf(a, sparseSolver(a).solve(b), b)).toBeLessThan(1e-12);
  });
  it('solves a chain without loops by substitution', () => {
    const n = 1000;
    const entries: Entry[] = Array.from({ length: n }, (_, j): Entry[] =>
      j > 0
        ? [
            [j, j, 1],
            [j - 1, j, -0.5],
          ]
        : [[j, j, 1]],
    ).flat();
    const chain = sparseOf(n, entries);
    const solver = sparseSolver(chain);
    expect(solver.largestLoop).toBe(1);
    const x = solver.solve(Float64Array.from({ length: n }, (_, i) => (i === n - 1 ? 1 : 0)));
    expect(x[n - 4]).toBe(0.125);
  });
  it('names the columns of a loop that uses up what it makes, and of a column without a row', () => {
    const loop = sparseOf(3, [
      [0, 0, 1],
      [1, 1, 1],
      [2, 2, 1],
      [1, 2, -2],
      [2, 1, -0.5],
    ]);
    const columns = (): unknown => {
      try {
        sparseSolver(loop).solve([1, 1, 1]);
      } catch (error) {
        return error instanceof SingularLoopError ? error.columns : error;
      }
      return 'solved';
    };
    expect(columns()).toEqual([1, 2]);
    expect(() =>
      sparseSolver(
        sparseOf(2, [
          [0, 0, 1],
          [0, 1, 1],
        ]),
      ),
    ).toThrow(SingularLoopError);
  });
});
