import {
  type CholeskyFactor,
  cholesky,
  choleskySolve,
  timesLower,
} from '../../foundation/numerics/cholesky.ts';
import { deletionFrom, type LinearGroup, noiseOf } from '../../foundation/numerics/mixed-effects.ts';
import { logNormalCdf } from '../../foundation/numerics/normal.ts';
import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Parameter } from '../../models/refining/parameters.ts';
import { linearAround } from '../furnace/linear-heat.ts';
import { contentsAt, type ParametricHeat, type Points } from '../furnace/parametric-heat.ts';
import { inflationsOf, type Stranger, strangersOf } from '../furnace/strange-readings.ts';
import type { Reading } from '../sample/bath-readings.ts';
import { scaled, scaleSlope } from '../sample/reading-scale.ts';

/** What is uncertain about a heat before its samples: standard normals with these correlations, the melt's behind. */
export interface HeatPrior {
  readonly parameters: readonly Parameter[];
  /** Correlations of parameters and melt, square. */
  readonly correlation: Float64Array;
  /** Relative scatter of readings beyond their method [1]. */
  readonly scatter: number;
}

/** Ways the heat may be, with their weights. */
export interface Members {
  /** Sum to one. */
  readonly weights: Float64Array;
  /** 1 / sum of squared weights. */
  readonly effective: number;
  /** Contents asked for [ppm]: `seen[s * wanted.length + r]`. */
  readonly seen: Float64Array;
  /** Results that neither the furnace nor the other results let expect. */
  readonly strangers: readonly Stranger[];
}

const ROUNDS = 4;

/**
 * Members of a heat that agree with its samples: drawn from the Gaussian that the linear model leaves (docs/theory/
 * calibration.md, equation 13) and weighted by prior, likelihood and that Gaussian, so that what is not linear counts;
 * their contents are taken, in the same run, when `wanted` says.
 */
export function membersOf(
  heat: ParametricHeat,
  prior: HeatPrior,
  of: {
    readonly samples: number;
    readonly seed: number | string;
    readonly wanted: readonly { readonly element: ElementSymbol; readonly at_s: number }[];
  },
): Members {
  const { samples, seed, wanted } = of;
  const width = prior.parameters.length + heat.uncertain.length;
  const before = cholesky(prior.correlation, width);
  const { mean, covariance, inflation, strangers } =
    heat.readings.length === 0 ? open(prior, width) : narrowed(heat, prior, before);
  const factor = cholesky(covariance, width);
  const normals = Array.from({ length: width }, (_, i) =>
    fillNormal(streamKey(seed, `advise/${i}`), new Float64Array(samples)),
  );
  const values = new Float64Array(samples * width);
  const logs = new Float64Array(samples);
  for (let s = 0; s < samples; s++) {
    const draw = Float64Array.from({ length: width }, (_, i) => normals[i]![s]!);
    const away = timesLower(factor, draw);
    for (let i = 0; i < width; i++) values[s * width + i] = mean[i]! + away[i]!;
    const own = values.slice(s * width, (s + 1) * width);
    logs[s] = quadratic(draw) / 2 - distance(before, own);
  }
  const points: Points = { parameters: prior.parameters, samples, values, othersSeed: seed };
  const { readings } = heat;
  const found = contentsAt(heat, points, [...readings, ...wanted]);
  const all = readings.length + wanted.length;
  const part = (s: number, from: number, to: number) => found.subarray(s * all + from, s * all + to);
  const seen = new Float64Array(samples * wanted.length);
  for (let s = 0; s < samples; s++) {
    seen.set(part(s, readings.length, all), s * wanted.length);
    logs[s]! += likelihoodOf(readings, part(s, 0, readings.length), { scatter: prior.scatter, inflation });
  }
  return { seen, ...weighted(logs), strangers };
}

const quadratic = (x: Float64Array): number => x.reduce((sum, value) => sum + value * value, 0);

/** Half the square of the prior's distance. */
function distance(before: CholeskyFactor, x: Float64Array): number {
  const solved = choleskySolve(before, Float64Array.from(x));
  return x.reduce((sum, value, i) => sum + value * solved[i]!, 0) / 2;
}

interface Gaussian {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** What the samples leave, and how far they are believed. */
interface Narrowed extends Gaussian {
  readonly inflation: Float64Array;
  readonly strangers: readonly Stranger[];
}

const open = ({ correlation }: HeatPrior, width: number): Narrowed => ({
  mean: new Float64Array(width),
  covariance: correlation,
  inflation: new Float64Array(0),
  strangers: [],
});

/** The Gaussian that the samples leave, found by linearising around itself; outliers among them count for little. */
function narrowed(heat: ParametricHeat, prior: HeatPrior, before: CholeskyFactor): Narrowed {
  const p = prior.parameters.length;
  const width = before.n;
  const known = {
    mean: new Float64Array(p),
    covariance: Float64Array.from(
      { length: p * p },
      (_, at) => prior.correlation[Math.floor(at / p) * width + (at % p)]!,
    ),
    tau: 0,
    delta: prior.scatter,
  };
  const design = { effects: p, vary: prior.parameters.map(() => false) };
  let now: Gaussian = { mean: new Float64Array(width), covariance: quartered(width) };
  let inflation = new Float64Array(heat.readings.length).fill(1);
  let strangers: readonly Stranger[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const group = {
      ...linearAround(heat, prior.parameters, {
        common: now.mean.slice(0, p),
        varied: new Float64Array(p),
        melt: now.mean.slice(p),
        covariance: now.covariance,
        delta: prior.scatter,
      }),
      inflation,
    };
    const deletion = deletionFrom(group, design, known);
    inflation = Float64Array.from(inflationsOf(deletion, heat.readings));
    strangers = strangersOf(heat, deletion);
    now = updated({ ...group, inflation }, { p, before, scatter: prior.scatter });
  }
  return { ...now, inflation, strangers };
}

function quartered(width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let i = 0; i < width; i++) out[i * width + i] = 0.25;
  return out;
}

