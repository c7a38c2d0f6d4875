import { describe, expect, it } from 'vitest';
import { gammaCdf } from '../../../../foundation/numerics/gamma.ts';
import { gammaPriorOf } from '../../../../foundation/statistics/bayes/gamma-prior-from-two-mtbf.ts';
import { roundThresholds } from '../../../../foundation/statistics/bayes/normal-update.ts';
import { mtbfLower } from '../../../../foundation/statistics/life/exponential-mtbf-lower.ts';
import { runMethod } from '../../registry.ts';

describe('Bayesian updates', () => {
  it('two updates are one: failures and exposure add', () => {
    const first = runMethod('gammaPoissonUpdate', {
      priorShape: 2,
      priorRate: 4000,
      failures: 1,
      exposureHours: 5000,
    }).quantities;
    const second = runMethod('gammaPoissonUpdate', {
      priorShape: first.posteriorShape,
      priorRate: first.posteriorRate,
      failures: 2,
      exposureHours: 7000,
    }).quantities;
    const once = runMethod('gammaPoissonUpdate', {
      priorShape: 2,
      priorRate: 4000,
      failures: 3,
      exposureHours: 12_000,
    }).quantities;
    expect(second.rateUpper95).toBe(once.rateUpper95);
  });
  it('the flat prior answers as the classical time-terminated bound', () => {
    const { quantities } = runMethod('gammaPoissonUpdate', {
      priorShape: 2,
      priorRate: 4000,
      failures: 3,
      exposureHours: 9000,
    });
    expect(1 / (quantities.flatPriorRateUpper95 as number)).toBeCloseTo(
      mtbfLower({ time: 9000, failures: 3 }, 0.95),
      8,
    );
  });
  it('the gamma prior has the two quantiles it was made from', () => {
    const { a, b } = gammaPriorOf([600, 0.5], [250, 0.05]);
    expect(gammaCdf(1 / 600, { shape: a, rate: b })).toBeCloseTo(0.5, 10);
    expect(1 - gammaCdf(1 / 250, { shape: a, rate: b })).toBeCloseTo(0.05, 10);
  });
  it('the test time shows the target exactly: P(MTBF > M) = C after T hours', () => {
    const { quantities } = runMethod('bayesianTestTime', {
      a: 2.9,
      b: 1500,
      targetMtbf: 500,
      confidence: 0.8,
      failures: 1,
    });
    const hours = quantities.hours as number;
    expect(gammaCdf(1 / 500, { shape: 3.9, rate: 1500 + hours })).toBeCloseTo(0.8, 10);
  });
  it('the normal update is the weighted mean, with a vague prior the data alone', () => {
    const vague = runMethod('normalUpdate', {
      priorMean: 0,
      priorSd: 1e6,
      n: 4,
      mean: 10,
      sd: 2,
      threshold: 9,
    }).quantities;
    expect(vague.posteriorMean).toBeCloseTo(10, 6);
    expect(vague.posteriorSd).toBeCloseTo(1, 6);
    expect(vague.probabilityMeanBelow).toBeCloseTo(0.158655, 5);
    expect(roundThresholds(1011.1, 4.08)).toEqual([1000, 1005, 1010, 1015, 1020]);
  });
  it('beta-binomial: a prior of one success more is one trial more', () => {
    const at = (prior: number[], n: number): unknown =>
      runMethod('betaBinomialUpdate', { prior, n, failures: 1, confidence: 0.9 }).quantities.reliabilityLower;
    expect(at([2, 1], 20)).toBe(at([1, 1], 21));
  });
});
