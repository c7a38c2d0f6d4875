import { ValidityError } from '../../../foundation/errors.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { LIQUIDUS_UNCERTAINTY_K } from '../../../metal/thermo/liquidus.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { langmuirFlux } from '../../../metal/thermo/vapour-pressure.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { meltDensity } from '../bath-kinetics/density.ts';
import { airLeak } from '../bath-kinetics/leak.ts';
import { bathParameters } from '../bath-kinetics/parameters.ts';
import { populationsOf } from '../bath-kinetics/populations.ts';
import type { Environment } from '../bath-kinetics/work.ts';
import type { Basis, Kernel, Laws, Operation } from '../operation.ts';
import { constant, knotsOf, maximumOf, type Schedule, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import { heatLoss, surfaceTemperature } from './heat-balance.ts';
import { electronBeamSettings } from './settings.ts';

type Given = Settings<typeof electronBeamSettings>;
type Mode = 'button' | 'drip' | 'hearth';

/**
 * Pool by mode: depth [m] (null: half a sphere, A/V = 3/(2 r), 47 1/m for half a kilogram), time that the metal spends
 * molten [s] (null: the whole operation). Source: assumption, pools of cold-hearth practice.
 */
const POOL: Readonly<Record<Mode, { readonly depth_m: number | null; readonly residence_s: number | null }>> =
  {
    button: { depth_m: null, residence_s: null },
    hearth: { depth_m: 0.03, residence_s: 900 },
    drip: { depth_m: 0.05, residence_s: 300 },
  };
/** Copper touched per free surface: half a sphere shows twice its opening. */
const COPPER_PER_SURFACE = 2;
/** Melt-side coefficient of a beam pool [m/s]. Source: transport data, 1e-4 to 5e-4, Marangoni driven. */
const POOL_TRANSPORT = 2e-4;
/** Dissipation of a beam pool [m2/s3]. Source: assumption, a stirred skin over a quiet pool. */
const POOL_DISSIPATION = 1e-3;
/**
 * Velocity at which Marangoni flow brings particles to the raft, where they stay [m/s]. Source: fitted to 60 % of the
 * oxygen in 30 min at 9 kW (eb-ni-superalloy-inclusions-you-2018) with 0.5 to 1 kg and 20 to 30 ppm assumed.
 */
const RAFT_VELOCITY = 6e-6;
/** Superheat of the surface when neither power nor temperature is given [K]. Source: assumption. */
const DEFAULT_SUPERHEAT_K = 200;
/** Heat of evaporation of the matrix metals [J/mol]. Source: recalled, 340 (Cr) to 380 (Ni). */
const EVAPORATION_J_PER_MOL = 370_000;
/** Pressure above which the gun does not work [Pa]. Source: recalled. */
const HIGHEST_PA = 10;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'power_W', factor: 1.3, element: 'Cr', final: 'falls', under: { mode: 'button' } },
    { raise: 'power_W', factor: 1.3, element: 'Pb', final: 'falls', under: { mode: 'button' } },
    { raise: 'content:O', factor: 2, element: 'O', final: 'rises' },
    { raise: 'content:Cu', factor: 2, element: 'Cu', final: 'rises' },
  ],
  dissolvedNotBelowEquilibrium: 'applies',
};

/** Electron beam melting as kinetics: heat balance, evaporation, carbon and oxygen, rafting (README.md). */
export const electronBeam: Operation<typeof electronBeamSettings> = {
  name: 'electron-beam',
  fidelity: 'kinetic',
  title: 'Electron beam melting: button, drip or cold hearth',
  settings: electronBeamSettings,
  holdsStirredBath: false,
  sinks: ['gas', 'condensate', 'dross', 'wall'],
  laws: LAWS,
  parameters: (elements, properties) => bathParameters('electron-beam', elements, properties),
  brings: (settings): ElementSymbol[] =>
    settings.leak_Pa_m3_per_s.value.some((value) => value > 0) ? ['O', 'N'] : [],
  populations: (elements, properties) =>
    populationsOf(elements, (element) => properties.molarMass_kg_per_mol(element)),
  prepare,
};

