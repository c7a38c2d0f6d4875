import { ValidityError } from '../../../foundation/errors.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import { LIQUIDUS_UNCERTAINTY_K } from '../../../metal/thermo/liquidus.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { langmuirFlux } from '../../../metal/thermo/vapour-pressure.ts';
import { vacuumShare } from '../bath-kinetics/evaporation.ts';
import { refuseSolid } from '../bath-kinetics/refuse-solid.ts';
import type { Basis } from '../operation.ts';
import { type Schedule, valueAt } from '../schedule.ts';
import { isGiven } from '../settings.ts';
import { HOTTEST_K, heatLoss, surfaceTemperature } from './heat-balance.ts';
import type { BeamGiven, Pool } from './pool.ts';

/** Superheat of the surface when neither power nor temperature is given [K]. Source: assumption. */
const DEFAULT_SUPERHEAT_K = 200;
/** Liquidus that is taken for a base without data [K]. Source: assumption, a superalloy. */
const DEFAULT_LIQUIDUS_K = 1650;
/** Heat of evaporation of the matrix metals [J/mol]. Source: recalled, 340 (Cr) to 380 (Ni). */
export const EVAPORATION_J_PER_MOL = 370_000;

/** What a beam heats. */
interface TemperatureInput {
  readonly basis: Basis;
  readonly properties: MeltProperties;
  readonly pool: Pool;
}

export interface BeamTemperature {
  /** Estimated liquidus [K]. */
  readonly liquidus_K: number;
  /** Standard deviation of the surface temperature [K]: zero where it was stated or is what the beam is steered to. */
  readonly spread_K: number;
  readonly at: (time_s: number) => number;
  readonly power_W: (time_s: number) => number;
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
}

