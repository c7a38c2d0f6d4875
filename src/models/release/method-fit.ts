import { shortPpm, shortWtpct } from '../../foundation/quantity/format.ts';
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
 * A plain number this far below the detection limit [1] was never read off the instrument: a tenth. The limits in the
 * data are good to a factor of some units, a result in the wrong unit is off by 10^4.
 */
const UNREADABLE = 0.1;

/**
 * Whether a method can decide a window. Unfit when it does not measure the element, when its detection limit or the
 * lower end of its validated range lies above the maximum it should prove (combustion from 10 ppm S can not prove
 * 1 ppm), when the result lies above the validated range, or below it where a minimum has to be shown, and when a
 * plain number (a printed 0 too) lies far below the detection limit. `null` ability: the method is not in the data.
 */
export function methodFitness(
  ability: MethodAbility | null,
  reading: Reading,
  at: { readonly value: number; readonly max?: number; readonly min?: number },
): Fitness {
  if (!ability)
    return {
      fit: false,
      reason: 'the method is not in the data, so its detection limit and range are not known',
    };
  const { method, measures, detectionLimit, validated } = ability;
  if (!measures) return { fit: false, reason: `${method} does not measure this element` };
  if (ability.screening)
    return { fit: false, reason: `${method} is a screening method; only a laboratory method can release` };
  const decisive = at.max ?? at.min ?? Number.POSITIVE_INFINITY;
  if (detectionLimit !== undefined && isAbove(detectionLimit, decisive)) {
    return {
      fit: false,
      reason: `detection limit of ${method} (${ppm(detectionLimit)}) is above the limit (${ppm(decisive)})`,
    };
  }
  if (validated && isAbove(validated.from, decisive)) {
    return {
      fit: false,
      reason: `${method} is validated only from ${ppm(validated.from)}, but the limit is ${ppm(decisive)}`,
    };
  }
  if (validated && reading.operator === '=' && isAbove(at.value, validated.to)) {
    return {
      fit: false,
      reason: `${method} is validated only up to ${ppm(validated.to)}, but the result is ${ppm(at.value)}`,
    };
  }
  if (validated && at.value < validated.from && at.min !== undefined && at.min > 0) {
    return {
      fit: false,
      reason: `${method} is validated only from ${ppm(validated.from)}, so the result ${ppm(at.value)} does not show that the minimum of ${ppm(at.min)} is met`,
    };
  }
  if (reading.operator === '=' && detectionLimit !== undefined && at.value < UNREADABLE * detectionLimit) {
    return {
      fit: false,
      reason: `${ppm(at.value)} is far below the detection limit of ${method} (${ppm(detectionLimit)}): is the unit right?`,
    };
  }
  return { fit: true, reason: `${method} covers the limit` };
}

/** Above by more than the rounding of a unit: 10 ppm and 0.001 wt% are the same amount. */
const isAbove = (a: number, b: number): boolean => a > b * (1 + 1e-9);

const ppm = (fraction: number): string => (fraction >= 1e-3 ? shortWtpct(fraction) : shortPpm(fraction, 4));
