import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillNormal, fillUniform, streamKey } from '../../../../foundation/numerics/random.ts';
import {
  andersonDarlingOf,
  stephensP,
} from '../../../../foundation/statistics/hypothesis/anderson-darling.ts';
import {
  kSampleCritical,
  kSampleOf,
  kSampleSigma,
  kSampleStatistic,
} from '../../../../foundation/statistics/hypothesis/anderson-darling-k-sample.ts';
import { generalizedEsdOf } from '../../../../foundation/statistics/hypothesis/generalized-esd.ts';
import { bartlettOf, leveneOf } from '../../../../foundation/statistics/hypothesis/levene-median.ts';
import { maximumNormedResidualOf } from '../../../../foundation/statistics/hypothesis/maximum-normed-residual.ts';
import { mayBeUsed } from '../../../../models/qualification/diagnostic.ts';
import { runMethod } from '../../registry.ts';

const groupsOf = fc.array(
  fc.array(
    fc.integer({ min: 0, max: 9999 }).map((n) => n / 100),
    { minLength: 3, maxLength: 8 },
  ),
  {
    minLength: 2,
    maxLength: 5,
  },
);
const seeded = { seed: 20261124, numRuns: 100 };
const spread = (groups: readonly (readonly number[])[]): boolean =>
  groups.every((group) => new Set(group).size > 2);

describe('size of the tests under one population (seed 101)', () => {
  const samples = (n: number, name: string, count: number): number[][] => {
    const z = fillNormal(streamKey(101, name), new Float64Array(n * count));
    return Array.from({ length: count }, (_, i) => [...z.subarray(n * i, n * i + n)]);
  };
  it('k-sample Anderson-Darling at 2.5 %: 20 to 30 of 1000', () => {
    const rejected = samples(18, 'adk', 4000).filter((x) => {
      const test = kSampleOf([x.slice(0, 6), x.slice(6, 12), x.slice(12)]);
      return test.adk > kSampleCritical(test, 0.025);
    }).length;
    expect(Math.abs(rejected / 4000 - 0.025)).toBeLessThan(0.008);
  });
  it('normal fit at OSL 0.05 rejects about 5 %, its Stephens p too', () => {
    const tests = samples(20, 'ad', 4000).map((x) => andersonDarlingOf(x, 'normal'));
    expect(Math.abs(tests.filter(({ osl }) => osl <= 0.05).length / 4000 - 0.05)).toBeLessThan(0.012);
    expect(Math.abs(tests.filter(({ a }) => stephensP(a, 20) <= 0.05).length / 4000 - 0.05)).toBeLessThan(
      0.012,
    );
  });
  it('p of Stephens never rises with A, and ends where nortest of R ends it: 3.7e-24', () => {
    const p = [0.1, 0.3, 0.5, 1, 5, 9, 10, 20, 153, 307, 1000, 1e5].map((a) => stephensP(a, 1e6));
    expect(p.every((one, i) => one > 0 && one <= (p[i - 1] ?? 1))).toBe(true);
    expect(stephensP(1e5, 1e6)).toBeCloseTo(3.7e-24, 24);
  });
  it('maximum normed residual and ESD find an outlier in 5 %', () => {
    const mnr = samples(15, 'mnr', 4000).filter((x) => maximumNormedResidualOf(x).outliers.length > 0).length;
    const esd = samples(30, 'esd', 2000).filter(
      (x) => generalizedEsdOf(x, 3, 0.05).outliers.length > 0,
    ).length;
    expect(Math.abs(mnr / 4000 - 0.05)).toBeLessThan(0.012);
    expect(Math.abs(esd / 2000 - 0.05)).toBeLessThan(0.02);
  });
  it('Weibull fit at OSL 0.05 rejects about 5 % (1000 samples of 20)', () => {
    const u = fillUniform(streamKey(101, 'weibull'), new Float64Array(20_000));
    let rejected = 0;
    for (let i = 0; i < 1000; i++) {
      const x = [...u.subarray(20 * i, 20 * i + 20)].map((value) => 50 * (-Math.log(value)) ** (1 / 3));
      if (andersonDarlingOf(x, 'weibull').osl <= 0.05) rejected++;
    }
    expect(Math.abs(rejected / 1000 - 0.05)).toBeLessThan(0.025);
  });
});

