import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../../foundation/numerics/normal.ts';
import { fillNormal, fillUniform, streamKey } from '../../../../foundation/numerics/random.ts';
import { medianOf, momentsOf } from '../../../../foundation/statistics/sample.ts';
import { oneWayAnova } from '../../../../foundation/statistics/summary/anova-one-way.ts';
import {
  natrellaFactor,
  toleranceFactor,
} from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import {
  howeFactor,
  twoSidedFactor,
} from '../../../../foundation/statistics/tolerance/two-sided-tolerance.ts';
import { admissibleFamilies } from '../../../../models/qualification/basis/basis-all-methods.ts';
import { anovaBasis, anovaFactor } from '../../../../models/qualification/basis/basis-anova.ts';
import { heatCoverage } from '../../../../models/qualification/basis/basis-coverage-with-heats.ts';
import {
  handbookRanks,
  hansonKoopmansBasis,
} from '../../../../models/qualification/basis/basis-hanson-koopmans.ts';
import { lognormalBasis, normalBasis } from '../../../../models/qualification/basis/basis-normal.ts';
import { normalBasisCoverage } from '../../../../models/qualification/basis/basis-normal-coverage.ts';
import { pooledBasis, withModifiedCv } from '../../../../models/qualification/basis/basis-pooled.ts';
import {
  weibullBasisConditional,
  weibullBasisHandbook,
} from '../../../../models/qualification/basis/basis-weibull.ts';
import {
  hansonKoopmansBound,
  hansonKoopmansFactor,
} from '../../../../models/qualification/basis/hanson-koopmans.ts';
import { modifiedCvOf, stretchToModifiedCv } from '../../../../models/qualification/basis/modified-cv.ts';
import {
  minimalSampleSize,
  nonparametricBasis,
  nonparametricRankOf,
} from '../../../../models/qualification/basis/nonparametric-rank.ts';

const B = { content: 0.9, confidence: 0.95 };
const A = { content: 0.99, confidence: 0.95 };
/** Three standard errors of a coverage of 0.95 at n draws. */
const within = (draws: number, confidence = 0.95): number =>
  3 * Math.sqrt((confidence * (1 - confidence)) / draws);

const samples = fc.array(fc.double({ min: 50, max: 150, noNaN: true }), { minLength: 4, maxLength: 25 });
const seeded = { seed: 20261124, numRuns: 20 };
const spread = (x: readonly number[]): boolean => momentsOf(x).sd > 0.5;

describe('every basis value (seed 20261124)', () => {
  const methods: readonly (readonly [string, (x: readonly number[], c: typeof B) => number])[] = [
    ['normal', (x, c) => normalBasis(momentsOf(x), c)],
    ['lognormal', (x, c) => lognormalBasis(x, c)],
    ['weibull conditional', (x, c) => weibullBasisConditional(x, c)],
    ['weibull handbook', (x, c) => weibullBasisHandbook(x, c.content === 0.9 ? 'B' : 'A')],
    ['Hanson-Koopmans', (x, c) => hansonKoopmansBasis(x, c)],
  ];
  it.each(methods)(
    '%s: A is below B, B below the mean, a scale passes through, order is nothing',
    (_name, basis) => {
      fc.assert(
        fc.property(samples.filter(spread), (x) => {
          const b = basis(x, B);
          expect(basis(x, A)).toBeLessThan(b);
          expect(b).toBeLessThan(momentsOf(x).mean);
          expect(
            Math.abs(
              basis(
                x.map((value) => 7 * value),
                B,
              ) /
                (7 * b) -
                1,
            ),
          ).toBeLessThan(1e-7);
          expect(Math.abs(basis([...x].reverse(), B) / b - 1)).toBeLessThan(1e-9);
        }),
        seeded,
      );
    },
  );
  it('more confidence never raises it', () => {
    const x = [101, 99, 103, 95, 104, 98, 100, 97];
    for (const [, basis] of methods.slice(0, 3)) {
      const values = [0.5, 0.75, 0.9, 0.95, 0.99].map((confidence) => basis(x, { content: 0.9, confidence }));
      for (let i = 1; i < values.length; i++) expect(values[i]!).toBeLessThan(values[i - 1]!);
    }
  });
});

