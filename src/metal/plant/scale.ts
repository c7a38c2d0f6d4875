import { InputError } from '../../foundation/errors.ts';

/** A scale with what it can show. Masses in records are integer grams; the scale says which of them it can read. */
export interface Scale {
  readonly id: string;
  readonly siteId: string;
  readonly capacity_g: number;
  /** Smallest step of the display [g], a whole number. */
  readonly resolution_g: number;
  /** Standard deviation of repeated weighings [g]. */
  readonly repeatability_g: number;
  /** Last day of the calibration, ISO date. */
  readonly calibratedUntil?: string;
}

/** Standard uncertainty of one weighing [g]: u^2 = step^2/12 + repeatability^2 (uniform rounding; GUM 4.3.7). */
export const weighingSd_g = (scale: Scale): number =>
  Math.hypot(scale.resolution_g / Math.sqrt(12), scale.repeatability_g);

/**
 * The scale for a mass: among those that can hold it the one with the smallest uncertainty. Throws InputError when
 * none can.
 */
export function scaleFor(scales: readonly Scale[], mass_g: number): Scale {
  const [best] = scales
    .filter((scale) => mass_g <= scale.capacity_g)
    .sort((a, b) => weighingSd_g(a) - weighingSd_g(b));
  if (best) return best;
  const largest = Math.max(0, ...scales.map((scale) => scale.capacity_g));
  throw new InputError(`no scale of the plant can weigh ${mass_g} g at once`, {
    value: mass_g,
    unit: 'g',
    allowed: `at most ${largest} g`,
    cure: 'weigh it in parts',
  });
}
