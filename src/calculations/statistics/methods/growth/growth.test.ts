import { describe, expect, it } from 'vitest';
import { fillUniform, streamKey } from '../../../../foundation/numerics/random.ts';
import {
  cramerVonMisesCritical,
  fitCrow,
  fitCrowGrouped,
} from '../../../../foundation/statistics/growth/crow-amsaa.ts';
import { reversalsOf } from '../../../../foundation/statistics/growth/reliability-trend.ts';
import { ascending } from '../../../../foundation/statistics/sample.ts';
import { runMethod } from '../../registry.ts';

/** Failure times of a power-law process given their number: T u^(1/beta), ascending. */
const process = (u: ArrayLike<number>, beta: number, end: number): number[] =>
  ascending(Array.from(u, (value) => end * value ** (1 / beta)));

describe('Crow-AMSAA', () => {
  it('the unbiased beta is unbiased: 2e4 tests of 8 failures at beta 0.6 (seed 41)', () => {
    const u = fillUniform(streamKey(41, 'crow'), new Float64Array(8 * 20_000));
    let sum = 0;
    for (let i = 0; i < 20_000; i++) {
      const times = process(u.subarray(8 * i, 8 * i + 8), 0.6, 500);
      sum += fitCrow({ times, end: 500, termination: 'time' }).betaUnbiased;
    }
    // The SD of the unbiased estimate is beta/sqrt(n-2).
    expect(Math.abs(sum / 20_000 - 0.6)).toBeLessThan((4 * 0.6) / Math.sqrt(6) / Math.sqrt(20_000));
  });
  it('critical Cramer-von Mises values: 10 % of 2e4 simulated tests lie above, for 5, 10 and 20 failures (seed 42)', () => {
    for (const n of [5, 10, 20]) {
      const u = fillUniform(streamKey(42, `cvm/${n}`), new Float64Array(n * 20_000));
      let above = 0;
      for (let i = 0; i < 20_000; i++) {
        const times = process(u.subarray(n * i, n * i + n), 1.4, 100);
        const fit = fitCrow({ times, end: 100, termination: 'time' });
        if (fit.cramerVonMises! > cramerVonMisesCritical(n)) above++;
      }
      expect(Math.abs(above / 20_000 - 0.1), `${n} failures`).toBeLessThan(0.01);
    }
  });
  it('grouped counts that follow the power law exactly give it back', () => {
    const ends = [100, 200, 400, 800];
    const counts = ends.map((end, i) => 3 * (end ** 0.7 - (i === 0 ? 0 : ends[i - 1]!) ** 0.7));
    const { beta, lambda } = fitCrowGrouped({ ends, counts });
    expect(beta).toBeCloseTo(0.7, 9);
    expect(lambda).toBeCloseTo(3, 7);
  });
  it('a process that does not follow it is seen: all failures in the middle', () => {
    const { diagnostics, usable } = runMethod('crowAmsaa', {
      times: [400, 410, 415, 420, 425, 430, 440, 450, 455, 460],
      end: 1000,
      termination: 'time',
    });
    expect(diagnostics[0]).toMatchObject({ name: 'fit:power law', verdict: 'FAIL' });
    expect(usable).toBe(false);
  });
});

describe('trend', () => {
  it('Laplace is antisymmetric under reversal of time, zero for even spacing', () => {
    const run = (times: number[]): number =>
      runMethod('reliabilityTrend', { times, end: 100 }).quantities.laplace as number;
    const times = [10, 15, 40, 41, 90];
    expect(run(times)).toBeCloseTo(-run(times.map((t) => 100 - t)), 10);
    expect(run([25, 50, 75])).toBeCloseTo(0, 12);
  });
  it('reversals: none for shrinking gaps, all for growing ones', () => {
    expect(reversalsOf([5, 4, 3, 2])).toBe(0);
    expect(reversalsOf([1, 2, 3, 4])).toBe(6);
  });
  it('the interval of the modified estimate holds its point', () => {
    const { mtbf, mtbfInterval80 } = runMethod('powerLawModifiedMle', {
      times: [5, 40, 43, 175, 389, 712],
      end: 900,
    }).quantities as { mtbf: number; mtbfInterval80: [number, number] };
    expect(mtbfInterval80[0]).toBeLessThan(mtbf);
    expect(mtbfInterval80[1]).toBeGreaterThan(mtbf);
  });
});
