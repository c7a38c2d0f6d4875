import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile, betaUpper, betaUpperQuantile } from './beta.ts';
import { binomialCdf } from './binomial.ts';
import {
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredUpper,
  chiSquaredUpperQuantile,
} from './chi-squared.ts';
import { clopperPearsonLower, clopperPearsonUpper } from './clopper-pearson.ts';
import { fisherFCdf, fisherFQuantile, fisherFUpper, fisherFUpperQuantile } from './fisher-f.ts';
import { gammaCdf, gammaQuantile, gammaUpperQuantile } from './gamma.ts';
import { lognormalVariance } from './lognormal.ts';
import { logNormalCdf, normalCdf, normalQuantile, normalUpper, normalUpperQuantile } from './normal.ts';
import { poissonMeanLower, poissonMeanUpper, poissonUpper } from './poisson.ts';
import {
  studentTCdf,
  studentTQuantile,
  studentTTwoSided,
  studentTUpper,
  studentTUpperQuantile,
} from './student-t.ts';
import { binomialMass, poissonMass } from './testing/masses.ts';

/** Asserts a relative error below `tolerance`. */
function near(actual: number, expected: number, tolerance: number): void {
  const error = Math.abs(actual / expected - 1);
  expect(error, `${actual} against ${expected}: relative error ${error}`).toBeLessThan(tolerance);
}

describe('against 40-digit mpmath 1.3', () => {
  it('normal tails and quantiles', () => {
    near(normalCdf(-8), 6.220960574271784e-16, 1e-13);
    near(normalCdf(-1.5), 0.06680720126885807, 1e-14);
    near(normalUpper(-0.3), 0.6179114221889527, 1e-14);
    near(normalUpperQuantile(6.220960574271784e-16), 8, 1e-13);
    near(normalQuantile(0.975), 1.959963984540054, 1e-14);
  });
  it('Student t', () => {
    near(studentTUpper(0.001, 3), 0.49963244748473046, 1e-13);
    near(studentTUpper(2, 5), 0.05096973941492918, 1e-13);
    near(studentTUpper(10, 2.5), 0.002220747883653712, 1e-12);
    near(studentTUpper(40, 30), 6.863022597203201e-28, 1e-12);
    near(studentTCdf(-1.5, 2000), 0.06688611820037729, 1e-12);
    near(studentTUpperQuantile(0.025, 4), 2.7764451051977943, 1e-13);
    near(studentTUpperQuantile(1e-10, 7), 53.83557948467373, 1e-12);
    near(studentTQuantile(0.6, 1.5), 0.30074539256979543, 1e-12);
    near(studentTUpperQuantile(0.001, 1000), 3.098402163912923, 1e-12);
  });
  it('chi-square', () => {
    near(chiSquaredUpper(0.5, 3), 0.9188914116546758, 1e-13);
    near(chiSquaredUpper(80, 10), 5.020464318829134e-13, 1e-12);
    near(chiSquaredUpper(1000, 900), 0.010994608942135848, 1e-12);
    near(chiSquaredUpperQuantile(0.05, 2), 5.991464547107982, 1e-14);
    near(chiSquaredQuantile(0.001, 15), 3.4826844659289544, 1e-13);
    near(chiSquaredUpperQuantile(1e-8, 7), 50.81289201979628, 1e-12);
    near(chiSquaredQuantile(0.5, 500), 499.3334915888738, 1e-13);
  });
  it('F, with the two values lib-r-math.js 2.0.3 gets wrong', () => {
    near(fisherFUpper(3, [4, 2]), 0.2653061224489796, 1e-13);
    near(fisherFUpper(50, [2, 30]), 2.803293281617642e-10, 1e-12);
    near(fisherFUpper(0.1, [9, 90]), 0.9995826239883513, 1e-13);
    near(fisherFQuantile(0.5, [4, 2]), 1.2071067811865475, 1e-13);
    near(fisherFUpperQuantile(0.05, [9, 90]), 1.9855949637305013, 1e-12);
    near(fisherFUpperQuantile(1e-9, [3, 12]), 147.04446357665472, 1e-12);
    near(studentTUpper(2, 5), 0.050969739414929174, 1e-12);
  });
  it('Clopper-Pearson bounds to 1e-12, n up to 10000', () => {
    const rows = [
      [29, 30, 0.95, 0.8514039313408869, 0.9982916843555343],
      [1, 30, 0.95, 0.0017083156444657344, 0.14859606865911315],
      [7, 20, 0.975, 0.15390920478454115, 0.5921885345328282],
      [1, 10000, 0.95, 5.1293162837673e-6, 0.0004742976591654369],
      [9990, 10000, 0.99, 0.9979865536780006, 0.9995868794750639],
      [50, 1000, 0.9, 0.04134272476676604, 0.0600248574271649],
      [3, 7, 0.5, 0.36411608644808263, 0.5],
    ] as const;
    for (const [x, n, confidence, lower, upper] of rows) {
      near(clopperPearsonLower(x, n, confidence), lower, 1e-12);
      near(clopperPearsonUpper(x, n, confidence), upper, 1e-12);
    }
  });
  it('binomial and Poisson', () => {
    near(binomialCdf(45, 92, 0.5), 0.4585202598262355, 1e-12);
    near(poissonMeanUpper(0, 0.95), 2.995732273553991, 1e-14);
    near(poissonMeanUpper(3, 0.975), 8.767273069742327, 1e-12);
    near(poissonMeanUpper(100, 0.99), 125.83865288360526, 1e-12);
  });
});

