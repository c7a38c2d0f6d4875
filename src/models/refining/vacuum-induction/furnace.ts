import { InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { gasOver } from '../bath-kinetics/atmosphere.ts';
import { meltDensity } from '../bath-kinetics/density.ts';
import { geometryOf } from '../bath-kinetics/geometry.ts';
import { airLeak } from '../bath-kinetics/leak.ts';
import { refuseSolid } from '../bath-kinetics/refuse-solid.ts';
import { STIRRING, stirredTransport } from '../bath-kinetics/stirring.ts';
import type { Environment } from '../bath-kinetics/work.ts';
import type { Basis } from '../operation.ts';
import { constant, knotsOf, type Schedule, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import {
  type Meltdown,
  meltdownAssumed,
  meltdownOf,
  moltenShare,
  shrinkToPool,
  temperatureIn,
} from './meltdown.ts';
import type { vacuumInductionSettings } from './settings.ts';

export type VacuumInductionGiven = Settings<typeof vacuumInductionSettings>;

/** What surrounds the melt of an induction furnace over time. */
export interface Furnace {
  readonly duration_s: number;
  readonly knots_s: readonly number[];
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
  /** Wetted wall at the start [m2]. */
  readonly wall_m2: number;
  readonly temperature_K: (time_s: number) => number;
  readonly kMelt_m_per_s: (time_s: number) => number;
  readonly surround: (time_s: number, environment: Environment) => void;
}

/** Superheat when no temperature is given [K]. Source: assumption, refining practice 150 to 250 K. */
const DEFAULT_SUPERHEAT_K = 200;
/** Liquidus that is taken for a base without data [K]. Source: assumption, a superalloy. */
const DEFAULT_LIQUIDUS_K = 1650;

/** Furnace of the settings. Throws ValidityError for a solid bath, InputError for a meltdown that outlasts the operation. */
export function furnaceOf(
  settings: VacuumInductionGiven,
  { basis, properties }: { readonly basis: Basis; readonly properties: MeltProperties },
): Furnace {
  const { schedule, assumed } = temperatureOf(settings, basis, properties);
  const density_kg_per_m3 = meltDensity(basis.elements, basis.fractions);
  const geometry = geometryOf(settings, { mass_kg: basis.mass_kg, density_kg_per_m3 }, 'vacuum-induction');
  const stirring = ownValue(STIRRING, settings.stirring)!;
  const kMelt = isGiven(settings.meltTransport_m_per_s) ? null : stirredTransport(stirring, geometry.depth_m);
  const transport = (time_s: number): number => kMelt ?? valueAt(settings.meltTransport_m_per_s, time_s);
  const duration_s = valueAt(settings.time_s, 0);
  const meltdown = meltdownIn(settings, duration_s, properties.liquidus_K(basis.elements, basis.fractions));
  const wall = isGiven(settings.lining.wallToVolume_per_m)
    ? settings.lining.wallToVolume_per_m
    : constant(geometry.wallToVolume);
  const { atmosphere, pressure_Pa } = settings;
  const gas = gasOver({ operation: 'vacuum-induction', atmosphere, pressure_Pa });
  const temperature_K = (time_s: number): number =>
    temperatureIn(meltdown, time_s, valueAt(schedule, time_s));
  const surround = (time_s: number, environment: Environment): void => {
    environment.areaToVolume = valueAt(geometry.areaToVolume, time_s);
    environment.wallToVolume = valueAt(wall, time_s);
    environment.depth = geometry.depth_m;
    environment.pressure_Pa = valueAt(settings.pressure_Pa, time_s);
    gas.fill(environment, temperature_K(time_s), geometry.depth_m);
    environment.kMelt = transport(time_s);
    environment.dissipation = stirring.dissipation;
    environment.capture = 0;
    environment.pace = 1;
    shrinkToPool(environment, moltenShare(meltdown, time_s));
    airLeak(valueAt(settings.leak_Pa_m3_per_s, time_s), environment);
  };
  return {
    duration_s,
    knots_s: knotsOf(
      jumpsOf(settings, [schedule, geometry.areaToVolume, constantUntil(meltdown)]),
      duration_s,
    ),
    assumed: [
      ...assumed,
      ...geometry.assumed,
      ...transportAssumed(kMelt, settings.stirring),
      ...meltdownAssumed(meltdown),
      ...gas.assumed,
    ],
    warnings: [...refuseSolid(schedule, basis, properties), ...gas.warnings],
    wall_m2: (valueAt(wall, 0) * basis.mass_kg) / density_kg_per_m3,
    temperature_K,
    kMelt_m_per_s: transport,
    surround,
  };
}

/** Schedules whose knots are jumps of conditions. */
const jumpsOf = (settings: VacuumInductionGiven, others: readonly Schedule[]): Schedule[] =>
  [...others, settings.pressure_Pa, settings.leak_Pa_m3_per_s, settings.meltTransport_m_per_s].filter(
    isGiven,
  );

/** The end of meltdown as a knot. */
const constantUntil = ({ until_s }: Meltdown): Schedule => ({ at_s: [until_s], value: [0] });

function meltdownIn(settings: VacuumInductionGiven, duration_s: number, liquidus_K: number | null): Meltdown {
  const until_s = valueAt(settings.meltdown_s, 0);
  if (until_s <= duration_s) return meltdownOf(until_s, liquidus_K ?? DEFAULT_LIQUIDUS_K);
  throw new InputError(`meltdown takes ${until_s} s, but the operation lasts only ${duration_s} s`, {
    path: 'meltdown_s',
    value: until_s,
    unit: 's',
    allowed: `0 to ${duration_s} s (time_s counts from the start of meltdown)`,
    cure: 'raise time_s, or shorten meltdown_s',
  });
}

function temperatureOf(
  settings: VacuumInductionGiven,
  basis: Basis,
  properties: MeltProperties,
): { readonly schedule: Schedule; readonly assumed: readonly Assumption[] } {
  if (isGiven(settings.temperature_K)) return { schedule: settings.temperature_K, assumed: [] };
  const liquidus = properties.liquidus_K(basis.elements, basis.fractions);
  const value = basis.temperature_K ?? Math.round((liquidus ?? DEFAULT_LIQUIDUS_K) + DEFAULT_SUPERHEAT_K);
  return {
    schedule: { at_s: [0], value: [value] },
    assumed:
      basis.temperature_K === null
        ? [
            {
              what: 'vacuum-induction.temperature_K',
              value,
              unit: 'K',
              source: `assumption: estimated liquidus + ${DEFAULT_SUPERHEAT_K} K`,
            },
          ]
        : [],
  };
}

function transportAssumed(kMelt: number | null, stirring: string): Assumption[] {
  if (kMelt === null) return [];
  return [
    {
      what: 'vacuum-induction.meltTransport_m_per_s',
      value: Number(kMelt.toPrecision(3)),
      unit: 'm/s',
      source: `derived from stirring "${stirring}" and melt size (docs/theory/bath-kinetics.md)`,
    },
  ];
}
