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

/** What is wrong with the calibration of a scale on the day `on` (ISO date), in words; null = nothing. */
export function scaleWarning({ calibratedUntil }: Pick<Scale, 'calibratedUntil'>, on: string): string | null {
  if (calibratedUntil === undefined) return 'the plant states no calibration of it';
  return on <= calibratedUntil ? null : `its calibration ended on ${calibratedUntil}`;
}

/** Steps of the display that a scale may show above its capacity before it must show none (OIML R 76-1:2006, 4.2.3). */
const STEPS_ABOVE = 9;

/** True for a load that the scale may not show: another scale answers, or its papers are wrong. */
export const isAboveRange = ({ capacity_g, resolution_g }: Scale, gross_g: number): boolean =>
  gross_g > capacity_g + STEPS_ABOVE * resolution_g;

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
