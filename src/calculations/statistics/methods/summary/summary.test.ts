import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import { oneWayAnova } from '../../../../foundation/statistics/summary/anova-one-way.ts';
import { runMethod } from '../../registry.ts';

describe('NIST StRD', () => {
  it('a common offset of 1e12 leaves F as exact as the doubles hold it (SmLs07 to 09 in kind)', () => {
    // Deviations are multiples of 2^-10, which 1e12 + deviation holds exactly: F must not change at all.
    const groups = [0, 1, 2].map((g) => [-3, -1, 0, 1, 3, 2, -2].map((d) => (g + d) / 1024));
    const plain = oneWayAnova(groups);
    const offset = oneWayAnova(groups.map((group) => group.map((value) => 1e12 + value)));
    expect(offset.f).toBeCloseTo(plain.f, 12);
    expect(offset.mean).toBe(1e12 + plain.mean);
  });
  it('the generator sentence makes the set it describes', () => {
    const { quantities } = runMethod('univariateSummary', {
      generator: '1000000.2, then 1000000.1 and 1000000.3 alternating 500 times',
      n: 1001,
    });
    expect(quantities.n).toBe(1001);
    expect(Math.abs((quantities.mean as number) / 1000000.2 - 1)).toBeLessThan(1e-14);
    expect(Math.abs((quantities.sd as number) / 0.1 - 1)).toBeLessThan(1e-8);
  });
});

describe('summary', () => {
  it('mean and sd do not depend on the order or on a shift', () => {
    const x = [1e8 + 0.125, 1e8 + 0.5, 1e8 + 0.25];
    expect(momentsOf(x).sd).toBeCloseTo(momentsOf([...x].reverse()).sd, 14);
    expect(momentsOf(x).sd).toBeCloseTo(momentsOf([0.125, 0.5, 0.25]).sd, 12);
  });
  it('the sums of squares add up to the total about the grand mean', () => {
    const groups = [
      [1, 4, 2],
      [7, 9],
      [3, 3, 5, 6],
    ];
    const { ssBetween, ssWithin, mean } = oneWayAnova(groups);
    const total = groups.flat().reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(ssBetween + ssWithin).toBeCloseTo(total, 10);
  });
  it('least squares of two responses is that of each alone; several predictors by columns or rows', () => {
    const x = [1, 2, 3, 4, 5];
    const both = runMethod('linearLeastSquares', { x, y1: [2, 4, 6, 8, 11], y2: [1, 0, 1, 0, 2] }).quantities;
    const alone = runMethod('linearLeastSquares', { x, y: [2, 4, 6, 8, 11] }).quantities;
    expect(both.coefficientsY1).toEqual(alone.coefficients);
    const x2 = [2, 1, 4, 3, 7];
    const columns = runMethod('linearLeastSquares', { x1: x, x2, y: [2, 4, 6, 8, 11] }).quantities;
    const rows = runMethod('linearLeastSquares', {
      x: x.map((v, i) => [v, x2[i]!]),
      y: [2, 4, 6, 8, 11],
    }).quantities;
    expect(columns.coefficients).toEqual(rows.coefficients);
  });
});
