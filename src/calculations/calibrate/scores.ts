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
import { isOwnFactor } from '../../models/refining/discrepancy/own-factor.ts';
import { SCALES } from '../furnace/effects.ts';
import type { ParametricHeat } from '../furnace/parametric-heat.ts';
import type { Fit } from './fit.ts';

/**
 * How each element of a heat, and all of them together, lie against what the heats before let expect: standard normal while
 * nothing changes.
 */
export type HeatScores = ReadonlyMap<ElementSymbol | typeof TOGETHER, number>;
export const TOGETHER = 'all';

/**
 * Scores of every heat, each against the heats before it only (docs/theory/calibration.md, equation 10): the readings of an
 * element along what its factor of the furnace would move, or all alike where it has none, whitened by what was known before
 * the heat, scales weighted by what they had foretold. Positive = more of the element than expected.
 */
export function sequentialScores(fit: Fit, heats: readonly ParametricHeat[]): HeatScores[] {
  const states = SCALES.map((scales) => startOf(fit.design, scales));
  return fit.groups.map((group, h) => {
    const prepared = prepareGroup(group, fit.design);
    const predicted = states.map((state) => predict(state, prepared, fit.design));
    // a stranger is scored as it was read, and learned from as little as the fit does
    const read = predicted.map((one, k) => asRead(one, group, SCALES[k]!.delta));
    const weights = weightsOf(states);
    const { readings } = heats[h]!;
    const moved = movedBy(fit, h, readings);
    const elements = [...new Set(readings.map(({ element }) => element))];
    const away = read.map((one) =>
      elements.map((element) =>
        towards(
          one,
          moved.map((slope, r) => (readings[r]!.element === element ? slope : 0)),
        ),
      ),
    );
    const scoreOf = (offOf: (one: Prediction, k: number) => number): number => {
      const chance = read.reduce((sum, one, k) => sum + weights[k]! * normalCdf(offOf(one, k)), 0);
      return normalQuantile(Math.min(1 - FAR, Math.max(FAR, chance)));
    };
    const scores: [ElementSymbol | typeof TOGETHER, number][] = elements.map((element, e) => [
      element,
      scoreOf((one, k) => weightedGap(one, away[k]![e]!)),
    ]);
    if (elements.length > 1) {
      const off = (one: Prediction, k: number): number => {
        const all = sumOf(away[k]!);
        return weightedGap(one, all) / Math.sqrt(varianceOf(one, all));
      };
      scores.push([TOGETHER, scoreOf(off)]);
    }
    states.forEach((state, k) => {
      learn(state, { prepared, predicted: predicted[k]! });
    });
    return new Map(scores);
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

/** What a furnace that leaves more of everything would add to each reading: the slope of its factor, or one. */
function movedBy(fit: Fit, h: number, readings: ParametricHeat['readings']): Float64Array {
  const { slopes } = fit.groups[h]!;
  const factors = fit.parameters.flatMap((one, j) => (isOwnFactor(one) ? [{ name: one.name, j }] : []));
  return Float64Array.from(readings, ({ element }, r) => {
    const own = factors.filter(({ name }) => name.endsWith(`:${element}`));
    const moved = own.reduce((sum, { j }) => sum + slopes[r * fit.design.effects + j]!, 0);
    return own.length === 0 ? 1 : Math.max(moved, LEAST_MOVED);
  });
}

/** A reading that a factor moves less than this is moved as much as this: a "<" far above the melt. */
const LEAST_MOVED = 1e-6;

/** Weights of the readings by which a direction d is seen best, readings where it is zero left out: P^-1 d, of variance one. */
function towards({ n, covariance }: Prediction, direction: Float64Array): Float64Array {
  const rows = [...direction.keys()].filter((row) => direction[row] !== 0);
  const m = rows.length;
  const part = Float64Array.from(
    { length: m * m },
    (_, at) => covariance[rows[Math.floor(at / m)]! * n + rows[at % m]!]!,
  );
  const solved = choleskySolve(
    cholesky(part, m),
    Float64Array.from(rows, (row) => direction[row]!),
  );
  const information = rows.reduce((sum, row, i) => sum + solved[i]! * direction[row]!, 0);
  const out = new Float64Array(n);
  rows.forEach((row, i) => {
    out[row] = solved[i]! / Math.sqrt(information);
  });
  return out;
}

const sumOf = (all: readonly Float64Array[]): Float64Array =>
  all[0]!.map((_, i) => all.reduce((sum, one) => sum + one[i]!, 0));

const weightedGap = ({ gap }: Prediction, weights: Float64Array): number =>
  gap.reduce((sum, one, i) => sum + weights[i]! * one, 0);

/** Variance of weighted gaps. */
function varianceOf({ n, covariance }: Prediction, weights: Float64Array): number {
  let variance = 0;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) variance += weights[i]! * covariance[i * n + k]! * weights[k]!;
  }
  return variance;
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
