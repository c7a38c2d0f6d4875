import { InputError, ValidityError } from '../../../foundation/errors.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { phasesOf } from '../../../metal/thermo/phase.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { DENSITY } from '../bath-kinetics/conditions.ts';
import { geometryOf } from '../bath-kinetics/geometry.ts';
import { airLeak } from '../bath-kinetics/leak.ts';
import { type Linings, liningOf } from '../bath-kinetics/lining.ts';
import { type EarlierHeats, liningMemory, remembered } from '../bath-kinetics/lining-memory.ts';
import { bathParameters } from '../bath-kinetics/parameters.ts';
import { populationsOf } from '../bath-kinetics/populations.ts';
import { STIRRING, stirredTransport } from '../bath-kinetics/stirring.ts';
import type { Environment } from '../bath-kinetics/work.ts';
import type { Basis, Kernel, Laws, Operation } from '../operation.ts';
import { constant, knotsOf, type Schedule, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import { gasOver } from './atmosphere.ts';
import { dissolutionTime } from './dissolving.ts';
import { refuseFlashing } from './flashing.ts';
import {
  type Meltdown,
  meltdownAssumed,
  meltdownOf,
  moltenShare,
  shrinkToPool,
  temperatureIn,
} from './meltdown.ts';
import { vacuumInductionSettings } from './settings.ts';

type Given = Settings<typeof vacuumInductionSettings>;

/** Superheat when no temperature is given [K]. Source: assumption, refining practice 150 to 250 K. */
const DEFAULT_SUPERHEAT_K = 200;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'time_s', factor: 2, element: 'Pb', final: 'falls' },
    { raise: 'time_s', factor: 2, element: 'N', final: 'falls' },
    { raise: 'areaToVolume_per_m', factor: 2, element: 'Pb', final: 'falls' },
    { raise: 'pressure_Pa', factor: 1000, element: 'Mn', final: 'rises' },
    { raise: 'pressure_Pa', factor: 1000, element: 'N', final: 'rises' },
    { raise: 'content:N', factor: 2, element: 'N', final: 'rises' },
    { raise: 'content:S', factor: 2, element: 'S', final: 'rises' },
    { raise: 'content:S', factor: 10, element: 'N', final: 'rises' },
  ],
  dissolvedNotBelowEquilibrium: 'applies',
};

/**
 * Vacuum induction melting as kinetics: evaporation, nitrogen, hydrogen, carbon boil, lining, rare earths, lime,
 * particles (README.md). `linings` come from data.
 */
export function vacuumInduction(linings: Linings): Operation<typeof vacuumInductionSettings> {
  return {
    name: 'vacuum-induction',
    fidelity: 'kinetic',
    title: 'Vacuum induction melting',
    settings: vacuumInductionSettings,
    holdsStirredBath: true,
    sinks: ['gas', 'condensate', 'wall', 'dross'],
    laws: LAWS,
    parameters: (elements, properties) => bathParameters('vacuum-induction', elements, properties),
    brings: (settings) => broughtBy(settings, linings),
    populations: (elements, properties) =>
      populationsOf(elements, (element) => properties.molarMass_kg_per_mol(element)),
    prepare: (settings, basis, properties) => prepare(settings, { basis, properties, linings }),
  };
}

/** Words for the gases that the metal takes up. */
const NITROGEN: readonly string[] = ['nitrogen', 'N2'];
const HYDROGEN: readonly string[] = ['hydrogen', 'H2'];

/** Elements of the lining, of a leak and of the gas. */
function broughtBy(settings: Given, linings: Linings): ElementSymbol[] {
  const { phase, erosion } = liningOf(linings, settings.lining.material);
  const wall = phase && erosion > 0 ? wallElements(phase) : [];
  const leaks = settings.leak_Pa_m3_per_s.value.some((value) => value > 0);
  const air = leaks || settings.atmosphere === 'air';
  const nitrogen: ElementSymbol[] = air || NITROGEN.includes(settings.atmosphere) ? ['N'] : [];
  return [
    ...wall,
    ...remembered(earlierHeats(settings, 0)),
    ...nitrogen,
    ...(air ? (['O'] as const) : []),
    ...(HYDROGEN.includes(settings.atmosphere) ? (['H'] as const) : []),
  ];
}

function wallElements(phase: string): ElementSymbol[] {
  const found = phasesOf(ALL_WALL_ELEMENTS).find((one) => one.id === phase);
  return found ? (Object.keys(found.atoms) as ElementSymbol[]) : [];
}

const ALL_WALL_ELEMENTS: readonly ElementSymbol[] = ['Al', 'Mg', 'Ca', 'Y', 'Zr', 'Si', 'O'];

interface Known {
  readonly basis: Basis;
  readonly properties: MeltProperties;
  readonly linings: Linings;
}

