import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { maximumOf, minimumOf, type Schedule } from '../schedule.ts';
import { oxygenFlux } from './gas-film.ts';
import type { Environment } from './work.ts';

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

/** Elements that a gas brings into the metal. */
export function broughtByGas(atmosphere: string): ElementSymbol[] {
  const { nitrogen, hydrogen, oxygen } = gasShares(atmosphere);
  const brings = (share: number): boolean => atmosphere !== 'vacuum' && share > BRINGS_FROM;
  return [
    ...(brings(nitrogen) ? (['N'] as const) : []),
    ...(brings(oxygen) ? (['O'] as const) : []),
    ...(brings(hydrogen) ? (['H'] as const) : []),
  ];
}

/** Share of a gas from which it brings its element [1]: above what inert gas and air hold of it. */
const BRINGS_FROM = 1e-4;

/** The gas over a melt. */
export interface GasOver {
  /** Fills the gases of an environment whose pressure is set, over a melt of this temperature and width. */
  readonly fill: (environment: Environment, temperature_K: number, width_m: number) => void;
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
}

/** How a furnace holds its gas. */
export interface GivenGas {
  readonly operation: string;
  readonly atmosphere: string;
  readonly pressure_Pa: Schedule;
  /** Vacuum that the metal comes from where the schedule does not say [Pa]; absent = its lowest pressure. */
  readonly vacuum_Pa?: number;
}

/** Pressure from which a rise during a vacuum treatment is gas let in, and the factor it must rise by. Source: assumption. */
const BACKFILL_PA = 500;
const BACKFILL_FACTOR = 10;

/**
 * Gas over the melt. In vacuum, what is let in on top of the lowest pressure of the schedule is argon: the residual air
 * stays what it was, the argon brings its 5 ppm of nitrogen. A constant pressure is all residual air, which a warning says
 * where no pump would leave so much.
 */
export function gasOver({ operation, atmosphere, pressure_Pa, vacuum_Pa }: GivenGas): GasOver {
  const shares = gasShares(atmosphere);
  const lowest = Math.min(minimumOf(pressure_Pa), vacuum_Pa ?? Number.POSITIVE_INFINITY);
  const isBackfilled = (pressure: number): boolean =>
    atmosphere === 'vacuum' && pressure > BACKFILL_PA && pressure > BACKFILL_FACTOR * lowest;
  const argon = gasShares('argon');
  const partial = (of: (gas: GasShares) => number, pressure: number): number =>
    isBackfilled(pressure) ? of(shares) * lowest + of(argon) * (pressure - lowest) : of(shares) * pressure;
  const backfilled = pressure_Pa.value.some(isBackfilled);
  const highest = maximumOf(pressure_Pa);
  const isBadVacuum = atmosphere === 'vacuum' && highest > BACKFILL_PA && !isBackfilled(highest);
  return {
    fill: (environment, temperature_K, width_m) => {
      const { pressure_Pa: pressure } = environment;
      environment.nitrogen_Pa = partial((gas) => gas.nitrogen, pressure);
      environment.hydrogen_Pa = partial((gas) => gas.hydrogen, pressure);
      const oxygen_Pa = partial((gas) => gas.oxygen, pressure);
      environment.gasO =
        oxygen_Pa === 0 ? 0 : oxygenFlux({ oxygen_Pa, pressure_Pa: pressure, temperature_K, width_m });
    },
    assumed: backfilled
      ? [
          {
            what: `${operation}.backfill`,
            value: 'argon',
            unit: '',
            source: `assumption: gas admitted above ${lowest} Pa during a vacuum treatment is argon`,
          },
        ]
      : [],
    warnings: [
      ...gasWords(operation, atmosphere),
      ...(isBadVacuum
        ? [
            `${operation} at ${highest} Pa of vacuum: the residual gas counts as air without its oxygen, with 78 % nitrogen. State the atmosphere where it is argon or another gas`,
          ]
        : []),
    ],
  };
}

/** What a gas does to the melt that is not worked out, and which way that errs. */
function gasWords(operation: string, atmosphere: string): string[] {
  const words = ownValue(GAS_WORDS, atmosphere === 'H2' ? 'hydrogen' : atmosphere);
  return words ? [`${operation} in ${words}`] : [];
}

const GAS_WORDS: Readonly<Record<string, string>> = {
  air: 'air: oxygen passes through still gas until the metal is saturated or covered by its own oxide. An oxide skin of 0.3 kg/m2 passes a third of it (assumed). A slag passes less; a draught or a broken skin passes more. Metal burnt beyond saturation is not counted',
  hydrogen:
    'hydrogen: the gas is dry and the metal takes up hydrogen. Removal of oxygen and sulfur as H2O and H2S is not modelled. Without a strong deoxidiser both end lower than shown. Moisture would raise oxygen',
};
