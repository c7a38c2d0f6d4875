import { describe, expect, it } from 'vitest';
import { cholesky, choleskySolve, logDeterminant, timesLower } from './cholesky.ts';
import {
  deletionOf,
  groupEffects,
  type LinearGroup,
  mixedEffects,
  momentsOfMixture,
} from './mixed-effects.ts';
import { standardNormal, streamKey } from './random.ts';

const A = Float64Array.of(4, 2, 0.6, 2, 5, 1, 0.6, 1, 3);

describe('cholesky', () => {
  it('solves, and multiplies back to the matrix', () => {
    const factor = cholesky(A, 3);
    const x = choleskySolve(factor, Float64Array.of(6.6, 8, 4.6));
    expect([...x].map((value) => Number(value.toFixed(12)))).toEqual([1, 1, 1]);
    const columns = [0, 1, 2].map((j) =>
      timesLower(
        factor,
        [0, 1, 2].map((k) => factor.lower[j * 3 + k]!),
      ),
    );
    columns.forEach((column, j) => {
      for (let i = 0; i < 3; i++) expect(column[i]).toBeCloseTo(A[i * 3 + j]!, 12);
    });
    expect(logDeterminant(factor)).toBeCloseTo(Math.log(4 * 14 - 2 * 5.4 + 0.6 * -1), 12);
  });
  it('refuses what is not positive definite', () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow(/positive definite/);
  });
});

/** y = z + tau e + noise of variance s2, n readings: the random-intercept model. */
const intercept = (readings: readonly number[], s2: number): LinearGroup => ({
  n: readings.length,
  readings: Float64Array.from(readings),
  slopes: new Float64Array(readings.length).fill(1),
  nuisances: 0,
  nuisance: new Float64Array(0),
  own: new Float64Array(readings.length).fill(s2),
  scatter: new Float64Array(readings.length),
});
const design = { effects: 1, vary: [true] };

describe('mixedEffects', () => {
  it('gives the textbook posterior of a random intercept', () => {
    const groups = [intercept([1, 3], 0.5), intercept([2, 0], 0.5), intercept([4, 4], 0.5)];
    const [one] = mixedEffects(groups, design, [{ tau: 0.7, delta: 0, prior: 1 }]);
    const information = 3 / (0.49 + 0.25);
    expect(one!.covariance[0]).toBeCloseTo(1 / (1 + information), 12);
    expect(one!.mean[0]).toBeCloseTo((information / (1 + information)) * ((2 + 1 + 4) / 3), 12);
    const effects = groupEffects(groups[2]!, design, { component: one!, m: 0 });
    expect(effects.varied[0]).toBeCloseTo((0.49 / (0.49 + 0.25)) * (4 - one!.mean[0]!), 12);
    const share = 0.49 / 0.74;
    expect(effects.covariance[0]).toBeCloseTo(
      0.49 * (1 - share) + (1 - share) ** 2 * one!.covariance[0]!,
      12,
    );
  });
  it('gives a structural effect its own spread, and its own variation', () => {
    const groups = [intercept([1, 3], 0.5), intercept([2, 0], 0.5)];
    const structural = { ...design, structural: [true] };
    const scales = { tau: 9, delta: 0, level: 0.4, within: 0.3, prior: 1 };
    const [one] = mixedEffects(groups, structural, [scales]);
    const information = 2 / (0.09 + 0.25);
    expect(one!.covariance[0]).toBeCloseTo(1 / (1 / 0.16 + information), 12);
    expect(one!.mean[0]).toBeCloseTo((information * 1.5) / (1 / 0.16 + information), 12);
    const { varied } = groupEffects(groups[0]!, structural, { component: one!, m: 0 });
    expect(varied[0]).toBeCloseTo((0.09 / 0.34) * (2 - one!.mean[0]!), 12);
    // the evidence knows that a level of four fits readings around four better than one of a tenth
    const far = [intercept([4, 4.1], 0.01), intercept([4, 3.9], 0.01)];
    const [near, wide] = mixedEffects(far, structural, [
      { ...scales, level: 0.1 },
      { ...scales, level: 4 },
    ]);
    expect(wide!.weight).toBeGreaterThan(100 * near!.weight);
  });
  it('finds the scale that made the groups (seed 5)', () => {
    const stream = streamKey(5, 'groups');
    const groups = Array.from({ length: 60 }, (_, h) => {
      const own = 0.5 + 0.8 * standardNormal(stream, 3 * h);
      return intercept(
        [1, 2].map((k) => own + 0.1 * standardNormal(stream, 3 * h + k)),
        0.01,
      );
    });
    const scales = [0.1, 0.4, 0.8, 1.6].map((tau) => ({ tau, delta: 0, prior: 1 }));
    const fitted = mixedEffects(groups, design, scales);
    expect(fitted.find(({ tau }) => tau === 0.8)!.weight).toBeGreaterThan(0.95);
    const { mean, covariance } = momentsOfMixture(fitted);
    expect(Math.abs(mean[0]! - 0.5)).toBeLessThan(3 * Math.sqrt(covariance[0]!));
  });
  it('tells what all others say about a reading: as if it had never been read', () => {
    const readings = [
      [1, 3, 2],
      [2, 0, 9],
    ];
    const scales = { tau: 0.7, delta: 0, prior: 1 };
    const groups = readings.map((one) => intercept(one, 0.5));
    const [whole] = mixedEffects(groups, design, [scales]);
    const { off, variance, noise } = deletionOf(groups[1]!, design, whole!);
    const [without] = mixedEffects([groups[0]!, intercept([2, 0], 0.5)], design, [scales]);
    const { varied, covariance } = groupEffects(intercept([2, 0], 0.5), design, {
      component: without!,
      m: 0,
    });
    expect(off[2]).toBeCloseTo(9 - (without!.mean[0]! + varied[0]!), 10);
    expect(variance[2]).toBeCloseTo(covariance[0]!, 10);
    expect(noise[2]).toBe(0.5);
  });
  it('counts a reading with endless noise as none, and deletion does not depend on its own inflation', () => {
    const scales = { tau: 0.7, delta: 0, prior: 1 };
    const inflated = { ...intercept([2, 0, 9], 0.5), inflation: Float64Array.of(1, 1, 1e12) };
    const [found] = mixedEffects([inflated], design, [scales]);
    const [without] = mixedEffects([intercept([2, 0], 0.5)], design, [scales]);
    expect(found!.mean[0]).toBeCloseTo(without!.mean[0]!, 9);
    const [plain] = mixedEffects([intercept([2, 0, 9], 0.5)], design, [scales]);
    const off = (group: LinearGroup, component: typeof found) => deletionOf(group, design, component!).off[2];
    expect(
      off(
        { ...inflated, inflation: Float64Array.of(1, 1, 9) },
        mixedEffects([{ ...inflated, inflation: Float64Array.of(1, 1, 9) }], design, [scales])[0],
      ),
    ).toBeCloseTo(off(intercept([2, 0, 9], 0.5), plain)!, 9);
  });
});
