import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillNormal, fillUniform, streamKey } from '../../../../foundation/numerics/random.ts';
import { fitCensored } from '../../../../foundation/statistics/life/censored-fit.ts';
import { unitsWithFailures, zeroFailureUnits } from '../../../../foundation/statistics/life/demonstration.ts';
import { productLimit, survivalBounds } from '../../../../foundation/statistics/life/kaplan-meier.ts';
import { fitLognormal } from '../../../../foundation/statistics/life/lognormal-mle.ts';
import { weibayesScale, weibayesScaleLower } from '../../../../foundation/statistics/life/weibayes.ts';
import {
  fitWeibull,
  weibullQuantile,
  weibullQuantileLower,
  weibullQuantileLowerProfile,
} from '../../../../foundation/statistics/life/weibull-fit.ts';
import {
  johnsonRanks,
  medianRank,
} from '../../../../foundation/statistics/life/weibull-median-rank-regression.ts';
import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import { runMethod } from '../../registry.ts';

const lives = fc.array(fc.double({ min: 10, max: 1000, noNaN: true }), { minLength: 6, maxLength: 20 });
const seeded = { seed: 20261124, numRuns: 60 };

describe('maximum likelihood (seed 20261124)', () => {
  it('Weibull solves its own equations: sum t^b ln t/sum t^b - 1/b = mean ln t of the failures', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 3 }), (time, censored) => {
        const event = time.map((_, i) => i >= censored);
        const { shape, scale } = fitWeibull({ time, event });
        const powers = time.map((t) => (t / 1000) ** shape);
        const sum = powers.reduce((total, p) => total + p, 0);
        const weighted = powers.reduce((total, p, i) => total + p * Math.log(time[i]!), 0) / sum;
        const failures = time.filter((_, i) => event[i]);
        const logs = failures.reduce((total, t) => total + Math.log(t), 0) / failures.length;
        expect(Math.abs(weighted - 1 / shape - logs)).toBeLessThan(1e-8);
        expect(Math.abs(scale / (1000 * (sum / failures.length) ** (1 / shape)) - 1)).toBeLessThan(1e-8);
      }),
      seeded,
    );
  });
  it('lognormal without suspensions is mean and sd (with n) of the logarithms', () => {
    fc.assert(
      fc.property(lives, (time) => {
        const { mu, sigma, seMu } = fitLognormal({ time });
        const { mean, sd, n } = momentsOf(time.map(Math.log));
        expect(Math.abs(mu - mean)).toBeLessThan(1e-9);
        expect(Math.abs(sigma / (sd * Math.sqrt((n - 1) / n)) - 1)).toBeLessThan(1e-8);
        expect(Math.abs(seMu / (sigma / Math.sqrt(n)) - 1)).toBeLessThan(1e-6);
      }),
      seeded,
    );
  });
  it('a count is as many rows, a unit of time scales the lives', () => {
    const once = fitWeibull({ time: [100, 200, 200, 300], event: [true, true, true, false] });
    const counted = fitWeibull({ time: [100, 200, 300], event: [true, true, false], count: [1, 2, 1] });
    const hours = fitWeibull({ time: [6000, 12000, 12000, 18000], event: [true, true, true, false] });
    expect(counted.shape).toBeCloseTo(once.shape, 9);
    expect(hours.shape).toBeCloseTo(once.shape, 9);
    expect(hours.scale / once.scale).toBeCloseTo(60, 7);
  });
  it('heavy censoring still settles: 3 failures of 1703', () => {
    const fit = fitWeibull({
      time: [230, 334, 423, 2000],
      event: [true, true, true, false],
      count: [1, 1, 1, 1700],
    });
    expect(fit.shape).toBeGreaterThan(0.5);
    expect(fit.seSigma).toBeGreaterThan(0);
  });
  it('a regression whose slope is known finds it: ln life = 10 - 3 ln stress, noise 0.1 (seed 21)', () => {
    const z = fillNormal(streamKey(21, 'regression'), new Float64Array(200));
    const stress = Array.from({ length: 200 }, (_, i) => 1 + i / 100);
    const fit = fitCensored('lognormal', {
      logLife: stress.map((s, i) => 10 - 3 * Math.log(s) + 0.1 * z[i]!),
      event: stress.map(() => true),
      location: stress.map((s) => [1, Math.log(s)]),
    });
    expect(Math.abs(fit.location[1]! + 3)).toBeLessThan(4 * Math.sqrt(fit.covariance.values[4]!));
    expect(Math.exp(fit.logScale[0]!)).toBeCloseTo(0.1, 1);
  });
});