describe('closed forms and identities', () => {
  it('the inverse beta is polished where @stdlib stops at 1e-6: shapes next to one', () => {
    near(
      betaQuantile(0.12500012500012522, [1.0000000000000013, 1.0000000000000002]),
      0.12500012500012522,
      1e-13,
    );
  });
  it('zero successes and all successes', () => {
    expect(clopperPearsonLower(0, 10, 0.95)).toBe(0);
    expect(clopperPearsonUpper(10, 10, 0.95)).toBe(1);
    near(clopperPearsonLower(30, 30, 0.95), 0.05 ** (1 / 30), 1e-14);
    near(clopperPearsonUpper(0, 30, 0.95), 1 - 0.05 ** (1 / 30), 1e-13);
    near(binomialCdf(4, 20, clopperPearsonLower(5, 20, 0.95)), 0.95, 1e-12);
    near(binomialCdf(5, 20, clopperPearsonUpper(5, 20, 0.95)), 0.05, 1e-11);
  });
  it('refuses impossible counts', () => {
    expect(() => clopperPearsonLower(3, 2, 0.95)).toThrow(/impossible/);
    expect(() => clopperPearsonUpper(1, 2.5, 0.95)).toThrow(/whole/);
    expect(() => clopperPearsonUpper(1, 2, 1)).toThrow(/confidence/);
  });
  it('t with one degree is Cauchy, two-sided p doubles the tail', () => {
    near(studentTUpper(7, 1), 0.5 - Math.atan(7) / Math.PI, 1e-12);
    near(studentTTwoSided(-2.2, 9), 2 * studentTUpper(2.2, 9), 1e-15);
    expect(studentTUpper(Number.POSITIVE_INFINITY, 4)).toBe(0);
  });
  it('ln Phi keeps on where Phi underflows', () => {
    near(logNormalCdf(-10), Math.log(normalCdf(-10)), 1e-13);
    near(logNormalCdf(-37.0001), Math.log(normalCdf(-37.0001)), 1e-9);
    near(logNormalCdf(-100), -5005.5242086942, 1e-11);
  });
  it('mass sums to the distribution function', () => {
    let binomial = 0;
    let poisson = 0;
    for (let k = 0; k <= 12; k++) {
      binomial += binomialMass(k, 40, 0.3);
      poisson += poissonMass(k, 9.5);
    }
    near(binomial, binomialCdf(12, 40, 0.3), 1e-12);
    near(poissonUpper(12, 9.5), 1 - poisson, 1e-11);
    expect(poissonMeanLower(0, 0.95)).toBe(0);
    near(poissonUpper(6, poissonMeanLower(7, 0.95)), 0.05, 1e-12);
  });
  it('variance of ln X of a lognormal, also where (sd/mean)^2 overflows', () => {
    near(lognormalVariance(20, 8), Math.log(1.16), 1e-15);
    near(lognormalVariance(1e-99, 1), 198 * Math.LN10, 1e-12);
    near(lognormalVariance(1e-300, 1), 600 * Math.LN10, 1e-12);
    near(lognormalVariance(5e-324, 1), 2 * -Math.log(5e-324), 1e-12);
  });
});

describe('properties (seed 20261124)', () => {
  const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  const shape = fc.double({ min: 1, max: 300, noNaN: true });
  const options = { seed: 20261124, numRuns: 300 };
  it('quantile inverts the distribution function, both tails, all families', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const rows = [
          [studentTCdf(studentTQuantile(p, a), a), p],
          [chiSquaredCdf(chiSquaredQuantile(p, a), a), p],
          [chiSquaredUpper(chiSquaredUpperQuantile(p, a), a), p],
          [fisherFCdf(fisherFQuantile(p, [a, b]), [a, b]), p],
          [fisherFUpper(fisherFUpperQuantile(p, [a, b]), [a, b]), p],
          [betaCdf(betaQuantile(p, [a, b]), [a, b]), p],
          [betaUpper(betaUpperQuantile(p, [a, b]), [a, b]), p],
          [gammaCdf(gammaQuantile(p, { shape: a, rate: b }), { shape: a, rate: b }), p],
          [1 - gammaCdf(gammaUpperQuantile(p, { shape: a, rate: b }), { shape: a, rate: b }), p],
        ] as const;
        rows.forEach(([actual, expected], i) => {
          const error = Math.abs(actual - expected) / Math.min(expected, 1 - expected);
          // A beta value near one is a double with spacing 1e-16: its upper tail keeps fewer digits than 1 - x would.
          const tolerance = i === 5 || i === 6 ? 1e-6 : 1e-9;
          expect(error, `row ${i}: ${actual} for ${expected}, a ${a}, b ${b}`).toBeLessThan(tolerance);
        });
      }),
      options,
    );
  });
  it('the two tails add up to one', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), shape, shape, (x, a, b) => {
        const u = 1 / (1 + Math.exp(-x / 4));
        const sums = [
          normalCdf(x) + normalUpper(x),
          studentTCdf(x, a) + studentTUpper(x, a),
          chiSquaredCdf(u * a * 3, a) + chiSquaredUpper(u * a * 3, a),
          fisherFCdf(u * 3, [a, b]) + fisherFUpper(u * 3, [a, b]),
          betaCdf(u, [a, b]) + betaUpper(u, [a, b]),
        ];
        for (const sum of sums) expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      }),
      options,
    );
  });
});