/** Surface temperature and beam power over time: the one that was given gives the other by the heat balance. */
export function temperatureOf(settings: BeamGiven, input: TemperatureInput): BeamTemperature {
  const { basis, properties, pool } = input;
  const liquidus = properties.liquidus_K(basis.elements, basis.fractions) ?? DEFAULT_LIQUIDUS_K;
  const efficiency = valueAt(settings.beamEfficiency, 0);
  const heatAt = (absorbed_W: number) => ({
    absorbed_W,
    surface_m2: pool.surface_m2,
    copper_m2: pool.copper_m2,
    copper_W_per_m2K: valueAt(settings.copperTransfer_W_per_m2K, 0),
    melting_kg_per_s: pool.melting_kg_per_s,
    evaporation_W_per_m2: (T: number) => evaporationHeat(input, T),
  });
  const powerFor = (T: number): number => heatLoss(heatAt(0), T) / efficiency;
  if (isGiven(settings.temperature_K)) {
    const { temperature_K } = settings;
    return {
      liquidus_K: liquidus,
      spread_K: 0,
      at: (time_s) => valueAt(temperature_K, time_s),
      power_W: isGiven(settings.power_W)
        ? (time_s) => valueAt(settings.power_W, time_s)
        : (time_s) => powerFor(valueAt(temperature_K, time_s)),
      assumed: [],
      warnings: refuseSolid(temperature_K, basis, properties),
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
    return {
      liquidus_K: liquidus,
      spread_K: 0,
      at: () => T,
      power_W: () => powerFor(T),
      assumed: [assumed],
      warnings: [],
    };
  }
  refuseScorching(settings.power_W, powerFor(HOTTEST_K));
  const solved = settings.power_W.value.map((power) => surfaceTemperature(heatAt(efficiency * power)));
  const frozen = refuseFrozen(solved, {
    liquidus,
    power: settings.power_W,
    extrapolate: basis.extrapolate,
    needed: powerFor(liquidus),
    melting_kg_per_s: pool.melting_kg_per_s,
  });
  const schedule: Schedule = { at_s: settings.power_W.at_s, value: solved };
  return {
    liquidus_K: liquidus,
    spread_K: BALANCE_K / 2,
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
    warnings: [...frozen, unsureOf(solved)],
  };
}

/** How well a heat balance knows the surface [K], two standard deviations. Source: heat transfer to the copper within 300 to 2000 W/(m2 K). */
const BALANCE_K = 100;

/** What rests on a surface that is worked out from the power: evaporation has its spread, oxides and gases see one temperature. */
const unsureOf = (solved: readonly number[]): string =>
  `by the heat balance, a beam of this power heats the surface to ${[...new Set(solved.map((T) => Math.round(T)))].join(', ')} K, within about ${BALANCE_K} K. Evaporation varies threefold with that, and the bands include it. Oxides and gases vary somewhat, and the bands do not include it. State temperature_K where it was measured`;

/** Throws ValidityError for a beam that would heat the surface beyond the range of the liquid. */
function refuseScorching({ value }: Schedule, most_W: number): void {
  const power = Math.max(...value);
  if (power <= most_W) return;
  throw new ValidityError(`a beam of ${power} W would heat this surface above ${HOTTEST_K} K`, {
    path: 'power_W',
    value: power,
    unit: 'W',
    allowed: `at most ${Math.round(most_W)} W for this mass and surface`,
    cure: 'lower the power, or state the true mass and surface (surfaceArea_m2)',
  });
}

/** The cure of a beam that has to melt more than it can. */
const slower = (melting_kg_per_s: number): string =>
  melting_kg_per_s > 0
    ? `, melt more slowly than ${Math.round(3600 * melting_kg_per_s)} kg/h (meltRate_kg_per_h, time_s)`
    : '';

function refuseFrozen(
  solved: readonly number[],
  at: {
    readonly liquidus: number;
    readonly power: Schedule;
    readonly extrapolate: boolean;
    readonly needed: number;
    readonly melting_kg_per_s: number;
  },
): string[] {
  const low = Math.min(...solved);
  if (low >= at.liquidus - LIQUIDUS_UNCERTAINTY_K) return [];
  if (at.extrapolate && low >= COLDEST_LIQUID_K)
    return [`extrapolated: the beam leaves the surface at ${Math.round(low)} K, below the liquidus`];
  const power = at.power.value[solved.indexOf(low)]!;
  throw new ValidityError(
    `a beam of ${power} W does not melt the metal: the surface would stay at ${Math.round(low)} K, but the liquidus is about ${Math.round(at.liquidus)} K`,
    {
      path: 'power_W',
      value: power,
      unit: 'W',
      allowed: `about ${Math.round(at.needed)} W and more for this mass and surface`,
      cure: `raise the power${slower(at.melting_kg_per_s)}, or state the true surface (areaToVolume_per_m, surfaceArea_m2)`,
    },
  );
}

/** Coldest melt that rates can be worked out for, also on purpose [K]. */
const COLDEST_LIQUID_K = 1000;

/** Heat carried off by the vapour of all elements [W/m2] at the basis composition. */
function evaporationHeat({ basis, properties, pool }: TemperatureInput, T: number): number {
  if (T < COLDEST_LIQUID_K) return 0;
  const state = properties.state(basis.elements, basis.fractions, T);
  let moles = 0;
  let vapour_Pa = 0;
  basis.elements.forEach((element, e) => {
    const M = properties.molarMass_kg_per_mol(element);
    const p = state.x[e]! * Math.exp(state.lnGamma[e]!) * properties.vapourPressure_Pa(element, T);
    if (!(state.x[e]! > MATRIX_SHARE)) return;
    moles += langmuirFlux(p, M, T) / M;
    vapour_Pa += p;
  });
  return moles * vacuumShare(vapour_Pa, T, pool.depth_m) * EVAPORATION_J_PER_MOL;
}

/** Mole fraction from which an element counts as matrix in the heat balance: tramps are gone in minutes. */
const MATRIX_SHARE = 0.01;