function prepare(settings: Given, basis: Basis, properties: MeltProperties): Kernel {
  const outside = refusePressure(settings.pressure_Pa, basis.extrapolate);
  const mode = settings.mode as Mode;
  const pool = poolOf(settings, basis, mode);
  const temperature = temperatureOf(settings, { basis, properties, pool });
  const { duration_s } = pool;
  const pace = pool.residence_s === null ? 1 : Math.min(1, pool.residence_s / duration_s);
  const surround = (time_s: number, environment: Environment): void => {
    const pressure = valueAt(settings.pressure_Pa, time_s);
    environment.areaToVolume = valueAt(pool.areaToVolume, time_s);
    environment.wallToVolume = 0;
    environment.depth = pool.depth_m;
    environment.pressure_Pa = pressure;
    environment.nitrogen_Pa = RESIDUAL_NITROGEN * pressure;
    environment.hydrogen_Pa = RESIDUAL_HYDROGEN * pressure;
    environment.kMelt = isGiven(settings.meltTransport_m_per_s)
      ? valueAt(settings.meltTransport_m_per_s, time_s)
      : POOL_TRANSPORT;
    environment.dissipation = POOL_DISSIPATION;
    environment.capture = RAFT_VELOCITY;
    environment.pace = pace;
    airLeak(valueAt(settings.leak_Pa_m3_per_s, time_s), environment);
  };
  const power = temperature.power_W;
  return bathKernel(
    {
      duration_s,
      knots_s: knotsOf(
        [settings.pressure_Pa, settings.power_W, settings.temperature_K, pool.areaToVolume].filter(isGiven),
        duration_s,
      ),
      assumed: [...pool.assumed, ...temperature.assumed],
      warnings: [...outside, ...temperature.warnings],
      lining: null,
      heatsSinceReline: 0,
      temperature_K: temperature.at,
      surround,
      energy_kWh: (_mass_kg, from_s, to_s) => (power((from_s + to_s) / 2) * (to_s - from_s)) / 3.6e6,
    },
    basis,
    properties,
  );
}

/** Shares of N2 and H2 in the residual gas of a beam chamber. Source: assumption, as in vacuum induction. */
const RESIDUAL_NITROGEN = 0.78;
const RESIDUAL_HYDROGEN = 0.1;

function refusePressure(pressure: Schedule, extrapolate: boolean): string[] {
  const highest = maximumOf(pressure);
  if (highest <= HIGHEST_PA) return [];
  if (extrapolate) return [`extrapolated: a beam at ${highest} Pa, where guns do not work`];
  throw new ValidityError(`an electron beam does not work at ${highest} Pa`, {
    path: 'pressure_Pa',
    value: highest,
    unit: 'Pa',
    allowed: `at most ${HIGHEST_PA} Pa`,
    cure: 'state the pressure in Pa, such as 0.01',
  });
}

/** The molten pool: what of the metal is under the beam at a time. */
interface Pool {
  readonly duration_s: number;
  readonly residence_s: number | null;
  readonly depth_m: number;
  readonly areaToVolume: Schedule;
  readonly mass_kg: number;
  readonly melting_kg_per_s: number;
  readonly assumed: readonly Assumption[];
}

function poolOf(settings: Given, basis: Basis, mode: Mode): Pool {
  const assumed: Assumption[] = [];
  const note = (what: string, value: number, unit: string, source: string): void => {
    assumed.push({ what: `electron-beam.${what}`, value: Number(value.toPrecision(4)), unit, source });
  };
  const { residence_s } = POOL[mode];
  const duration_s = durationOf(settings, basis, { mode, note });
  const melting = residence_s === null ? 0 : basis.mass_kg / Math.max(duration_s, 1e-9);
  const mass_kg = residence_s === null ? basis.mass_kg : Math.min(basis.mass_kg, melting * residence_s);
  if (residence_s !== null)
    note('residence', residence_s, 's', `assumption: time in the pool of ${mode} melting`);
  const density = meltDensity(basis.elements, basis.fractions);
  const areaToVolume = areaOf(settings, { mode, mass_kg, density, note });
  return {
    duration_s,
    residence_s,
    depth_m: 1 / valueAt(areaToVolume, 0),
    areaToVolume,
    mass_kg,
    melting_kg_per_s: melting,
    assumed,
  };
}

type Note = (what: string, value: number, unit: string, source: string) => void;

function durationOf(
  settings: Given,
  basis: Basis,
  { mode, note }: { readonly mode: Mode; readonly note: Note },
): number {
  if (isGiven(settings.time_s)) return valueAt(settings.time_s, 0);
  if (mode !== 'button' && isGiven(settings.meltRate_kg_per_h)) {
    return (3600 * basis.mass_kg) / valueAt(settings.meltRate_kg_per_h, 0);
  }
  const value = mode === 'button' ? 1800 : 3600;
  note(
    'time_s',
    value,
    's',
    mode === 'button' ? 'assumption: 30 minutes' : 'assumption: the whole mass in one hour',
  );
  return value;
}

function areaOf(
  settings: Given,
  {
    mode,
    mass_kg,
    density,
    note,
  }: { readonly mode: Mode; readonly mass_kg: number; readonly density: number; readonly note: Note },
): Schedule {
  const volume = mass_kg / density;
  if (isGiven(settings.areaToVolume_per_m)) return settings.areaToVolume_per_m;
  if (isGiven(settings.surfaceArea_m2)) {
    return {
      at_s: settings.surfaceArea_m2.at_s,
      value: settings.surfaceArea_m2.value.map((area) => area / volume),
    };
  }
  if (isGiven(settings.meltDepth_m)) return constant(1 / valueAt(settings.meltDepth_m, 0));
  if (isGiven(settings.meltDiameter_m)) {
    return constant((Math.PI * valueAt(settings.meltDiameter_m, 0) ** 2) / 4 / volume);
  }
  const { depth_m } = POOL[mode];
  const value = depth_m === null ? 1.5 / Math.cbrt((3 * volume) / (2 * Math.PI)) : 1 / depth_m;
  const words = depth_m === null ? 'a button like half a sphere' : `a ${mode} pool ${depth_m} m deep`;
  note('areaToVolume_per_m', value, '1/m', `assumption: ${words}`);
  return constant(value);
}

