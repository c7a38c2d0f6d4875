import { describe, expect, it } from 'vitest';
import { invert, matrixOf, solveLinear } from './matrix.ts';
import { fillNormal, streamKey } from './random.ts';

describe('dense solve', () => {
  it('needs the row exchange: [[0, 1], [1, 1]]', () => {
    expect([
      ...solveLinear(
        matrixOf([
          [0, 1],
          [1, 1],
        ]),
        [2, 5],
      ),
    ]).toEqual([3, 2]);
  });
  it('random systems of order 2 to 20 come back (stream 8 "solve")', () => {
    for (let n = 2; n <= 20; n++) {
      const values = fillNormal(streamKey(8, `solve/${n}`), new Float64Array(n * n));
      const truth = fillNormal(streamKey(8, `truth/${n}`), new Float64Array(n));
      const b = Array.from({ length: n }, (_, i) =>
        truth.reduce((sum, value, j) => sum + values[i * n + j]! * value, 0),
      );
      const a = { rows: n, columns: n, values };
      const x = solveLinear(a, b);
      const y = invert(a);
      for (let i = 0; i < n; i++) {
        expect(Math.abs(x[i]! - truth[i]!)).toBeLessThan(1e-10);
        const product = b.reduce((sum, value, j) => sum + y.values[i * n + j]! * value, 0);
        expect(Math.abs(product - truth[i]!)).toBeLessThan(1e-10);
      }
    }
  });
  it('refuses a singular matrix', () => {
    expect(() =>
      solveLinear(
        matrixOf([
          [1, 2],
          [2, 4],
        ]),
        [1, 2],
      ),
    ).toThrow(/singular/);
  });
});
