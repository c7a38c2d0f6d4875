import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import { minimumOf, type Schedule } from '../schedule.ts';

/** Shares of the chamber pressure by gas [1]. */
export interface GasShares {
  readonly nitrogen: number;
  readonly hydrogen: number;
  readonly oxygen: number;
}

/**
 * Shares of N2, H2 and O2 in the gas over a melt. Vacuum: what is left is air that leaked in, its oxygen taken up on the
 * way (nitrogen 0.78 of the pressure, the worst case), with some hydrogen from moisture. Inert gas: 5 ppm N2.
 * Sources: assumption; inert gas of welding quality.
 */
function gasShares(atmosphere: string): GasShares {
  switch (atmosphere) {
    case 'vacuum':
      return { nitrogen: 0.78, hydrogen: 0.1, oxygen: 0 };
    case 'nitrogen':
    case 'N2':
      return { nitrogen: 1, hydrogen: 0, oxygen: 0 };
    case 'hydrogen':
    case 'H2':
      return { nitrogen: 5e-6, hydrogen: 1, oxygen: 0 };
    case 'air':
      return { nitrogen: 0.78, hydrogen: 1e-5, oxygen: 0.21 };
    default:
      return { nitrogen: 5e-6, hydrogen: 1e-5, oxygen: 0 };
  }
}

/** Partial pressures over a melt as functions of the chamber pressure [Pa]. */
export interface GasOver {
  readonly nitrogen_Pa: (pressure_Pa: number) => number;
  readonly hydrogen_Pa: (pressure_Pa: number) => number;
  readonly oxygen_Pa: (pressure_Pa: number) => number;
  readonly assumed: readonly Assumption[];
}

/** Pressure from which a rise during a vacuum treatment is gas let in, and the factor it must rise by. Source: assumption. */
const BACKFILL_PA = 500;
const BACKFILL_FACTOR = 10;

/**
 * Gas over the melt. In vacuum, what is let in on top of the lowest pressure of the schedule is argon: the residual air
 * stays what it was, the argon brings its 5 ppm of nitrogen. A constant pressure is all residual air.
 */
export function gasOver(settings: { readonly atmosphere: string; readonly pressure_Pa: Schedule }): GasOver {
  const shares = gasShares(settings.atmosphere);
  const lowest = minimumOf(settings.pressure_Pa);
  const isBackfilled = (pressure: number): boolean =>
    settings.atmosphere === 'vacuum' && pressure > BACKFILL_PA && pressure > BACKFILL_FACTOR * lowest;
  const argon = gasShares('argon');
  const partial = (of: (gas: GasShares) => number, pressure: number): number =>
    isBackfilled(pressure) ? of(shares) * lowest + of(argon) * (pressure - lowest) : of(shares) * pressure;
  const backfilled = settings.pressure_Pa.value.some(isBackfilled);
  return {
    nitrogen_Pa: (pressure) => partial((gas) => gas.nitrogen, pressure),
    hydrogen_Pa: (pressure) => partial((gas) => gas.hydrogen, pressure),
    oxygen_Pa: (pressure) => partial((gas) => gas.oxygen, pressure),
    assumed: backfilled
      ? [
          {
            what: 'vacuum-induction.backfill',
            value: 'argon',
            unit: '',
            source: `assumption: gas let in on top of ${lowest} Pa during a vacuum treatment is argon`,
          },
        ]
      : [],
  };
}