interface TemperatureInput {
  readonly basis: Basis;
  readonly properties: MeltProperties;
  readonly pool: Pool;
}

interface BeamTemperature {
  readonly at: (time_s: number) => number;
  readonly power_W: (time_s: number) => number;
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
}

/** Surface temperature and beam power over time: the one that was given gives the other by the heat balance. */
function temperatureOf(settings: Given, input: TemperatureInput): BeamTemperature {
  const { basis, properties, pool } = input;
  const liquidus = properties.liquidus_K(basis.elements, basis.fractions) ?? 1650;
  const efficiency = valueAt(settings.beamEfficiency, 0);
  const surface_m2 =
    (valueAt(pool.areaToVolume, 0) * pool.mass_kg) / meltDensity(basis.elements, basis.fractions);
  const heatAt = (absorbed_W: number) => ({
    absorbed_W,
    surface_m2,
    copper_m2: COPPER_PER_SURFACE * surface_m2,
    melting_kg_per_s: pool.melting_kg_per_s,
    evaporation_W_per_m2: (T: number) => evaporationHeat(input, T),
  });
  const powerFor = (T: number): number => heatLoss(heatAt(0), T) / efficiency;
  if (isGiven(settings.temperature_K)) {
    const { temperature_K } = settings;
    return {
      at: (time_s) => valueAt(temperature_K, time_s),
      power_W: isGiven(settings.power_W)
        ? (time_s) => valueAt(settings.power_W, time_s)
        : (time_s) => powerFor(valueAt(temperature_K, time_s)),
      assumed: [],
      warnings: [],
    };
  }
  if (!isGiven(settings.power_W)) {
    const T = Math.round(liquidus + DEFAULT_SUPERHEAT_K);
    const assumed: Assumption = {
      what: 'electron-beam.power_W',
      value: Math.round(powerFor(T)),
      unit: 'W',
      source: `derived: holds the surface at ${T} K, ${DEFAULT_SUPERHEAT_K} K above the estimated liquidus`,
    };
    return { at: () => T, power_W: () => powerFor(T), assumed: [assumed], warnings: [] };
  }
  const solved = settings.power_W.value.map((power) => surfaceTemperature(heatAt(efficiency * power)));
  const frozen = refuseFrozen(solved, {
    liquidus,
    power: settings.power_W,
    extrapolate: basis.extrapolate,
    needed: powerFor(liquidus),
  });
  const schedule: Schedule = { at_s: settings.power_W.at_s, value: solved };
  return {
    at: (time_s) => valueAt(schedule, time_s),
    power_W: (time_s) => valueAt(settings.power_W, time_s),
    assumed: [
      {
        what: 'electron-beam.temperature_K',
        value: Math.round(solved[0]!),
        unit: 'K',
        source: 'derived: heat balance of the beam (electron-beam/README.md)',
      },
    ],
    warnings: frozen,
  };
}

function refuseFrozen(
  solved: readonly number[],
  at: {
    readonly liquidus: number;
    readonly power: Schedule;
    readonly extrapolate: boolean;
    readonly needed: number;
  },
): string[] {
  const low = Math.min(...solved);
  if (low >= at.liquidus - LIQUIDUS_UNCERTAINTY_K) return [];
  if (at.extrapolate)
    return [`extrapolated: the beam leaves the surface at ${Math.round(low)} K, below the liquidus`];
  const power = at.power.value[solved.indexOf(low)]!;
  throw new ValidityError(
    `a beam of ${power} W melts nothing here: the surface would stay at ${Math.round(low)} K, the liquidus is about ${Math.round(at.liquidus)} K`,
    {
      path: 'power_W',
      value: power,
      unit: 'W',
      allowed: `about ${Math.round(at.needed)} W and more for this mass and surface`,
      cure: 'raise the power, or state the true surface (areaToVolume_per_m, surfaceArea_m2)',
    },
  );
}

/** Heat carried off by the vapour of all elements [W/m2] at the basis composition. */
function evaporationHeat({ basis, properties }: TemperatureInput, T: number): number {
  if (T < 1000 || T > 3000) return 0;
  const state = properties.state(basis.elements, basis.fractions, T);
  let moles = 0;
  basis.elements.forEach((element, e) => {
    const M = properties.molarMass_kg_per_mol(element);
    const p = state.x[e]! * Math.exp(state.lnGamma[e]!) * properties.vapourPressure_Pa(element, T);
    if (state.x[e]! > MATRIX_SHARE) moles += langmuirFlux(p, M, T) / M;
  });
  return moles * EVAPORATION_J_PER_MOL;
}

/** Mole fraction from which an element counts as matrix in the heat balance: tramps are gone in minutes. */
const MATRIX_SHARE = 0.01;
