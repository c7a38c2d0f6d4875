import { type CholeskyFactor, cholesky, solveUpper } from '../../foundation/numerics/cholesky.ts';
import type { LinearGroup } from '../../foundation/numerics/mixed-effects.ts';
import type { Parameter } from '../../models/refining/parameters.ts';
import { scaled, scaledReading } from '../sample/reading-scale.ts';
import { contentsAt, type ParametricHeat, type Points } from './parametric-heat.ts';

/** Spread of the variation between heats [prior sd], and centre and width [ln] of the scatter of readings. */
export const TAU_SPREAD = 0.5;
export const DELTA_MEDIAN = 0.05;
export const DELTA_WIDTH = Math.LN2;

/** Where a heat is linear around: the common effects, what it does on top, its melt, the scatter of readings. */
export interface Around {
  readonly common: Float64Array;
  readonly varied: Float64Array;
  readonly melt: Float64Array;
  /** Covariance of what is uncertain around the point, parameters first; square. */
  readonly covariance: Float64Array;
  readonly delta: number;
}

/**
 * A heat linear around a point by its mean and slopes over what is still uncertain there: sigma points on the axes of
 * its covariance; what is not linear is a nuisance of the heat (docs/theory/calibration.md, equations 4 and 5; the
 * iterated posterior linearisation of Garcia-Fernandez et al. 2015, IEEE Trans. Signal Process. 63, 5561).
 */
export function linearAround(
  heat: ParametricHeat,
  parameters: readonly Parameter[],
  around: Around,
): LinearGroup {
  const { readings } = heat;
  const n = readings.length;
  const p = parameters.length;
  const m = heat.uncertain.length;
  const width = p + m;
  const centre = Float64Array.from({ length: width }, (_, i) =>
    i < p ? around.common[i]! + around.varied[i]! : around.melt[i - p]!,
  );
  const axes = cholesky(padded(around.covariance, width), width);
  const contents = contentsAt(heat, sigmaPoints(parameters, centre, axes), readings);
  const nuisances = m + width;
  const group = {
    n,
    readings: new Float64Array(n),
    slopes: new Float64Array(n * p),
    nuisances,
    nuisance: new Float64Array(n * nuisances),
    own: new Float64Array(n),
    scatter: new Float64Array(n),
  };
  const slope = new Float64Array(width);
  readings.forEach((reading, r) => {
    const at = (sample: number): number => scaled(contents[sample * n + r]!, reading);
    const on = scaledReading(reading, contents[r]!, around.delta);
    group.own[r] = on.own;
    group.scatter[r] = on.scatter;
    const middle = at(0);
    let origin = middle;
    for (let i = 0; i < width; i++) {
      slope[i] = (at(1 + 2 * i) - at(2 + 2 * i)) / 2;
      const bend = (at(1 + 2 * i) - 2 * middle + at(2 + 2 * i)) / 2;
      origin += bend;
      // (x^2 - 1)/sqrt 2 has variance one and does not go with x
      group.nuisance[r * nuisances + m + i] = bend * Math.SQRT2;
    }
    solveUpper(axes, slope);
    for (let i = 0; i < width; i++) {
      origin -= slope[i]! * centre[i]!;
      if (i < p) group.slopes[r * p + i] = slope[i]!;
      else group.nuisance[r * nuisances + i - p] = slope[i]!;
    }
    group.readings[r] = on.value - origin;
  });
  return group;
}

/** Least variance that an axis keeps [prior sd squared]: finite differences need some room. */
const LEAST_VARIANCE = 1e-4;

function padded(covariance: Float64Array, width: number): Float64Array {
  const out = Float64Array.from(covariance);
  for (let i = 0; i < width; i++) out[i * width + i]! += LEAST_VARIANCE;
  return out;
}

/** The centre and two points, one standard deviation away, on each axis. */
function sigmaPoints(parameters: readonly Parameter[], centre: Float64Array, axes: CholeskyFactor): Points {
  const width = centre.length;
  const samples = 1 + 2 * width;
  const values = new Float64Array(samples * width);
  for (let s = 0; s < samples; s++) values.set(centre, s * width);
  for (let i = 0; i < width; i++) {
    for (let k = i; k < width; k++) {
      const away = axes.lower[k * width + i]!;
      values[(1 + 2 * i) * width + k]! += away;
      values[(2 + 2 * i) * width + k]! -= away;
    }
  }
  return { parameters, samples, values };
}