describe('tolerance factors', () => {
  it('at confidence 1/2 and large n they approach z of the content', () => {
    expect(toleranceFactor(2000, { content: 0.9, confidence: 0.5 })).toBeCloseTo(1.2817, 3);
  });
  it('Natrella is within 1 % from n = 20, Howe within 0.6 %', () => {
    for (const n of [20, 50, 200]) {
      expect(Math.abs(natrellaFactor(n, B) / toleranceFactor(n, B) - 1)).toBeLessThan(0.01);
      expect(Math.abs(howeFactor(n, B) / twoSidedFactor(n, B) - 1)).toBeLessThan(0.006);
    }
  });
  it('two-sided: Odeh and Owen (1980) n = 2 and 10, content 0.90, confidence 0.95: 31.092, 2.856', () => {
    expect(twoSidedFactor(2, B)).toBeCloseTo(31.092, 3);
    expect(twoSidedFactor(10, B)).toBeCloseTo(2.856, 3);
  });
  it('two-sided: the content is covered with the confidence (1e5 draws of 6, seed 2)', () => {
    const draws = 100_000;
    const z = fillNormal(streamKey(2, 'two-sided'), new Float64Array(6 * draws));
    const k = twoSidedFactor(6, B);
    let covered = 0;
    for (let i = 0; i < draws; i++) {
      const { mean, sd } = momentsOf([...z.subarray(6 * i, 6 * i + 6)]);
      if (normalCdf(mean + k * sd) - normalCdf(mean - k * sd) >= 0.9) covered++;
    }
    expect(Math.abs(covered / draws - 0.95)).toBeLessThan(within(draws));
  });
});

describe('simulated coverage of exact methods', () => {
  it('normal B and A, 1e5 draws, n = 3 and 12 (seed 4)', () => {
    for (const n of [3, 12])
      for (const coverage of [B, A])
        expect(
          Math.abs(normalBasisCoverage({ n, replicates: 100_000, seed: 4 }, coverage) - 0.95),
        ).toBeLessThan(within(100_000));
  });
  it('Hanson-Koopmans on the population it is exact for, F(x) = x on (0, 1): 1e5 draws of 9 (seed 5)', () => {
    const draws = 100_000;
    const u = fillUniform(streamKey(5, 'hk'), new Float64Array(9 * draws));
    const ranks = handbookRanks(9, 0.9);
    const z = hansonKoopmansFactor(ranks, B);
    let below = 0;
    for (let i = 0; i < draws; i++) {
      const sorted = [...u.subarray(9 * i, 9 * i + 9)].sort((a, b) => a - b);
      if (hansonKoopmansBound(sorted, ranks, z) <= 0.1) below++;
    }
    expect(Math.abs(below / draws - 0.95)).toBeLessThan(within(draws));
  });
  it('Weibull conditional, 400 draws of 8 (seed 6); 1e5 in the bench', () => {
    const draws = 400;
    const u = fillUniform(streamKey(6, 'weibull'), new Float64Array(8 * draws));
    const truth = (-Math.log(0.9)) ** (1 / 12);
    let below = 0;
    for (let i = 0; i < draws; i++) {
      const x = [...u.subarray(8 * i, 8 * i + 8)].map((value) => (-Math.log(value)) ** (1 / 12));
      if (weibullBasisConditional(x, B) <= truth) below++;
    }
    expect(Math.abs(below / draws - 0.95)).toBeLessThan(within(draws));
  });
  it('pooled SD with three conditions of different mean, 2000 draws (seed 7); 1e5 in the bench', () => {
    const draws = 2000;
    const z = fillNormal(streamKey(7, 'pooled'), new Float64Array(15 * draws));
    let below = 0;
    for (let i = 0; i < draws; i++) {
      const at = (from: number, mean: number): number[] =>
        [...z.subarray(15 * i + from, 15 * i + from + 5)].map((value) => mean + value);
      const conditions = new Map([
        ['cold', at(0, 30)],
        ['room', at(5, 20)],
        ['hot', at(10, 10)],
      ]);
      if (pooledBasis(conditions, 'sd', B).hot! <= 10 - 1.2815515655446004) below++;
    }
    expect(Math.abs(below / draws - 0.95)).toBeLessThan(within(draws));
  });
});

