import { binomialCdf } from '../../src/foundation/numerics/binomial.ts';
import { clopperPearsonLower } from '../../src/foundation/numerics/clopper-pearson.ts';
import { normalCdf, normalQuantile } from '../../src/foundation/numerics/normal.ts';
import { fillNormal, fillUniform, type StreamKey, streamKey } from '../../src/foundation/numerics/random.ts';
import { studentTUpperQuantile } from '../../src/foundation/numerics/student-t.ts';
import { requiredIndex } from '../../src/foundation/statistics/capability/required-observed-capability.ts';
import { mtbfLower } from '../../src/foundation/statistics/life/exponential-mtbf-lower.ts';
import {
  fitWeibull,
  weibullQuantile,
  weibullQuantileLower,
} from '../../src/foundation/statistics/life/weibull-fit.ts';
import {
  fitLarsonMillerHeats,
  heatBound,
} from '../../src/foundation/statistics/regression/larson-miller-heats.ts';
import { owenCoverage } from '../../src/foundation/statistics/regression/regression-tolerance-coverage.ts';
import { generalToleranceFactor } from '../../src/foundation/statistics/tolerance/normal-tolerance.ts';
import { twoSidedFactor } from '../../src/foundation/statistics/tolerance/two-sided-tolerance.ts';
import { heatCoverage } from '../../src/models/qualification/basis/basis-coverage-with-heats.ts';
import { handbookRanks } from '../../src/models/qualification/basis/basis-hanson-koopmans.ts';
import { normalBasisCoverage } from '../../src/models/qualification/basis/basis-normal-coverage.ts';
import {
  weibullBasisHandbook,
  weibullBoundConfidence,
} from '../../src/models/qualification/basis/basis-weibull.ts';
import {
  hansonKoopmansBound,
  hansonKoopmansFactor,
} from '../../src/models/qualification/basis/hanson-koopmans.ts';
import { nonparametricRankOf } from '../../src/models/qualification/basis/nonparametric-rank.ts';
import { exactFactors } from '../../src/models/qualification/equivalency/mean-extremum.ts';
import { sdRatio } from '../../src/models/qualification/equivalency/sd-ratio-bound.ts';

/** One method, simulated: `exact` ones must come within 3 standard errors of `nominal`. */
export interface CoverageTrial {
  readonly name: string;
  readonly nominal: number;
  readonly kind: 'exact' | 'conservative' | 'approximate';
  /** Share of draws in which the statement of the method is true. */
  readonly share: (draws: number, seed: number) => number;
  /** Fewer draws for what is slow, as a fraction of those asked for. */
  readonly fraction?: number;
}

const B = { content: 0.9, confidence: 0.95 };
const Z10 = normalQuantile(0.1);

type Fill = (key: StreamKey, out: Float64Array, first?: number) => Float64Array;

/** Share of draws of `size` numbers that satisfy `holds`. */
function shareOf(
  fill: Fill,
  {
    name,
    size,
    draws,
    seed,
  }: { readonly name: string; readonly size: number; readonly draws: number; readonly seed: number },
  holds: (x: Float64Array) => boolean,
): number {
  const key = streamKey(seed, `coverage/${name}`);
  const x = new Float64Array(size);
  let count = 0;
  for (let i = 0; i < draws; i++) if (holds(fill(key, x, i * size))) count++;
  return count / draws;
}

/** Trial on normal (or uniform) draws. `prepare` is done once, before the draws. */
function trial(
  head: Pick<CoverageTrial, 'name' | 'nominal' | 'kind' | 'fraction'> & {
    readonly size: number;
    readonly uniform?: boolean;
  },
  prepare: () => (x: Float64Array) => boolean,
): CoverageTrial {
  return {
    ...head,
    share: (draws, seed) =>
      shareOf(
        head.uniform ? fillUniform : fillNormal,
        { name: head.name, size: head.size, draws, seed },
        prepare(),
      ),
  };
}

/** Mean and standard deviation of x[from .. to). */
function moments(x: Float64Array, from = 0, to = x.length): readonly [mean: number, sd: number] {
  let sum = 0;
  let squares = 0;
  for (let i = from; i < to; i++) {
    sum += x[i]!;
    squares += x[i]! * x[i]!;
  }
  const n = to - from;
  const mean = sum / n;
  return [mean, Math.sqrt((squares - n * mean * mean) / (n - 1))];
}

const least = (x: Float64Array, from: number): number => {
  let low = Number.POSITIVE_INFINITY;
  for (let i = from; i < x.length; i++) low = Math.min(low, x[i]!);
  return low;
};

const heats = (ratio: number, which: 'pooled' | 'anova', heatCount: number): CoverageTrial => ({
  name: `${which === 'anova' ? 'ANOVA' : 'pooled normal'} basis, ${heatCount} heats x 6, heat SD ${ratio}`,
  nominal: 0.95,
  kind: which === 'pooled' && ratio === 0 ? 'exact' : 'approximate',
  share: (draws, seed) =>
    heatCoverage({ heats: heatCount, perHeat: 6, heatSdOverWithinSd: ratio }, B, { replicates: draws, seed })[
      which
    ],
});

