import { cholesky, choleskySolve, logDeterminant } from '../../foundation/numerics/cholesky.ts';
import {
  addGroup,
  type Design,
  groupCovariance,
  type LinearGroup,
  noiseOf,
  type PreparedGroup,
  prepareGroup,
  priorVariance,
  type Scales,
} from '../../foundation/numerics/mixed-effects.ts';
import { normalCdf, normalQuantile } from '../../foundation/numerics/normal.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { SCALES } from '../furnace/effects.ts';
import type { ParametricHeat } from '../furnace/parametric-heat.ts';
import type { Fit } from './fit.ts';

/** How each element of a heat lies against what the heats before it let expect: standard normal while nothing changes. */
export type HeatScores = ReadonlyMap<ElementSymbol, number>;

/**
 * Scores of every heat, each against the heats before it only (docs/theory/calibration.md, equation 10): the mean
 * shift of an element's readings on their scale, whitened by what was known before the heat, scales weighted by
 * what they had foretold. Positive = more of the element than expected.
 */
export function sequentialScores(fit: Fit, heats: readonly ParametricHeat[]): HeatScores[] {
  const states = SCALES.map((scales) => startOf(fit.design, scales));
  return fit.groups.map((group, h) => {
    const prepared = prepareGroup(group, fit.design);
    const predicted = states.map((state) => predict(state, prepared, fit.design));
    // a stranger is scored as it was read, and learned from as little as the fit does
    const read = predicted.map((one, k) => asRead(one, group, SCALES[k]!.delta));
    const weights = weightsOf(states);
    const elements = [...new Set(heats[h]!.readings.map(({ element }) => element))];
    const scores = new Map(
      elements.map((element) => {
        const rows = heats[h]!.readings.flatMap((reading, r) => (reading.element === element ? [r] : []));
        const chance = read.reduce((sum, one, k) => sum + weights[k]! * normalCdf(shift(one, rows)), 0);
        return [element, normalQuantile(Math.min(1 - FAR, Math.max(FAR, chance)))] as const;
      }),
    );
    states.forEach((state, k) => {
      learn(state, { prepared, predicted: predicted[k]! });
    });
    return scores;
  });
}

/** A prediction with the noise that the readings state. */
function asRead(prediction: Prediction, group: LinearGroup, delta: number): Prediction {
  const { n } = prediction;
  const covariance = Float64Array.from(prediction.covariance);
  for (let i = 0; i < n; i++) {
    const noise = noiseOf(group, i, delta);
    covariance[i * n + i]! += noise / (group.inflation?.[i] ?? 1) - noise;
  }
  return { ...prediction, covariance };
}

/** A chance smaller than this is shown as this: 7 standard deviations. */
const FAR = 1e-12;

interface Sequential {
  readonly scales: Scales;
  readonly precision: Float64Array;
  readonly pull: Float64Array;
  logWeight: number;
}

interface Prediction {
  readonly n: number;
  /** Readings less their prediction, and its covariance. */
  readonly gap: Float64Array;
  readonly covariance: Float64Array;
}

function startOf(design: Design, scales: Scales): Sequential {
  const { effects } = design;
  const precision = new Float64Array(effects * effects);
  for (let j = 0; j < effects; j++) precision[j * effects + j] = 1 / priorVariance(design, scales, j);
  return { scales, precision, pull: new Float64Array(effects), logWeight: Math.log(scales.prior) };
}

function weightsOf(states: readonly Sequential[]): number[] {
  const best = Math.max(...states.map(({ logWeight }) => logWeight));
  const raw = states.map(({ logWeight }) => Math.exp(logWeight - best));
  const total = raw.reduce((sum, one) => sum + one, 0);
  return raw.map((one) => one / total);
}

function predict(
  { precision, pull, scales }: Sequential,
  prepared: PreparedGroup,
  { effects: p }: Design,
): Prediction {
  const { n, slopes, readings } = prepared.group;
  const factor = cholesky(precision, p);
  const mean = choleskySolve(factor, Float64Array.from(pull));
  const gap = Float64Array.from(readings);
  const covariance = groupCovariance(prepared, scales);
  for (let i = 0; i < n; i++) {
    const spread = choleskySolve(factor, slopes.slice(i * p, (i + 1) * p));
    for (let j = 0; j < p; j++) gap[i]! -= slopes[i * p + j]! * mean[j]!;
    for (let k = 0; k < n; k++) {
      for (let j = 0; j < p; j++) covariance[i * n + k]! += spread[j]! * slopes[k * p + j]!;
    }
  }
  return { n, gap, covariance };
}

/** Generalised least-squares mean of the gaps of some rows over its standard deviation. */
function shift({ n, gap, covariance }: Prediction, rows: readonly number[]): number {
  const m = rows.length;
  const part = Float64Array.from(
    { length: m * m },
    (_, at) => covariance[rows[Math.floor(at / m)]! * n + rows[at % m]!]!,
  );
  const factor = cholesky(part, m);
  const ones = choleskySolve(factor, new Float64Array(m).fill(1));
  let sum = 0;
  let information = 0;
  rows.forEach((row, i) => {
    sum += ones[i]! * gap[row]!;
    information += ones[i]!;
  });
  return sum / Math.sqrt(information);
}

/** Adds a heat to what is known, and to the weight of the scales that foretold it. */
function learn(
  state: Sequential,
  { prepared, predicted }: { readonly prepared: PreparedGroup; readonly predicted: Prediction },
): void {
  const { precision, pull, scales } = state;
  const { n } = predicted;
  const whole = cholesky(predicted.covariance, n);
  const solved = choleskySolve(whole, Float64Array.from(predicted.gap));
  let square = 0;
  for (let i = 0; i < n; i++) square += solved[i]! * predicted.gap[i]!;
  state.logWeight -= (logDeterminant(whole) + square) / 2;
  const factor = cholesky(groupCovariance(prepared, scales), n);
  addGroup({ group: prepared.group, factor, p: pull.length, precision, pull });
}