describe('operating characteristics of the reference, section 3', () => {
  it('heats that differ by half the within SD: pooled covers 0.90, ANOVA 0.94 (3 x 6)', () => {
    const plan = { heats: 3, perHeat: 6, heatSdOverWithinSd: 0.5 };
    const { pooled, anova } = heatCoverage(plan, B, { replicates: 20_000, seed: 1 });
    expect(Math.abs(pooled - 0.897)).toBeLessThan(0.008);
    expect(Math.abs(anova - 0.944)).toBeLessThan(0.008);
  });
  it('B as a fraction of the mean at CV 3, 6, 9 %: n = 9 .926 .853 .779, n = 100 .954 .908 .863', () => {
    const fraction = (n: number, cv: number): number => 1 - toleranceFactor(n, B) * cv;
    expect([0.03, 0.06, 0.09].map((cv) => Number(fraction(9, cv).toFixed(3)))).toEqual([0.926, 0.853, 0.779]);
    expect([0.03, 0.06, 0.09].map((cv) => Number(fraction(100, cv).toFixed(3)))).toEqual([
      0.954, 0.908, 0.863,
    ]);
    expect(Number((1 - toleranceFactor(18, A) * 0.06).toFixed(3))).toBe(0.798);
  });
  it('median distance below the mean, heat SD = within SD: 3 x 6 5.2 within-SD units, 10 x 10 2.8 (seed 8)', () => {
    // The page does not say which average: the mean for 3 x 6 is 5.7, the median 5.3.
    const distance = (heats: number, perHeat: number): number => {
      const draws = 1000;
      const size = perHeat + 1;
      const z = fillNormal(streamKey(8, `distance/${heats}`), new Float64Array(heats * size * draws));
      const distances: number[] = [];
      for (let i = 0; i < draws; i++) {
        const groups = Array.from({ length: heats }, (_, g) => {
          const at = (i * heats + g) * size;
          return [...z.subarray(at + 1, at + size)].map((value) => z[at]! + value);
        });
        const anova = oneWayAnova(groups);
        distances.push(anova.mean - anovaBasis(anova, B));
      }
      return medianOf(distances);
    };
    expect(Math.abs(distance(3, 6) - 5.2)).toBeLessThan(0.3);
    expect(Math.abs(distance(10, 10) - 2.8)).toBeLessThan(0.1);
  });
});

describe('single methods', () => {
  it('ANOVA: heats that do not differ fall back to k of the pooled sample', () => {
    const anova = oneWayAnova([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(anovaFactor(anova, B)).toBe(toleranceFactor(6, B));
  });
  it('modified CV is continuous at 4 and 8 % and stretches about the mean', () => {
    for (const joint of [0.04, 0.08])
      expect(Math.abs(modifiedCvOf(joint - 1e-9) - modifiedCvOf(joint + 1e-9))).toBeLessThan(2e-9);
    const x = [100, 101, 99, 102, 98];
    const stretched = momentsOf(stretchToModifiedCv(x));
    expect(stretched.mean).toBeCloseTo(100, 10);
    expect(stretched.sd / stretched.mean).toBeCloseTo(0.06, 10);
    expect(stretchToModifiedCv([5, 5])).toEqual([5, 5]);
  });
  it('pooled CV equals pooled SD when the means agree; the modified form lowers it', () => {
    const conditions = new Map([
      ['a', [99, 100, 101]],
      ['b', [98, 100, 102]],
    ]);
    const sd = pooledBasis(conditions, 'sd', B);
    const cv = pooledBasis(conditions, 'cv', B);
    expect(cv.a).toBeCloseTo(sd.a!, 9);
    expect(pooledBasis(withModifiedCv(conditions), 'cv', B).a).toBeLessThan(cv.a!);
  });
  it('the rank and its smallest n invert each other (29, 46, 61 ... and 299)', () => {
    for (let rank = 1; rank <= 40; rank++) {
      const n = minimalSampleSize(rank, B);
      expect(nonparametricRankOf(n, B)).toBe(rank);
      expect(nonparametricRankOf(n - 1, B)).toBe(rank - 1);
    }
    expect(minimalSampleSize(1, A)).toBe(299);
    expect(
      nonparametricBasis(
        Array.from({ length: 61 }, (_, i) => 61 - i),
        B,
      ),
    ).toEqual({ rank: 3, value: 3 });
  });
  it('admissible families: a Weibull sample of low shape keeps Weibull and loses normal', () => {
    const x = Array.from({ length: 60 }, (_, i) => (-Math.log(1 - (i + 0.5) / 60)) ** (1 / 0.9));
    expect(admissibleFamilies(x)[0]).toBe('weibull');
    expect(admissibleFamilies(x)).not.toContain('normal');
  });
});

describe('quadratures stand against much finer ones', () => {
  it('Hanson-Koopmans for the sharpest n: values of 31 grades by 48 points', () => {
    const known = [
      [2, 2, 0.9, 35.17684419419126],
      [28, 12, 0.9, 1.0098155518103595],
      [275, 275, 0.99, 1.0177258588268148],
      [298, 298, 0.99, 1.0000528543373348],
    ] as const;
    for (const [n, j, content, z] of known)
      expect(
        Math.abs(hansonKoopmansFactor({ n, i: 1, j }, { content, confidence: 0.95 }) / z - 1),
      ).toBeLessThan(1e-11);
  });
  it('conditional Weibull for few values, where a coarse rule is 5 % off at A', () => {
    const x = [1, 2, 3.1, 4, 2.5];
    expect(Math.abs(weibullBasisConditional(x, B) / 0.24733536689993232 - 1)).toBeLessThan(1e-11);
    expect(Math.abs(weibullBasisConditional(x, A) / 0.022877961406684785 - 1)).toBeLessThan(1e-10);
    const three = weibullBasisConditional([50, 51, 49.5], A);
    expect(Math.abs(three / 37.52501513368067 - 1)).toBeLessThan(1e-9);
  });
});
