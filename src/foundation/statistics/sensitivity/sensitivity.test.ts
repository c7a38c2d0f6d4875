import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../../numerics/random.ts';
import { rankCorrelation } from './rank-correlation.ts';
import { sobolIndices } from './sobol.ts';

describe('rank correlation', () => {
  it('is 1 for any rising curve, -1 for a falling one, and shares ranks between ties', () => {
    expect(rankCorrelation([1, 2, 3, 4], [1, 8, 27, 64])).toBe(1);
    expect(rankCorrelation([1, 2, 3], [9, 4, 1])).toBe(-1);
    // By hand: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0);
  });
});

describe('Sobol indices', () => {
  it('come near those of the Ishigami function, known in closed form', () => {
    const n = 20_000;
    const draw = (set: string, k: number, i: number): number =>
      Math.PI * (2 * uniform(streamKey(3, `${set}${k}`), i) - 1);
    const f = (x: readonly number[]): number =>
      Math.sin(x[0]!) + 7 * Math.sin(x[1]!) ** 2 + 0.1 * x[2]! ** 4 * Math.sin(x[0]!);
    const rows = (from: (k: number) => string): Float64Array =>
      Float64Array.from({ length: n }, (_, i) => f([0, 1, 2].map((k) => draw(from(k), k, i))));
    const [a, b] = [rows(() => 'a'), rows(() => 'b')];
    const known = [
      [0.3139, 0.5576],
      [0.4424, 0.4424],
      [0, 0.2437],
    ] as const;
    known.forEach(([first, total], k) => {
      const found = sobolIndices({ a, b, mixed: rows((column) => (column === k ? 'b' : 'a')) });
      expect(Math.abs(found.first - first)).toBeLessThan(0.03);
      expect(Math.abs(found.total - total)).toBeLessThan(0.02);
    });
  });
});
