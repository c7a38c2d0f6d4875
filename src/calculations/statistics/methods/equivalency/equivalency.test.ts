import { describe, expect, it } from 'vitest';
import { noncentralTQuantile } from '../../../../foundation/numerics/noncentral-t.ts';
import { fillNormal, streamKey } from '../../../../foundation/numerics/random.ts';
import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import {
  exactFactors,
  marginals,
  passProbability,
} from '../../../../models/qualification/equivalency/mean-extremum.ts';
import { sdRatio } from '../../../../models/qualification/equivalency/sd-ratio-bound.ts';
import { tostProbability, tostSampleSize } from '../../../../models/qualification/equivalency/tost-power.ts';
import { VANGEL_N, VANGEL_ROWS } from '../../../../models/qualification/equivalency/vangel-table.ts';
import { variablesPlanAcceptance } from '../../../../models/qualification/equivalency/variables-plan-unknown-sigma.ts';
import { runMethod } from '../../registry.ts';

const KNOWN = Number.POSITIVE_INFINITY;

describe('dual acceptance factors', () => {
  it('exact factors against Vangel (2002): within 0.06 % for n > 2 and alpha <= 0.025, 0.13 % at 0.1', () => {
    const worst = (rows: typeof VANGEL_ROWS): number => {
      let most = 0;
      for (const { alpha, k1, k2 } of rows)
        VANGEL_N.forEach((n, i) => {
          if (n === 2) return;
          const exact = exactFactors({ m: n, baseline: KNOWN }, alpha);
          most = Math.max(most, Math.abs(exact.k1 / k1[i]! - 1), Math.abs(exact.k2 / k2[i]! - 1));
        });
      return most;
    };
    expect(worst(VANGEL_ROWS.filter(({ alpha }) => alpha <= 0.025))).toBeLessThan(6e-4);
    expect(worst(VANGEL_ROWS.filter(({ alpha }) => alpha === 0.1))).toBeLessThan(1.3e-3);
    // The published row at alpha 0.5 is a poor approximation, and shows that the two are computed apart.
    expect(worst(VANGEL_ROWS.filter(({ alpha }) => alpha === 0.5))).toBeGreaterThan(5e-3);
  });
  it('have equal marginals and union alpha, known and estimated baseline', () => {
    for (const baseline of [KNOWN, 18, 9])
      for (const [m, alpha] of [
        [2, 0.05],
        [6, 0.05],
        [30, 0.01],
      ] as const) {
        const factors = exactFactors({ m, baseline }, alpha);
        const { minimum, mean } = marginals(factors, { m, baseline });
        expect(Math.abs(minimum / mean - 1)).toBeLessThan(1e-6);
        expect(Math.abs(1 - passProbability(factors, { m, baseline }) - alpha)).toBeLessThan(1e-8);
      }
  });
  it('one candidate: mean and minimum are one, k = z of alpha', () => {
    expect(exactFactors({ m: 1, baseline: KNOWN }, 0.05).k1).toBeCloseTo(1.6448536, 6);
  });
  it('a large estimated baseline becomes a known one', () => {
    const known = exactFactors({ m: 5, baseline: KNOWN }, 0.05);
    const large = exactFactors({ m: 5, baseline: 20_000 }, 0.05);
    expect(Math.abs(large.k1 / known.k1 - 1)).toBeLessThan(3e-4);
    expect(Math.abs(large.k2 / known.k2 - 1)).toBeLessThan(1e-3);
  });
  it('simulated: 1e5 programmes of 18 and 6 fail within 3 standard errors of alpha (seed 11)', () => {
    const draws = 100_000;
    const factors = exactFactors({ m: 6, baseline: 18 }, 0.05);
    const z = fillNormal(streamKey(11, 'dual'), new Float64Array(24 * draws));
    let failed = 0;
    for (let i = 0; i < draws; i++) {
      const base = momentsOf([...z.subarray(24 * i, 24 * i + 18)]);
      const candidate = [...z.subarray(24 * i + 18, 24 * i + 24)];
      const low = Math.min(...candidate) < base.mean - factors.k1 * base.sd;
      const mean = candidate.reduce((sum, value) => sum + value, 0) / 6 < base.mean - factors.k2 * base.sd;
      if (low || mean) failed++;
    }
    expect(Math.abs(failed / draws - 0.05)).toBeLessThan(3 * Math.sqrt((0.05 * 0.95) / draws));
  });
  it('power of the reference, section 3: n = 5 .26 .65 .93, 9 .38 .87 .995, 18 .60 .99, 30 .80', () => {
    const { quantities } = runMethod('equivalenceMeanExtremumOc', {
      n: [5, 9, 18, 30],
      alpha: 0.05,
      shift: [0.5, 1, 1.5],
      factors: 'exact',
    });
    const table = quantities.power as unknown as number[][];
    const printed = [
      [0.26, 0.65, 0.93],
      [0.38, 0.87, 0.995],
      [0.6, 0.99, 1],
      [0.8, 1, 1],
    ];
    printed.forEach((row, i) => {
      row.forEach((value, j) => {
        expect(Math.abs(table[i]![j]! - value)).toBeLessThan(0.012);
      });
    });
  });
});

