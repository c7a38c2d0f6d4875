import { fitWeibull, type WeibullFit } from '../../../foundation/statistics/life/weibull-fit.ts';
import { momentsOf } from '../../../foundation/statistics/sample.ts';
import { type OneWay, oneWayAnova } from '../../../foundation/statistics/summary/anova-one-way.ts';
import type { Coverage } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { admissibleFamilies, type BasisFamily, type BasisMethod } from '../basis/basis-all-methods.ts';
import { anovaBasis, anovaSd } from '../basis/basis-anova.ts';
import { hansonKoopmansBasis, hasHandbookRanks } from '../basis/basis-hanson-koopmans.ts';
import { normalBasis } from '../basis/basis-normal.ts';
import { conditionalBound, conditionalModel, handbookBound } from '../basis/basis-weibull.ts';
import { A_CONTENT, B_CONTENT } from '../basis/content.ts';
import { nonparametricBasis, nonparametricRankOf } from '../basis/nonparametric-rank.ts';
import { fitDiagnostic } from '../diagnostics/fit.ts';
import { allValues, type HeatValues, heatShare } from './heat-values.ts';

/** Which tail of a property is held against its limit. */
export type LimitSide = 'lower' | 'upper';

/** What a property is said to follow; `auto` takes the first family that fits, in the order of MIL-HDBK-17. */
export type StatedDistribution = BasisFamily | 'auto';

/** A bound of the content of a population, in the unit of the property. */
export interface ContentBound extends Coverage {
  readonly method: BasisMethod | 'anova';
  readonly value: number;
}

/** A property's population as its bounds see it. */
export interface BoundModel {
  readonly side: LimitSide;
  /** The family that was stated does not fit: the others are asked too, and the worst counts. */
  readonly statedRejected: boolean;
  /** Every bound there is, and the one that counts: the worse of pooled and heat-aware; none unless there are both. */
  readonly bounds: (coverage: Coverage) => {
    readonly all: readonly ContentBound[];
    readonly counts: ContentBound | undefined;
  };
  /** A favourable value of the quantile at the confidence that meets the limit, else the most favourable one. */
  readonly atBest: (limit: number, coverage: Coverage) => number | undefined;
  /** Distance of the mean from a limit in SD of one bar of a new heat, good side positive; undefined with one heat. */
  readonly marginInSd: (limit: number) => number | undefined;
  /** Share of the variance between heats. */
  readonly heatShare: number;
}

type Scale = 'raw' | 'log';

interface Way {
  readonly method: ContentBound['method'];
  readonly kind: 'pooled' | 'aware';
  /** Shown beside the one that counts. */
  readonly aside?: boolean;
  readonly bound: (coverage: Coverage) => number | null;
}

/** Bounds of a sample by heat. The values must differ, and a family on logarithms needs them above zero. */
export function boundModel(
  samples: readonly HeatValues[],
  { side, distribution }: { readonly side: LimitSide; readonly distribution: StatedDistribution },
): BoundModel {
  const x = allValues(samples);
  const fitting = familiesFor(x, side);
  const stated =
    distribution === 'auto' || (side === 'upper' && distribution === 'weibull') ? [] : [distribution];
  const statedRejected = stated.some((family) => !fitting.includes(family));
  const scale = scaleOf(distribution, fitting);
  const anova = anovaOn(samples, turning(side, scale));
  const ways: Way[] = [
    ...pooledWays(x, side, { fitting, stated, statedRejected }),
    ...(anova ? [awareWay(anova, turning(side, scale))] : []),
  ];
  const worse = (a: ContentBound, b: ContentBound): ContentBound =>
    (side === 'lower' ? a.value <= b.value : a.value >= b.value) ? a : b;
  return {
    side,
    statedRejected,
    bounds: (coverage) => {
      const all = ways.flatMap((way) => {
        const value = way.bound(coverage);
        return value === null || !Number.isFinite(value)
          ? []
          : [{ way, bound: { method: way.method, ...coverage, value } }];
      });
      const deciding = all.filter(({ way }) => !way.aside);
      const both = ['pooled', 'aware'].every((kind) => deciding.some(({ way }) => way.kind === kind));
      return {
        all: all.map(({ bound }) => bound),
        counts: both ? deciding.map(({ bound }) => bound).reduce(worse) : undefined,
      };
    },
    atBest: (limit, { content, confidence }) =>
      atBest(ways, { side, limit }, { content, confidence: 1 - confidence }),
    marginInSd: (limit) => {
      if (!anova) return undefined;
      const { to } = turning(side, scale);
      return (anova.mean - to(limit)) / anovaSd(anova);
    },
    heatShare: anova ? heatShare(anova) : 0,
  };
}

/** Bounds turn their sample so that a lower bound is asked for: the sign for an upper limit, logarithms for a scale. */
interface Turning {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
}

function turning(side: LimitSide, scale: Scale): Turning {
  const sign = side === 'lower' ? 1 : -1;
  return scale === 'raw'
    ? { to: (value) => sign * value, from: (value) => sign * value }
    : { to: (value) => sign * Math.log(value), from: (value) => Math.exp(sign * value) };
}

