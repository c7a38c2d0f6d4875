import { ValidityError } from '../../../foundation/errors.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import type { Basis } from '../operation.ts';
import { minimumOf, type Schedule } from '../schedule.ts';

/** 0 degC in K. */
const ZERO_CELSIUS_K = 273.15;
/** Hottest melt of practice [K]: a figure that reads as degrees Celsius up to here may be meant so. */
const HOTTEST_MELT_K = 2300;

/**
 * Nothing while a schedule of temperatures stays liquid; below the liquidus words about the extrapolation when that is
 * wanted, else ValidityError that asks whether degrees Celsius were meant.
 */
export function refuseSolid(schedule: Schedule, basis: Basis, properties: MeltProperties): string[] {
  const lowest = properties.lowestLiquid_K(basis.elements, basis.fractions);
  const low = minimumOf(schedule);
  if (lowest === null || low >= lowest.temperature_K) return [];
  if (basis.extrapolate) {
    return [
      `extrapolated: ${low} K is below the estimated liquidus of ${Math.round(lowest.liquidus_K)} K; the rates are those of a liquid`,
    ];
  }
  const inKelvin = low + ZERO_CELSIUS_K;
  const isCelsius = inKelvin >= lowest.temperature_K && inKelvin <= HOTTEST_MELT_K;
  throw new ValidityError(
    `${low} K is below the liquidus of this metal, about ${Math.round(lowest.liquidus_K)} K`,
    {
      path: 'temperature_K',
      value: low,
      unit: 'K',
      allowed: `at least ${Math.round(lowest.temperature_K)} K (the liquidus is an estimate)`,
      cure: isCelsius
        ? `is it ${low} degrees Celsius? Then write ${Number(inKelvin.toFixed(2))}; else raise the temperature, or set extrapolate`
        : 'raise the temperature, or set extrapolate',
    },
  );
}
