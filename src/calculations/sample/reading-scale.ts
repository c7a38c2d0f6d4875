import { normalCdf, normalDensity } from '../../foundation/numerics/normal.ts';
import type { Reading } from './bath-readings.ts';

/**
 * Scale on which readings are compared (docs/theory/calibration.md, equation 2): asinh(v/2a) with a half of three
 * standard deviations, so that it is linear near the limit of the method and logarithmic well above it.
 */
export const scaled = (ppm: number, { sd_ppm }: Pick<Reading, 'sd_ppm'>): number =>
  Math.asinh(ppm / (2 * halfOf(sd_ppm)));

/** Content [ppm] of a value on the scale; none below zero. */
export const unscaled = (value: number, { sd_ppm }: Pick<Reading, 'sd_ppm'>): number =>
  Math.max(0, 2 * halfOf(sd_ppm) * Math.sinh(value));

/** Slope of `scaled` [1/ppm]. */
export const scaleSlope = (ppm: number, { sd_ppm }: Pick<Reading, 'sd_ppm'>): number =>
  1 / Math.hypot(ppm, 2 * halfOf(sd_ppm));

const halfOf = (sd_ppm: number): number => 1.5 * sd_ppm;

/** A reading as a Gaussian statement on the scale: value and the two parts of its variance. */
export interface ScaledReading {
  readonly value: number;
  readonly own: number;
  /** Times the square of the relative scatter. */
  readonly scatter: number;
}

/** Information of a "<" reading below which it says nothing: its variance is capped at 1e6 of the method's. */
const LEAST_INFORMATION = 1e-6;

/** Below this the ratio phi/Phi is taken by its first two terms. */
const FAR_BELOW = -30;

/**
 * A reading beside what the model says now. A "<" reading is taken by the slope and curvature of ln Phi((L - f)/s)
 * there: nothing when the model is far below, a pull to the limit when it is above (equation 3).
 */
export function scaledReading(reading: Reading, model_ppm: number, delta: number): ScaledReading {
  const slope = scaleSlope(model_ppm, reading);
  const own = (reading.sd_ppm * slope) ** 2;
  const scatter = (model_ppm * slope) ** 2;
  const value = scaled(reading.value_ppm, reading);
  if (!reading.below) return { value, own, scatter };
  const sd = Math.sqrt(own + delta * delta * scatter);
  const model = scaled(model_ppm, reading);
  const u = (value - model) / sd;
  const mills = u < FAR_BELOW ? -u - 1 / u : normalDensity(u) / normalCdf(u);
  const information = Math.min(1, Math.max(LEAST_INFORMATION, mills * (u + mills)));
  return { value: model - (sd * mills) / information, own: (sd * sd) / information, scatter: 0 };
}