describe('properties (seed 20261124)', () => {
  it('k-sample statistics depend on ranks only and not on the order of groups', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const plain = kSampleStatistic(groups);
        const warped = kSampleStatistic(groups.map((group) => group.map((x) => Math.exp(x / 30))));
        const turned = kSampleStatistic([...groups].reverse());
        expect(Math.abs(plain.midRank - turned.midRank)).toBeLessThan(1e-9 * (1 + plain.midRank));
        // exp can merge neighbours of the last bit: equal ranks are compared only where it did not.
        if (new Set(groups.flat()).size === new Set(groups.flat().map((x) => Math.exp(x / 30))).size)
          expect(Math.abs(plain.midRank - warped.midRank)).toBeLessThan(1e-9 * (1 + plain.midRank));
      }),
      seeded,
    );
  });
  it('without ties the two Scholz-Stephens statistics have expectation k - 1 and agree roughly', () => {
    const z = fillNormal(streamKey(102, 'mean'), new Float64Array(15 * 3000));
    let midRank = 0;
    let plain = 0;
    for (let i = 0; i < 3000; i++) {
      const x = [...z.subarray(15 * i, 15 * i + 15)];
      const both = kSampleStatistic([x.slice(0, 5), x.slice(5, 10), x.slice(10)]);
      midRank += both.midRank / 3000;
      plain += both.plain / 3000;
    }
    const error = (4 * kSampleSigma([5, 5, 5])) / Math.sqrt(3000);
    expect(Math.abs(plain - 2)).toBeLessThan(error);
    expect(Math.abs(midRank - 2)).toBeLessThan(error + 0.1);
  });
  it('Levene and Bartlett do not change when a group is shifted or all is scaled', () => {
    fc.assert(
      fc.property(groupsOf.filter(spread), (groups) => {
        const moved = groups.map((group, i) => group.map((x) => 3 * (x + 10 * i)));
        const levene = leveneOf(groups);
        fc.pre(levene.ssWithin > 1e-6);
        expect(Math.abs(leveneOf(moved).f / levene.f - 1)).toBeLessThan(1e-6);
        const both = [bartlettOf(groups), bartlettOf(moved)].map((result) => result?.statistic ?? 0);
        expect(Math.abs(both[0]! - both[1]!)).toBeLessThan(1e-6 * (1 + Math.abs(both[0]!)));
      }),
      seeded,
    );
  });
  it('normal fit does not change with scale and shift', () => {
    const x = [3, 5, 4.5, 7, 6, 5.5, 4];
    const moved = x.map((value) => 100 - 7 * value);
    expect(andersonDarlingOf(moved, 'normal').a).toBeCloseTo(andersonDarlingOf(x, 'normal').a, 10);
  });
});

describe('verdicts are data', () => {
  it('a masked pair of outliers is seen by ESD only', () => {
    const x = [10, 10.1, 9.9, 10.2, 9.8, 10.05, 9.95, 10.1, 9.9, 10, 10.15, 9.85, 20, 20.1];
    expect(maximumNormedResidualOf(x).outliers).toEqual([]);
    expect(generalizedEsdOf(x, 4, 0.05).outliers.length).toBe(2);
  });
  it('groups that differ: FAIL with statistic, limit and a usable flag of false', () => {
    const x = [1, 2, 1.5, 1.2, 1.8, 11, 12, 11.5, 11.2, 11.8];
    const { diagnostics, usable } = runMethod('andersonDarlingKSample', {
      x,
      group: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
    });
    expect(diagnostics[0]).toMatchObject({ name: 'groups alike', verdict: 'FAIL' });
    expect(diagnostics[0]!.statistic!).toBeGreaterThan(diagnostics[0]!.limit!);
    expect(diagnostics[0]!.reason).toMatch(/weak evidence/);
    expect(usable).toBe(false);
  });
  it('HOLD blocks like FAIL; an override opens both', () => {
    const hold = { name: 'a', verdict: 'HOLD', reason: 'x' } as const;
    expect(mayBeUsed([hold])).toBe(false);
    expect(
      mayBeUsed([{ ...hold, override: { diagnostic: 'a', by: 'B', reason: 'c', expires: '2030-01-01' } }]),
    ).toBe(true);
    expect(mayBeUsed([])).toBe(true);
  });
});

describe('andersonDarlingOslCritical', () => {
  const osl = (inputs: Readonly<Record<string, unknown>>) =>
    runMethod('andersonDarlingOslCritical', { aStarCritical: 0.757, ...inputs }).quantities.osl;
  it('answers for the distribution asked for, under either name', () => {
    const weibull = 1 / (1 + Math.exp(-0.1 + 1.24 * Math.log(0.757) + 4.48 * 0.757));
    expect(osl({ distribution: 'weibull' })).toBeCloseTo(weibull, 14);
    expect(osl({ family: 'weibull' })).toBe(osl({ distribution: 'weibull' }));
    expect(osl({ distribution: 'normal' })).toBe(osl({}));
    expect(osl({})).not.toBeCloseTo(weibull, 3);
  });
  it('refuses a distribution it does not know, and two that differ', () => {
    expect(() => osl({ distribution: 'gumbel' })).toThrow(/distribution is unknown/);
    expect(() => osl({ distribution: 'weibull', family: 'normal' })).toThrow(/family is not/);
  });
});
