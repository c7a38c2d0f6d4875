import { describe, expect, it } from 'vitest';
import { leastSquares, leverageOf } from './least-squares.ts';
import { matrixOf } from './matrix.ts';

const powers = (x: readonly number[], degree: number) =>
  matrixOf(x.map((value) => Array.from({ length: degree + 1 }, (_, power) => value ** power)));
const zeroTo20 = Array.from({ length: 21 }, (_, i) => i);
const worst = (actual: Float64Array, expected: readonly number[]): number =>
  Math.max(...expected.map((value, i) => Math.abs(actual[i]! / value - 1)));

/** NIST StRD Longley (1967): total employment on six series. */
const LONGLEY: readonly (readonly number[])[] = [
  [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
  [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
];

describe('NIST StRD linear regression', () => {
  it('Wampler1: all six coefficients 1 to 1e-12', () => {
    const y = zeroTo20.map((x) => 1 + x + x ** 2 + x ** 3 + x ** 4 + x ** 5);
    expect(worst(leastSquares(powers(zeroTo20, 5), y).coefficients, [1, 1, 1, 1, 1, 1])).toBeLessThan(1e-12);
  });
  it('Wampler5, with huge residuals: coefficients 1 to 1e-7, residual sd 23601450.2379268', () => {
    const signs = [
      759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048,
      2523, -2048, 2048, -2048, 759,
    ];
    const y = zeroTo20.map((x, i) => 1 + x + x ** 2 + x ** 3 + x ** 4 + x ** 5 + signs[i]! * 1e4);
    const fit = leastSquares(powers(zeroTo20, 5), y);
    expect(worst(fit.coefficients, [1, 1, 1, 1, 1, 1])).toBeLessThan(1e-7);
    const sd = Math.sqrt(fit.residualSumOfSquares / fit.df);
    expect(Math.abs(sd / 23601450.2379268 - 1)).toBeLessThan(1e-12);
  });
  it('Longley: seven certified coefficients to 1e-10, residual sd 304.854073561965', () => {
    const fit = leastSquares(
      matrixOf(LONGLEY.map((row) => [1, ...row.slice(1)])),
      LONGLEY.map((row) => row[0]!),
    );
    const certified = [
      -3482258.6345958, 15.0618722713733, -0.035819179292591, -2.0202298038168, -1.03322686717359,
      -0.0511041056535807, 1829.15146461355,
    ];
    expect(worst(fit.coefficients, certified)).toBeLessThan(1e-10);
    expect(Math.sqrt(fit.residualSumOfSquares / fit.df)).toBeCloseTo(304.854073561965, 9);
    const sd = Math.sqrt((fit.residualSumOfSquares / fit.df) * fit.unscaledCovariance.values[0]!);
    expect(Math.abs(sd / 890420.383607373 - 1)).toBeLessThan(1e-9);
  });
  it('refinement tells what plain QR lost: nothing for a line, much for a quintic', () => {
    const line = leastSquares(powers([1, 2, 3, 4], 1), [2, 4, 5, 9]);
    expect(line.refinement).toBeLessThan(1e-14);
    const y = zeroTo20.map((x, i) => 1 + x ** 5 + (i % 2 === 0 ? 1e7 : -1e7));
    expect(leastSquares(powers(zeroTo20, 5), y).refinement).toBeGreaterThan(1e-12);
  });
});

describe('least squares', () => {
  it('leverages at the observations add up to the number of columns', () => {
    const x = [-3, 0.5, 1, 2, 7, 9];
    const fit = leastSquares(powers(x, 2), [1, 2, 2, 5, 1, 0]);
    const sum = x.reduce((total, value) => total + leverageOf(fit, [1, value, value * value]), 0);
    expect(sum).toBeCloseTo(3, 10);
    expect(fit.residuals.reduce((total, value) => total + value, 0)).toBeCloseTo(0, 10);
  });
  it('refuses dependent columns, a zero column and too few rows', () => {
    const rows = [1, 2, 3, 4].map((x) => [1, x, 2 * x]);
    expect(() => leastSquares(matrixOf(rows), [1, 2, 3, 4])).toThrow(/depends/);
    expect(() =>
      leastSquares(
        matrixOf([
          [1, 0],
          [1, 0],
        ]),
        [1, 2],
      ),
    ).toThrow(/zero/);
    expect(() => leastSquares(matrixOf([[1, 2]]), [1])).toThrow(/are too few for 2 coefficients/);
  });
});
