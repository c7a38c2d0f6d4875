import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnYields, type YieldHeat } from './learned-yields.ts';
import { compareRecorded } from './recorded-heat.ts';

describe('predicted against recorded', () => {
  const predicted = [
    { element: 'Cr', mean_ppm: 220_000, sd_ppm: 1000 },
    { element: 'S', mean_ppm: 12, sd_ppm: 3 },
    { element: 'Bi', mean_ppm: 0.2, sd_ppm: 0.05 },
  ] as const;
  const record = (element: 'Cr' | 'S' | 'Bi', value_ppm: number, below = false, u_ppm = 0) => ({
    element,
    value_ppm,
    below,
    u_ppm,
  });
  it('1.96 standard deviations are 4.32 bit (one in twenty) and outside the 5 to 95 % band', () => {
    const [row] = compareRecorded(predicted, [record('Cr', 221_959.964)]).rows;
    expect(row!.z).toBeCloseTo(1.959964, 6);
    expect(row!.surprise_bit).toBeCloseTo(Math.log2(20), 4);
    expect(row!.inside).toBe(false);
  });
  it('the uncertainty of the method takes its share: 3-4-5', () => {
    const [row] = compareRecorded(predicted, [record('S', 17, false, 4)]).rows;
    expect(row!.z).toBeCloseTo(1, 12);
  });
  it('"<0.1" surprises where 0.2 was predicted, "<5" does not', () => {
    expect(compareRecorded(predicted, [record('Bi', 0.1, true)]).rows[0]).toMatchObject({
      inside: false,
      z: null,
    });
    expect(compareRecorded(predicted, [record('Bi', 0.1, true)]).rows[0]!.surprise_bit).toBeGreaterThan(5);
    expect(compareRecorded(predicted, [record('Bi', 5, true)]).rows[0]).toMatchObject({
      surprise_bit: null,
      inside: true,
    });
  });
  it('chi squared of two rows at 2 sigma each: p = exp(-4)', () => {
    const { pValue } = compareRecorded(predicted, [record('Cr', 222_000), record('S', 18)]);
    expect(pValue).toBeCloseTo(Math.exp(-4), 10);
  });
  it('leaves out what only one side has', () => {
    expect(compareRecorded(predicted, [{ element: 'La', value_ppm: 3, below: false, u_ppm: 1 }])).toEqual({
      rows: [],
      inside: 0,
      pValue: null,
    });
  });
});

describe('learned yields', () => {
  const prior = () => ({ mean: 0.95, spread: 0.02 });
  const heat = (name: string, inputs: [string, string, number][], metal_g: number): YieldHeat => ({
    heat: name,
    inputs: inputs.map(([form, supplier, mass_g]) => ({ form, supplier, mass_g })),
    metal_g,
  });
  it('one heat of one form: the textbook mean of prior and data by their precisions', () => {
    const [one] = learnYields([heat('A', [['turnings', 'B', 1000]], 900)], { prior, weighing: 0.02 });
    expect(one!.learned.mean).toBeCloseTo(0.925, 12);
    expect(one!.learned.spread).toBeCloseTo(0.02 / Math.SQRT2, 12);
  });
  it('finds the yields of two suppliers from mixed heats (0.90 and 0.97, no noise)', () => {
    const heats = Array.from({ length: 12 }, (_, i) => {
      const a = 100 + 60 * (i % 4);
      const b = 500 - 70 * (i % 5);
      return heat(
        `H${i}`,
        [
          ['turnings', 'A', a],
          ['turnings', 'B', b],
        ],
        0.9 * a + 0.97 * b,
      );
    });
    const [a, b] = learnYields(heats, { prior, weighing: 0.0005 });
    expect(a!.learned.mean).toBeCloseTo(0.9, 2);
    expect(b!.learned.mean).toBeCloseTo(0.97, 2);
    expect(a).toMatchObject({ form: 'turnings', supplier: 'A', heats: 12 });
  });
  it('a supplier nobody melted yet does not appear; one that shares the form learns with', () => {
    const seen = heat(
      'A',
      [
        ['turnings', 'A', 1000],
        ['turnings', 'B', 1],
      ],
      900,
    );
    const [, b] = learnYields([seen], { prior });
    expect(b!.learned.mean).toBeLessThan(0.94);
    const [, apart] = learnYields([seen], { prior, correlation: 0 });
    expect(apart!.learned.mean).toBeCloseTo(0.95, 4);
  });
  it('does not depend on the order of heats and never becomes less sure (seed 20261124)', () => {
    const amount = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, amount, fc.double({ min: 0.8, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 8,
        }),
        (rows) => {
          const heats = rows.map(([a, b, y], i) =>
            heat(
              `${i}`,
              [
                ['turnings', 'A', a],
                ['foundry-returns', 'B', b],
              ],
              y * (a + b),
            ),
          );
          const forward = learnYields(heats, { prior });
          const backward = learnYields([...heats].reverse(), { prior });
          forward.forEach((one, i) => {
            expect(one.learned.mean).toBeCloseTo(backward[i]!.learned.mean, 8);
            expect(one.learned.spread).toBeLessThanOrEqual(one.prior.spread * (1 + 1e-12));
          });
        },
      ),
      { seed: 20261124, numRuns: 50 },
    );
  });
});
