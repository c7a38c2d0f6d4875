import { describe, expect, it } from 'vitest';
import { updateReliability } from './bayes/beta-binomial-update.ts';
import { capabilityOf } from './capability/process-capability.ts';
import { individualsChartOf } from './control/individuals-chart.ts';
import { fitCrow } from './growth/crow-amsaa.ts';
import { grubbsOf } from './hypothesis/grubbs.ts';
import { demonstrationUnits } from './life/demonstration.ts';
import { mtbfBounds } from './life/exponential-mtbf-lower.ts';
import { medianSurvival, productLimit } from './life/kaplan-meier.ts';
import { larsonMillerParameter, larsonMillerTime } from './regression/larson-miller.ts';
import { fitLifeLine } from './regression/life-line.ts';
import { binomialLines, sprtDecision } from './sequential/sprt-binomial.ts';
import { fitLinear, polynomialDesign } from './summary/linear-least-squares.ts';
import { summaryOf } from './summary/univariate-summary.ts';
import { toleranceFactor } from './tolerance/normal-tolerance.ts';

describe('called from code, each family gives its published numbers', () => {
  it('summary: NIST StRD NumAcc1, and a line with its exact coefficients', () => {
    const { mean, sd, median } = summaryOf([10000001, 10000003, 10000002]);
    expect([mean, sd, median]).toEqual([10000002, 1, 10000002]);
    const x = [0, 1, 2, 3];
    const fit = fitLinear(polynomialDesign(x, 1), [1, 3, 5, 8]);
    expect(fit.coefficients[1]).toBeCloseTo(2.3, 12);
    expect(fit.df).toBe(2);
  });
  it('tolerance: CMH-17 B-basis factor of 18 values, 1.974 in table 8.5.10', () => {
    expect(toleranceFactor(18, { content: 0.9, confidence: 0.95 })).toBeCloseTo(1.974, 2);
  });
  it('hypothesis: Grubbs example of the e-Handbook, G 2.4687 beyond 2.032 (one-sided)', () => {
    const test = grubbsOf([199.31, 199.53, 200.19, 200.82, 201.92, 201.95, 202.18, 245.57]);
    expect(test.g).toBeCloseTo(2.4687, 3);
    expect(test.criticalOneSided).toBeCloseTo(2.032, 3);
    expect(test.outlier).toBe(7);
  });
  it('life: 29 and 299 units, an MTBF without failures, the median of a complete sample', () => {
    expect(demonstrationUnits({ reliability: 0.9 })).toBe(29);
    expect(demonstrationUnits({ reliability: 0.99 })).toBe(299);
    const { lower, upper } = mtbfBounds({ time: 100, failures: 0 });
    expect(lower).toBeCloseTo(100 / -Math.log(0.05), 10);
    expect(upper).toBeNull();
    expect(medianSurvival(productLimit({ time: [1, 2, 3, 4] }))).toBe(2);
    expect(medianSurvival(productLimit({ time: [1, 2, 3], event: [true, false, false] }))).toBeNull();
  });
  it('regression: a life line through its own points, and Larson-Miller there and back', () => {
    const line = fitLifeLine([0.01, 0.1, 1], [1e4, 1e3, 1e2 * 1.01]);
    expect(line.b).toBeCloseTo(-1, 2);
    const parameter = larsonMillerParameter(1500, 1000);
    expect(parameter).toBeCloseTo(1500 * 23, 9);
    expect(larsonMillerTime(parameter, 1500)).toBeCloseTo(1000, 6);
  });
  it('sequential: the plan of the e-Handbook, 7.2.6.2 lines, and a run of failures that is rejected', () => {
    const lines = binomialLines({ p1: 0.01, p2: 0.1, alpha: 0.05, beta: 0.2 });
    expect(lines.slope).toBeCloseTo(0.0397, 4);
    expect(sprtDecision(lines, [false, true, true, true]).decision).toBe('reject');
    expect(sprtDecision(lines, [false]).decision).toBe('continue');
  });
  it('growth, control, capability, Bayes: closed forms', () => {
    expect(fitCrow({ times: [1, 2, 4], end: 8, termination: 'time' }).beta).toBeCloseTo(3 / Math.log(64), 12);
    expect(individualsChartOf([1, 2, 1, 2]).sigma).toBeCloseTo(1 / 1.128, 12);
    expect(capabilityOf({ mean: 16, sd: 2 }, { lsl: 8, usl: 20 }).cpk).toBeCloseTo(0.6667, 4);
    expect(updateReliability([1, 1], { n: 30, failures: 0 }).lower).toBeCloseTo(0.05 ** (1 / 31), 12);
  });
});