describe('two one-sided tests', () => {
  it('size: a material at the margin passes with probability alpha, less where the margin is narrow', () => {
    const at = (marginInSd: number): number =>
      tostProbability({ baselineN: 30, candidateN: 18, marginInSd, shift: marginInSd, alpha: 0.05 });
    expect(Math.abs(at(2) - 0.05)).toBeLessThan(1e-6);
    expect(at(0.3)).toBeLessThan(0.01);
  });
  it('reference, section 0: 18 candidates for a margin of 1 SD, about 60 for 0.75 SD (90 % power, baseline 30)', () => {
    const needed = (marginInSd: number): number | null =>
      tostSampleSize({ baselineN: 30, marginInSd, shift: 0, alpha: 0.05 }, 0.9);
    expect(needed(1)).toBe(18);
    expect(Math.abs(needed(0.75)! - 60)).toBeLessThanOrEqual(4);
  });
  it('the verdict is that of the 90 % interval, and turns with the margin', () => {
    const reference = [1012, 998, 1005, 1021, 1009, 1003];
    const candidate = [1004, 996, 1011, 1000, 1008, 993];
    const run = (margin: number) => runMethod('tost', { reference, candidate, margin }).quantities;
    const [low, high] = run(30).ci90 as unknown as [number, number];
    const edge = Math.max(-low, high);
    expect(run(edge * 1.0001).equivalent).toBe(true);
    expect(run(edge * 0.9999).equivalent).toBe(false);
  });
  it('simulated: pooled power within 4 standard errors of the integral (3000 programmes, seed 12)', () => {
    const draws = 3000;
    const z = fillNormal(streamKey(12, 'tost'), new Float64Array(20 * draws));
    let proved = 0;
    for (let i = 0; i < draws; i++) {
      const { quantities } = runMethod('tost', {
        reference: [...z.subarray(20 * i, 20 * i + 12)],
        candidate: [...z.subarray(20 * i + 12, 20 * i + 20)],
        margin: 1.2,
        equalVariance: true,
      });
      if (quantities.equivalent) proved++;
    }
    const p = tostProbability({ baselineN: 12, candidateN: 8, marginInSd: 1.2, shift: 0, alpha: 0.05 });
    expect(Math.abs(proved / draws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
  });
});

describe('other tests of sameness', () => {
  it('SD ratio bound covers within 3 standard errors (1e5 draws, seed 13)', () => {
    const draws = 100_000;
    // The bound is proportional to the observed ratio.
    const unit = { mean: 0, sd: 1 };
    const factor = sdRatio({ reference: { n: 12, ...unit }, candidate: { n: 6, ...unit } }).ratioUpper;
    const z = fillNormal(streamKey(13, 'ratio'), new Float64Array(18 * draws));
    let covered = 0;
    for (let i = 0; i < draws; i++) {
      const reference = momentsOf([...z.subarray(18 * i, 18 * i + 12)]);
      const candidate = momentsOf([...z.subarray(18 * i + 12, 18 * i + 18)]);
      if ((candidate.sd / reference.sd) * factor >= 1) covered++;
    }
    expect(Math.abs(covered / draws - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / draws));
  });
  it('two-sided t of the reference, section 3: baseline 30, shift 1 SD fails n = 5 .52, n = 9 .73 of programmes', () => {
    const draws = 3000;
    for (const [n, printed] of [
      [5, 0.52],
      [9, 0.73],
    ] as const) {
      const z = fillNormal(streamKey(14, `change/${n}`), new Float64Array((30 + n) * draws));
      let failed = 0;
      for (let i = 0; i < draws; i++) {
        const at = (30 + n) * i;
        const qualification = momentsOf([...z.subarray(at, at + 30)]);
        const sample = momentsOf([...z.subarray(at + 30, at + 30 + n)].map((value) => value - 1));
        const { quantities } = runMethod('equivalenceChangeInMean', {
          nQualification: 30,
          meanQualification: qualification.mean,
          sdQualification: qualification.sd,
          nSample: n,
          meanSample: sample.mean,
          sdSample: sample.sd,
        });
        if (!quantities.pass) failed++;
      }
      expect(Math.abs(failed / draws - printed)).toBeLessThan(0.03);
    }
  });
  it('a variables plan accepts good lots with 1 - alpha and is stricter with larger k', () => {
    const { quantities } = runMethod('variablesPlanUnknownSigma', {
      p1: 0.01,
      p2: 0.06,
      alpha: 0.05,
      beta: 0.1,
    });
    const plan = { n: quantities.n as number, k: quantities.k as number };
    expect(variablesPlanAcceptance(plan, 0.01)).toBeCloseTo(0.95, 9);
    const smaller = plan.n - 1;
    const root = Math.sqrt(smaller);
    const k = noncentralTQuantile(0.05, { df: smaller - 1, noncentrality: 2.3263478740408408 * root }) / root;
    expect(variablesPlanAcceptance({ n: smaller, k }, 0.06)).toBeGreaterThan(0.1);
    expect(variablesPlanAcceptance({ ...plan, k: plan.k + 0.1 }, 0.01)).toBeLessThan(0.95);
  });
});
