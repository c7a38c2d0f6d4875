import type { Reading } from '../../foundation/quantity/reading.ts';

/** What a method can do for one element at the level of the result; all amounts in kg/kg. */
export interface MethodAbility {
  readonly method: string;
  readonly measures: boolean;
  /** Sorts and identifies; its results never release. */
  readonly screening?: boolean;
  readonly detectionLimit?: number;
  /** Range over which the method is validated (scope of its standard). */
  readonly validated?: { readonly from: number; readonly to: number };
  readonly standardUncertainty?: number;
}

export interface Fitness {
  readonly fit: boolean;
  readonly reason: string;
}

/**
 * Whether a method can decide a window. Unfit when it does not measure the element, when its detection limit or the
 * lower end of its validated range lies above the maximum it should prove (combustion from 10 ppm S can not prove
 * 1 ppm), or when the result itself lies above the validated range. `null` ability: the method is not in the data.
 */
export function methodFitness(
  ability: MethodAbility | null,
  reading: Reading,
  at: { readonly value: number; readonly max?: number; readonly min?: number },
): Fitness {
  if (!ability)
    return { fit: false, reason: 'method not in the data: its detection limit and range are unknown' };
  const { method, measures, detectionLimit, validated } = ability;
  if (!measures) return { fit: false, reason: `${method} does not measure this element` };
  if (ability.screening)
    return { fit: false, reason: `${method} screens; only a laboratory method can release` };
  const decisive = at.max ?? at.min ?? Number.POSITIVE_INFINITY;
  if (detectionLimit !== undefined && detectionLimit > decisive) {
    return {
      fit: false,
      reason: `detection limit of ${method} (${ppm(detectionLimit)}) is above the limit (${ppm(decisive)})`,
    };
  }
  if (validated && validated.from > decisive) {
    return {
      fit: false,
      reason: `${method} is validated from ${ppm(validated.from)}, the limit is ${ppm(decisive)}`,
    };
  }
  if (validated && reading.operator === '=' && at.value > validated.to * (1 + 1e-9)) {
    return {
      fit: false,
      reason: `${method} is validated up to ${ppm(validated.to)}, the result is ${ppm(at.value)}`,
    };
  }
  return { fit: true, reason: `${method} covers the limit` };
}

const ppm = (fraction: number): string =>
  fraction >= 1e-3
    ? `${Number((fraction * 100).toPrecision(4))} wt%`
    : `${Number((fraction * 1e6).toPrecision(4))} ppm`;
