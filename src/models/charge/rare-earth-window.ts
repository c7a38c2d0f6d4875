import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { type Recovery, relativeOf } from './problem.ts';

/** Whether a window can be hit at all with what is known of a recovery. */
export interface WindowCheck {
  /** Two-sided normal quantile of the confidence. */
  readonly z: number;
  /** Standard deviation over mean of the surest mix of what brings the element [1]. */
  readonly cv: number;
  /** (U - L) / (U + L): the largest z cv that the window takes, whatever is charged [1]. */
  readonly reach: number;
  readonly feasible: boolean;
  /** Recovery known so well, or a window so wide on one side, or a sample so sure, that it is [1, kg/kg]. */
  readonly neededCv: number;
  readonly widerMax: number;
  readonly widerMin: number;
}

/**
 * A content m with standard deviation cv m stays inside [L, U] with z deviations on both sides only if
 * z cv <= (U - L) / (U + L): m (1 - z cv) >= L and m (1 + z cv) <= U (docs/theory/charge-rare-earth.md, equation 4).
 * Sources that err independently, mixed as well as can be: 1/cv^2 = sum of 1/cv_i^2. null for a one-sided window.
 */
export function windowCheck(
  window: { readonly min: number; readonly max: number },
  sources: readonly Recovery[],
  confidence: number,
): WindowCheck | null {
  const { min, max } = window;
  if (!(min > 0) || !Number.isFinite(max) || sources.length === 0) return null;
  const z = normalQuantile((1 + confidence) / 2);
  const precision = sources.reduce((sum, source) => sum + 1 / relativeOf(source) ** 2, 0);
  const cv = Number.isFinite(precision) ? 1 / Math.sqrt(precision) : 0;
  const reach = (max - min) / (max + min);
  const stretch = z * cv < 1 ? (1 + z * cv) / (1 - z * cv) : Number.POSITIVE_INFINITY;
  return {
    z,
    cv,
    reach,
    feasible: z * cv <= reach,
    neededCv: reach / z,
    widerMax: min * stretch,
    widerMin: max / stretch,
  };
}