/** Kalman update of the prior R by linear readings: K = R H' (H R H' + N)^-1. */
function updated(
  group: LinearGroup,
  { p, before, scatter }: { readonly p: number; readonly before: CholeskyFactor; readonly scatter: number },
): Gaussian {
  const { n } = group;
  const width = before.n;
  const m = width - p;
  const h = (i: number, a: number): number =>
    a < p ? group.slopes[i * p + a]! : group.nuisance[i * group.nuisances + a - p]!;
  // row i: L' h_i, so that H R H' is a product of rows
  const rows = Array.from({ length: n }, (_, i) => {
    const out = new Float64Array(width);
    for (let a = 0; a < width; a++) {
      for (let b = a; b < width; b++) out[a]! += before.lower[b * width + a]! * h(i, b);
    }
    return out;
  });
  const noise = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      let sum = i === k ? noiseOf(group, i, scatter) : 0;
      for (let a = 0; a < width; a++) sum += rows[i]![a]! * rows[k]![a]!;
      for (let j = m; j < group.nuisances; j++) {
        sum += group.nuisance[i * group.nuisances + j]! * group.nuisance[k * group.nuisances + j]!;
      }
      noise[i * n + k] = sum;
    }
  }
  const factor = cholesky(noise, n);
  const solved = choleskySolve(factor, Float64Array.from(group.readings));
  const mean = new Float64Array(width);
  for (let a = 0; a < width; a++) for (let i = 0; i < n; i++) mean[a]! += rows[i]![a]! * solved[i]!;
  const covariance = new Float64Array(width * width);
  for (let b = 0; b < width; b++) {
    const gain = choleskySolve(
      factor,
      Float64Array.from({ length: n }, (_, i) => rows[i]![b]!),
    );
    for (let a = 0; a < width; a++) {
      let sum = a === b ? 1 : 0;
      for (let i = 0; i < n; i++) sum -= rows[i]![a]! * gain[i]!;
      covariance[a * width + b] = sum;
    }
  }
  return { mean: timesLower(before, mean), covariance: sandwiched(before, covariance) };
}

/** L C L'. */
function sandwiched(factor: CholeskyFactor, inner: Float64Array): Float64Array {
  const { n } = factor;
  const half = Array.from({ length: n }, (_, j) =>
    timesLower(
      factor,
      Float64Array.from({ length: n }, (__, i) => inner[i * n + j]!),
    ),
  );
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const row = timesLower(
      factor,
      Float64Array.from({ length: n }, (_, j) => half[j]![i]!),
    );
    out.set(row, i * n);
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) {
      const middle = (out[i * n + k]! + out[k * n + i]!) / 2;
      out[i * n + k] = middle;
      out[k * n + i] = middle;
    }
    out[i * n + i]! += JITTER;
  }
  return out;
}

/** Keeps a covariance positive definite against rounding. */
const JITTER = 1e-9;

function likelihoodOf(
  readings: readonly Reading[],
  model_ppm: Float64Array,
  { scatter, inflation }: { readonly scatter: number; readonly inflation: Float64Array },
): number {
  let sum = 0;
  readings.forEach((reading, r) => {
    const wide = Math.sqrt(inflation[r]!);
    sum += logLikelihood(reading, model_ppm[r]!, scatter * wide, inflation[r]);
  });
  return sum;
}

/** ln of the chance of a reading when the melt holds `model_ppm`; `inflation` times the variance of its method. */
function logLikelihood(reading: Reading, model_ppm: number, scatter: number, inflation = 1): number {
  const sd_ppm = reading.sd_ppm * Math.sqrt(inflation);
  const sd = Math.hypot(sd_ppm, scatter * model_ppm) * scaleSlope(model_ppm, reading);
  const u = (scaled(reading.value_ppm, reading) - scaled(model_ppm, reading)) / sd;
  return reading.below ? logNormalCdf(u) : -(u * u) / 2 - Math.log(sd);
}

/** A weight below this share of the largest counts as none [ln]. */
const NEGLIGIBLE = -30;

/** Weights from their logarithms, in loops: advice does this some ten thousand times. */
export function weighted(logs: Float64Array): { readonly weights: Float64Array; readonly effective: number } {
  const n = logs.length;
  const weights = new Float64Array(n);
  let best = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < n; s++) if (logs[s]! > best) best = logs[s]!;
  let total = 0;
  let squares = 0;
  for (let s = 0; s < n; s++) {
    const off = logs[s]! - best;
    if (off < NEGLIGIBLE) continue;
    const weight = Math.exp(off);
    weights[s] = weight;
    total += weight;
    squares += weight * weight;
  }
  for (let s = 0; s < n; s++) weights[s]! /= total;
  return { weights, effective: (total * total) / squares };
}