/** Families that fit, in the order to be tried. A Weibull tail says nothing about an upper bound. */
function familiesFor(x: readonly number[], side: LimitSide): readonly BasisFamily[] {
  if (x.some((value) => value <= 0)) return fitDiagnostic(x, 'normal').verdict === 'PASS' ? ['normal'] : [];
  return admissibleFamilies(x).filter((family) => side === 'lower' || family !== 'weibull');
}

/** The heat-aware bound is taken on logarithms where the lognormal was stated, or where only it fits. */
function scaleOf(distribution: StatedDistribution, fitting: readonly BasisFamily[]): Scale {
  if (distribution !== 'auto') return distribution === 'lognormal' ? 'log' : 'raw';
  return !fitting.includes('normal') && fitting.includes('lognormal') ? 'log' : 'raw';
}

function anovaOn(samples: readonly HeatValues[], { to }: Turning): OneWay | undefined {
  const groups = samples.map(({ values }) => values.map(to));
  return groups.length < 2 || groups.every((group) => group.length < 2) ? undefined : oneWayAnova(groups);
}

const awareWay = (anova: OneWay, { from }: Turning): Way => ({
  method: 'anova',
  kind: 'aware',
  bound: (coverage) => from(anovaBasis(anova, coverage)),
});

interface Families {
  readonly fitting: readonly BasisFamily[];
  readonly stated: readonly BasisFamily[];
  readonly statedRejected: boolean;
}

/** The stated family, or the first that fits; where the stated one does not fit, both; without any, the method without one. */
function pooledWays(x: readonly number[], side: LimitSide, families: Families): Way[] {
  const { fitting, stated, statedRejected } = families;
  const first = fitting.slice(0, 1);
  const deciding = stated.length === 0 ? first : statedRejected ? [...stated, ...first] : stated;
  const asides = fitting.filter((family) => !deciding.includes(family));
  const free = first.length === 0 && (stated.length === 0 || statedRejected) ? [freeWay(x, side)] : [];
  return [
    ...deciding.map((family) => familyWay(x, side, family)),
    ...free,
    ...asides.map((family) => ({ ...familyWay(x, side, family), aside: true })),
  ];
}

function familyWay(x: readonly number[], side: LimitSide, family: BasisFamily): Way {
  if (family === 'weibull') return weibullWay(x);
  const { to, from } = turning(side, family === 'normal' ? 'raw' : 'log');
  const moments = momentsOf(x.map(to));
  return {
    method: family,
    kind: 'pooled',
    bound: (coverage) => from(normalBasis(moments, coverage)),
  };
}

/** The handbook's formula where it holds, the exact one elsewhere. */
function weibullWay(x: readonly number[]): Way {
  let fit: WeibullFit | undefined;
  return {
    method: 'weibull',
    kind: 'pooled',
    bound: (coverage) => {
      const { content, confidence } = coverage;
      if (confidence !== 0.95 || (content !== A_CONTENT && content !== B_CONTENT))
        return conditionalBound(conditionalModel(x), coverage);
      fit ??= fitWeibull({ time: x });
      return handbookBound(fit, x.length, content === A_CONTENT ? 'A' : 'B');
    },
  };
}

function freeWay(x: readonly number[], side: LimitSide): Way {
  if (side === 'lower' && x.every((value) => value > 0) && hasHandbookRanks(x.length, A_CONTENT)) {
    return {
      method: 'hansonKoopmans',
      kind: 'pooled',
      bound: (coverage) =>
        hasHandbookRanks(x.length, coverage.content)
          ? hansonKoopmansBasis(x, coverage)
          : rankBound(x, side, coverage),
    };
  }
  return { method: 'nonparametric', kind: 'pooled', bound: (coverage) => rankBound(x, side, coverage) };
}

function rankBound(x: readonly number[], side: LimitSide, coverage: Coverage): number | null {
  const { to, from } = turning(side, 'raw');
  return nonparametricRankOf(x.length, coverage) > 0
    ? from(nonparametricBasis(x.map(to), coverage).value)
    : null;
}

/**
 * The most favourable of the same bounds at the confidence turned round, or the first that meets the limit: the slow one
 * is asked last. Methods without a family are left out.
 */
function atBest(
  ways: readonly Way[],
  { side, limit }: { readonly side: LimitSide; readonly limit: number },
  coverage: Coverage,
): number | undefined {
  if (!ways.some(({ kind }) => kind === 'aware')) return undefined;
  const asked = ways.filter(({ method }) => method !== 'hansonKoopmans' && method !== 'nonparametric');
  const slowLast = [...asked].sort((a, b) => Number(a.method === 'weibull') - Number(b.method === 'weibull'));
  let best: number | undefined;
  for (const { bound } of slowLast) {
    const value = bound(coverage);
    if (value === null || !Number.isFinite(value)) continue;
    if (meetsLimit(value, side, limit)) return value;
    best = best === undefined ? value : side === 'lower' ? Math.max(best, value) : Math.min(best, value);
  }
  return best;
}

/** Whether a value lies on the good side of a limit, or on it. */
export const meetsLimit = (value: number, side: LimitSide, limit: number): boolean =>
  side === 'lower' ? value >= limit : value <= limit;