describe('bounds', () => {
  it('profile and Wald bounds lie below the estimate; the profile covers nearer to 0.95 (400 samples of 12, seed 22)', () => {
    const u = fillUniform(streamKey(22, 'profile'), new Float64Array(12 * 400));
    const truth = weibullQuantile({ shape: 2, scale: 1000 }, 0.1);
    let wald = 0;
    let profile = 0;
    for (let i = 0; i < 400; i++) {
      const time = [...u.subarray(12 * i, 12 * i + 12)].map((v) => 1000 * Math.sqrt(-Math.log(v)));
      const fit = fitWeibull({ time });
      const low = weibullQuantileLower(fit, 0.1, 0.95);
      const lowProfile = weibullQuantileLowerProfile({ time }, 0.1, 0.95);
      expect(low).toBeLessThan(weibullQuantile(fit, 0.1));
      expect(lowProfile).toBeLessThan(weibullQuantile(fit, 0.1));
      if (low <= truth) wald++;
      if (lowProfile <= truth) profile++;
    }
    expect(Math.abs(profile / 400 - 0.95)).toBeLessThanOrEqual(Math.abs(wald / 400 - 0.95));
    expect(profile / 400).toBeGreaterThan(0.88);
  });
  it('weibayes with shape 1 is the exponential MTBF, and its bound covers exactly: 2e4 tests of 5 (seed 23)', () => {
    const u = fillUniform(streamKey(23, 'weibayes'), new Float64Array(5 * 20_000));
    let covered = 0;
    for (let i = 0; i < 20_000; i++) {
      const life = [...u.subarray(5 * i, 5 * i + 5)].map((v) => -Math.log(v));
      const exposed = {
        time: life.map((t) => Math.min(t, 0.7)),
        event: life.map((t) => t <= 0.7),
        count: life.map(() => 1),
      };
      if (weibayesScaleLower(exposed, 1, 0.9) <= 1) covered++;
    }
    // Time-terminated tests are conservative: at least the nominal coverage.
    expect(covered / 20_000).toBeGreaterThan(0.9 - 3 * Math.sqrt(0.09 / 20_000));
    expect(weibayesScale({ time: [1, 3], event: [true, true], count: [1, 1] }, 1)).toBe(2);
  });
  it('zero-failure plans: n units without failure at exactly that reliability have probability 1 - C', () => {
    const n = zeroFailureUnits({ reliability: 0.9, lifetimes: 2, shape: 1.5 }, 0.95);
    expect(0.9 ** (2 ** 1.5 * n)).toBeCloseTo(0.05, 12);
    expect(unitsWithFailures(0.9, 0, 0.95)).toBe(29);
    expect(unitsWithFailures(0.9, 1, 0.95)).toBe(46);
  });
});

describe('survival', () => {
  it('without suspensions it is the empirical survival', () => {
    const steps = productLimit({ time: [5, 1, 3, 3], event: [true, true, true, true], count: [1, 1, 1, 1] });
    expect(steps.map(({ survival }) => Number(survival.toFixed(12)))).toEqual([0.75, 0.25, 0]);
  });
  it('log-log bounds stay inside (0, 1) and around the estimate', () => {
    const steps = productLimit({
      time: [1, 2, 3, 4, 5, 6],
      event: [true, false, true, true, false, true],
      count: [1, 1, 1, 1, 1, 1],
    });
    for (const step of steps.slice(0, -1)) {
      const [low, high] = survivalBounds(step, 'loglog', 0.95);
      expect(low!).toBeGreaterThan(0);
      expect(low!).toBeLessThan(step.survival);
      expect(high!).toBeGreaterThan(step.survival);
      expect(high!).toBeLessThan(1);
    }
    expect(survivalBounds(steps.at(-1)!, 'plain', 0.95)).toEqual([null, null]);
  });
  it('log-rank: a copy of a group differs by nothing; the labels may be swapped', () => {
    const time = [3, 5, 8, 8, 12];
    const event = [1, 1, 0, 1, 1];
    const run = (group: string[], both = [...time, ...time], dead = [...event, ...event]) =>
      runMethod('logRank', { time: both, event: dead, group }).quantities.chiSquare as number;
    const labels = [...time.map(() => 'a'), ...time.map(() => 'b')];
    expect(run(labels)).toBeCloseTo(0, 12);
    const shifted = [...time, ...time.map((t) => 3 * t)];
    expect(run(labels, shifted)).toBeCloseTo(
      run(labels.toReversed(), shifted.toReversed(), [...event, ...event].toReversed()),
      10,
    );
    expect(run(labels, shifted)).toBeGreaterThan(1);
  });
  it('three groups have two degrees of freedom', () => {
    const { quantities } = runMethod('logRank', {
      time: [1, 2, 3, 4, 5, 6, 7, 8, 9],
      event: [1, 1, 1, 1, 1, 1, 1, 1, 1],
      group: ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c'],
    });
    expect(quantities.df).toBe(2);
  });
});

describe('rank regression', () => {
  it('complete data have ranks 1 to n; Bernard is within 0.005 of the exact median rank', () => {
    const ranked = johnsonRanks({ time: [4, 2, 9], event: [true, true, true], count: [1, 1, 1] }, 'bernard');
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    for (let i = 1; i <= 12; i++)
      expect(Math.abs(medianRank(i, 12, 'bernard') - medianRank(i, 12, 'exact'))).toBeLessThan(0.005);
  });
  it('points on a Weibull line give the line back, both ways', () => {
    const positions = [1, 2, 3, 4, 5].map((i) => medianRank(i, 5, 'bernard'));
    const time = positions.map((p) => 1000 * (-Math.log(1 - p)) ** (1 / 2.5));
    for (const regression of ['x on y', 'y on x']) {
      const { quantities } = runMethod('weibullMedianRankRegression', { time, regression });
      expect(quantities.shape).toBeCloseTo(2.5, 10);
      expect(quantities.scale).toBeCloseTo(1000, 7);
    }
  });
});
