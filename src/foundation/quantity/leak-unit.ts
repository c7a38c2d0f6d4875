import { ownValue } from './own-value.ts';

/** Units in which gauges show a leak-up rate, in Pa m3/s. */
const UNITS: Readonly<Record<string, number>> = {
  'Pa m3/s': 1,
  'Pa l/s': 1e-3,
  'mbar l/s': 0.1,
  'Torr l/s': 0.133322,
};

export const LEAK_UNITS: readonly string[] = Object.keys(UNITS);

/** A leak-up rate [Pa m3/s], to six digits; undefined for a unit that `LEAK_UNITS` does not have. */
export function leakRate_Pa_m3_per_s(rate: number, unit: string): number | undefined {
  const factor = ownValue(UNITS, unit);
  return factor === undefined ? undefined : Number((rate * factor).toPrecision(6));
}