const EXACT: readonly CoverageTrial[] = [
  ...[3, 12, 30].map(
    (n): CoverageTrial => ({
      name: `normal basis B, n ${n}`,
      nominal: 0.95,
      kind: 'exact',
      share: (replicates, seed) => normalBasisCoverage({ n, replicates, seed }, B),
    }),
  ),
  {
    name: 'normal basis A, n 12',
    nominal: 0.95,
    kind: 'exact',
    share: (replicates, seed) => normalBasisCoverage({ n: 12, replicates, seed }, { ...B, content: 0.99 }),
  },
  trial({ name: 'two-sided tolerance interval, n 6', nominal: 0.95, kind: 'exact', size: 6 }, () => {
    const k = twoSidedFactor(6, B);
    return (x) => {
      const [mean, sd] = moments(x);
      return normalCdf(mean + k * sd) - normalCdf(mean - k * sd) >= 0.9;
    };
  }),
  trial({ name: 'pooled SD basis, 3 conditions x 5', nominal: 0.95, kind: 'exact', size: 15 }, () => {
    const k = generalToleranceFactor({ size: 5, df: 12 }, B);
    return (x) => {
      const sds = [0, 5, 10].map((from) => moments(x, from, from + 5)[1]);
      const pooled = Math.sqrt(sds.reduce((sum, sd) => sum + (4 * sd * sd) / 12, 0));
      return moments(x, 0, 5)[0] - k * pooled <= Z10;
    };
  }),
  trial(
    { name: 'Weibull conditional basis, n 8', nominal: 0.95, kind: 'exact', size: 8, uniform: true },
    () => {
      const truth = weibullQuantile({ shape: 12, scale: 1 }, 0.1);
      return (x) => weibullBoundConfidence(weibullLives(x, 12), truth, 0.9) <= 0.95;
    },
  ),
  trial(
    { name: 'Hanson-Koopmans B, n 9 (F(x) = x)', nominal: 0.95, kind: 'exact', size: 9, uniform: true },
    () => {
      const ranks = handbookRanks(9, 0.9);
      const z = hansonKoopmansFactor(ranks, B);
      return (x) =>
        hansonKoopmansBound(
          [...x].sort((a, b) => a - b),
          ranks,
          z,
        ) <= 0.1;
    },
  ),
  trial(
    {
      name: 'nonparametric B, n 61 (nominal: its binomial)',
      nominal: 1 - binomialCdf(2, 61, 0.1),
      kind: 'exact',
      size: 61,
      uniform: true,
    },
    () => {
      const rank = nonparametricRankOf(61, B);
      return (x) => x.slice().sort()[rank - 1]! <= 0.1;
    },
  ),
  trial({ name: 'dual acceptance, two-sample, 18 and 6', nominal: 0.95, kind: 'exact', size: 24 }, () => {
    const { k1, k2 } = exactFactors({ m: 6, baseline: 18 }, 0.05);
    return (x) => {
      const [mean, sd] = moments(x, 0, 18);
      return least(x, 18) >= mean - k1 * sd && moments(x, 18)[0] >= mean - k2 * sd;
    };
  }),
  trial({ name: 'dual acceptance, known baseline, 5', nominal: 0.95, kind: 'exact', size: 5 }, () => {
    const { k1, k2 } = exactFactors({ m: 5, baseline: Number.POSITIVE_INFINITY }, 0.05);
    return (x) => least(x, 0) >= -k1 && moments(x)[0] >= -k2;
  }),
  trial({ name: 'TOST pooled at a wide margin, 12 and 8', nominal: 0.95, kind: 'exact', size: 20 }, () => {
    // At the margin an unequal material must be passed with probability alpha.
    const t = studentTUpperQuantile(0.05, 18);
    return (x) => {
      const [a, sa] = moments(x, 0, 12);
      const [b, sb] = moments(x, 12);
      const se = Math.sqrt(((11 * sa * sa + 7 * sb * sb) / 18) * (1 / 12 + 1 / 8));
      return !((b - a) / se <= -t);
    };
  }),
  trial({ name: 'SD ratio upper bound, 12 and 6', nominal: 0.95, kind: 'exact', size: 18 }, () => {
    const unit = { mean: 0, sd: 1 };
    const factor = sdRatio({ reference: { n: 12, ...unit }, candidate: { n: 6, ...unit } }).ratioUpper;
    return (x) => (moments(x, 12)[1] / moments(x, 0, 12)[1]) * factor >= 1;
  }),
  trial({ name: 'capability lower bound, n 8', nominal: 0.95, kind: 'exact', size: 8 }, () => {
    const limit = requiredIndex(8, 1.2, 0.95);
    return (x) => {
      const [mean, sd] = moments(x);
      return (mean + 3.6) / (3 * sd) <= limit;
    };
  }),
  ...[-2.4, -3.2].map(
    (x0): CoverageTrial => ({
      name: `Owen bound of a line at ${x0}`,
      nominal: 0.95,
      kind: 'exact',
      share: (replicates, seed) =>
        owenCoverage({ x: [-3, -2.8, -2.2, -2.1, -1.8, -1.7, -3.1], x0 }, B, { replicates, seed }),
    }),
  ),
  trial(
    {
      name: 'MTBF lower bound, failure-terminated, r 5',
      nominal: 0.9,
      kind: 'exact',
      size: 5,
      uniform: true,
    },
    () => (x) => {
      let time = 0;
      for (const u of x) time -= Math.log(u);
      return mtbfLower({ time, failures: 5 }, 0.9, true) <= 1;
    },
  ),
  heats(0, 'pooled', 3),
];