function prepare(settings: Given, { basis, properties, linings }: Known): Kernel {
  const temperature = temperatureOf(settings, basis, properties);
  const outside = refuseSolid(temperature.schedule, basis, properties);
  const geometry = geometryOf(settings, basis.mass_kg, 'vacuum-induction');
  const stirring = STIRRING[settings.stirring]!;
  const kMelt = isGiven(settings.meltTransport_m_per_s) ? null : stirredTransport(stirring, geometry.depth_m);
  const transport = (time_s: number): number => kMelt ?? valueAt(settings.meltTransport_m_per_s, time_s);
  const duration_s = valueAt(settings.time_s, 0);
  const meltdown = meltdownIn(settings, duration_s, properties.liquidus_K(basis.elements, basis.fractions));
  const heat_K = (time_s: number): number =>
    temperatureIn(meltdown, time_s, valueAt(temperature.schedule, time_s));
  const wall_per_m = isGiven(settings.lining.wallToVolume_per_m)
    ? settings.lining.wallToVolume_per_m
    : constant(geometry.wallToVolume);
  const gas = gasOver(settings);
  const surround = (time_s: number, environment: Environment): void => {
    environment.areaToVolume = valueAt(geometry.areaToVolume, time_s);
    environment.wallToVolume = valueAt(wall_per_m, time_s);
    environment.depth = geometry.depth_m;
    environment.pressure_Pa = valueAt(settings.pressure_Pa, time_s);
    environment.nitrogen_Pa = gas.nitrogen_Pa(environment.pressure_Pa);
    environment.hydrogen_Pa = gas.hydrogen_Pa(environment.pressure_Pa);
    environment.kMelt = transport(time_s);
    environment.dissipation = stirring.dissipation;
    environment.capture = 0;
    environment.pace = 1;
    shrinkToPool(environment, moltenShare(meltdown, time_s));
    airLeak(valueAt(settings.leak_Pa_m3_per_s, time_s), environment);
  };
  const schedules = [
    temperature.schedule,
    settings.pressure_Pa,
    geometry.areaToVolume,
    settings.leak_Pa_m3_per_s,
    settings.meltTransport_m_per_s,
    { at_s: [meltdown.until_s], value: [0] },
  ];
  const kernel = bathKernel(
    {
      duration_s,
      knots_s: knotsOf(schedules.filter(isGiven), duration_s),
      assumed: [
        ...temperature.assumed,
        ...geometry.assumed,
        ...transportAssumed(kMelt, settings.stirring),
        ...meltdownAssumed(meltdown),
        ...gas.assumed,
      ],
      warnings: outside,
      lining: liningOf(linings, settings.lining.material),
      heatsSinceReline: valueAt(settings.lining.heatsSinceReline, 0),
      memory: liningMemory(
        earlierHeats(settings, (valueAt(wall_per_m, 0) * basis.mass_kg) / DENSITY),
        basis.elements,
      ),
      temperature_K: heat_K,
      surround,
      energy_kWh: (mass_kg, from_s, to_s) => energyOf(mass_kg, from_s, to_s),
    },
    basis,
    properties,
  );
  const withAdditions: Kernel = {
    ...kernel,
    dissolution_s: (addition) =>
      dissolutionTime(addition, {
        properties,
        temperature_K: heat_K(addition.at_s),
        kMelt_m_per_s: transport(addition.at_s),
      }),
  };
  if (basis.extrapolate) return withAdditions;
  return {
    ...withAdditions,
    refuseAddition: (bath, addition, at_s) =>
      refuseFlashing(
        { bath, addition },
        {
          properties,
          temperature_K: heat_K(at_s),
          pressure_Pa: valueAt(settings.pressure_Pa, at_s),
        },
      ),
  };
}

function meltdownIn(settings: Given, duration_s: number, liquidus_K: number | null): Meltdown {
  const until_s = valueAt(settings.meltdown_s, 0);
  if (until_s <= duration_s) return meltdownOf(until_s, liquidus_K ?? DEFAULT_LIQUIDUS_K);
  throw new InputError(`the charge melts in for ${until_s} s, the operation lasts ${duration_s} s`, {
    path: 'meltdown_s',
    value: until_s,
    unit: 's',
    allowed: `0 to ${duration_s} s (time_s counts from the start of meltdown)`,
    cure: 'raise time_s, or shorten meltdown_s',
  });
}

/** What the settings of a lining say about earlier heats, for a wetted wall [m2]. */
const earlierHeats = ({ lining }: Given, wall_m2: number): EarlierHeats => ({
  heatsSinceReline: valueAt(lining.heatsSinceReline, 0),
  lastHeat_wtpct: lining.lastHeat_wtpct,
  heatBefore_wtpct: lining.heatBefore_wtpct,
  residue_kg_per_m2: valueAt(lining.residue_kg_per_m2, 0),
  wall_m2,
});

/** Liquidus that is taken for a base without data [K]. Source: assumption, a superalloy. */
const DEFAULT_LIQUIDUS_K = 1650;

function temperatureOf(
  settings: Given,
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

/** Nothing inside the range; outside it, words about the extrapolation when that is wanted, else ValidityError. */
function refuseSolid(schedule: Schedule, basis: Basis, properties: MeltProperties): string[] {
  const lowest = properties.lowestLiquid_K(basis.elements, basis.fractions);
  const low = Math.min(...schedule.value);
  if (lowest === null || low >= lowest.temperature_K) return [];
  if (basis.extrapolate) {
    return [
      `extrapolated: ${low} K is below the estimated liquidus of ${Math.round(lowest.liquidus_K)} K, rates are those of a liquid`,
    ];
  }
  throw new ValidityError(
    `${low} K is below the liquidus of this metal, about ${Math.round(lowest.liquidus_K)} K`,
    {
      path: 'temperature_K',
      value: low,
      unit: 'K',
      allowed: `at least ${Math.round(lowest.temperature_K)} K (the liquidus is an estimate)`,
      cure: 'raise the temperature, or extrapolate on purpose',
    },
  );
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

/** Energy to melt and superheat nickel [kWh/kg], 60 % of it from the coil, and holding power [kW/kg]. Source: recalled. */
const MELTING_KWH_PER_KG = 0.6;
const HOLDING_KW_PER_KG = 0.15;

function energyOf(mass_kg: number, from_s: number, to_s: number): number {
  const melting = from_s === 0 && to_s > 0 ? MELTING_KWH_PER_KG : 0;
  return mass_kg * (melting + (HOLDING_KW_PER_KG * (to_s - from_s)) / 3600);
}