const CONSERVATIVE: readonly CoverageTrial[] = [
  trial(
    {
      name: 'Clopper-Pearson lower bound, n 30, p 0.9',
      nominal: 0.95,
      kind: 'conservative',
      size: 30,
      uniform: true,
    },
    () => {
      const bounds = Array.from({ length: 31 }, (_, x) => clopperPearsonLower(x, 30, 0.95));
      return (x) => bounds[x.reduce((sum, u) => sum + (u < 0.9 ? 1 : 0), 0)]! <= 0.9;
    },
  ),
  trial(
    { name: 'Hanson-Koopmans B on normal values, n 9', nominal: 0.95, kind: 'conservative', size: 9 },
    () => {
      const ranks = handbookRanks(9, 0.9);
      const z = hansonKoopmansFactor(ranks, B);
      // exp(0.05 x): all positive, as the method asks, and its log is normal.
      return (x) =>
        hansonKoopmansBound(
          Array.from(x, (value) => Math.exp(0.05 * value)).sort((a, b) => a - b),
          ranks,
          z,
        ) <= Math.exp(0.05 * Z10);
    },
  ),
];

const APPROXIMATE: readonly CoverageTrial[] = [
  heats(0, 'anova', 3),
  heats(0.5, 'pooled', 3),
  heats(0.5, 'anova', 3),
  heats(1, 'pooled', 3),
  heats(1, 'anova', 3),
  heats(1, 'anova', 10),
  trial(
    {
      name: 'Weibull handbook basis B, n 8',
      nominal: 0.95,
      kind: 'approximate',
      size: 8,
      uniform: true,
      fraction: 0.2,
    },
    () => {
      const truth = weibullQuantile({ shape: 12, scale: 1 }, 0.1);
      return (x) => weibullBasisHandbook(weibullLives(x, 12), 'B') <= truth;
    },
  ),
  trial(
    {
      name: 'Weibull B10 Wald bound, n 20',
      nominal: 0.95,
      kind: 'approximate',
      size: 20,
      uniform: true,
      fraction: 0.2,
    },
    () => {
      const truth = weibullQuantile({ shape: 2, scale: 1 }, 0.1);
      return (x) => weibullQuantileLower(fitWeibull({ time: weibullLives(x, 2) }), 0.1, 0.95) <= truth;
    },
  ),
  ...[6, 10].map(
    (heatCount): CoverageTrial =>
      trial(
        {
          name: `Larson-Miller bound of a new heat, ${heatCount} heats x 8`,
          nominal: 0.95,
          kind: 'approximate',
          size: heatCount * 9,
          fraction: 0.05,
        },
        () => larsonMillerHolds(heatCount),
      ),
  ),
];

export const TRIALS: readonly CoverageTrial[] = [...EXACT, ...CONSERVATIVE, ...APPROXIMATE];

const weibullLives = (u: Float64Array, shape: number): number[] =>
  Array.from(u, (value) => (-Math.log(value)) ** (1 / shape));

/** Creep of heats that differ by 0.2 in log10 time, 0.1 within: draw 9 h is heat h, the next eight its tests. */
function larsonMillerHolds(heatCount: number): (x: Float64Array) => boolean {
  const point = { temperature: 1950, stress: 30 };
  const log10Time = (temperature: number, stress: number): number =>
    -18 + (45_000 - 4000 * Math.log10(stress)) / temperature;
  const rows = Array.from({ length: heatCount * 8 }, (_, at) => {
    const i = at % 8;
    return {
      heat: Math.floor(at / 8),
      temperature: 1800 + 100 * (i % 4),
      stress: 20 + 10 * Math.floor(i / 4) + 5 * (i % 4),
    };
  });
  const heat = rows.map((row) => `H${row.heat}`);
  const truth = log10Time(point.temperature, point.stress) + Z10 * Math.hypot(0.2, 0.1);
  return (x) => {
    const time = rows.map(
      ({ temperature, stress, heat: h }, at) =>
        10 ** (log10Time(temperature, stress) + 0.2 * x[9 * h]! + 0.1 * x[9 * h + 1 + (at % 8)]!),
    );
    const tests = {
      temperature: rows.map(({ temperature }) => temperature),
      stress: rows.map(({ stress }) => stress),
      time,
    };
    return heatBound(fitLarsonMillerHeats(tests, heat, 1), point, B).lower <= truth;
  };
}
