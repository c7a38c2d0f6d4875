import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { meltDensity } from '../bath-kinetics/density.ts';
import { airLeak } from '../bath-kinetics/leak.ts';
import { bathParameters } from '../bath-kinetics/parameters.ts';
import { populationsOf } from '../bath-kinetics/populations.ts';
import type { Environment } from '../bath-kinetics/work.ts';
import type { Basis, Kernel, Laws, Operation } from '../operation.ts';
import { knotsOf, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import { vacuumArcSettings } from './settings.ts';

type Given = Settings<typeof vacuumArcSettings>;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'meltRate_kg_per_h', factor: 2, element: 'Pb', final: 'rises' },
    { raise: 'content:Mn', factor: 2, element: 'Mn', final: 'rises' },
    { raise: 'content:O', factor: 2, element: 'O', final: 'rises' },
  ],
  dissolvedNotBelowEquilibrium: 'applies',
};

/** Vacuum arc remelting: evaporation from tip and pool annulus; oxygen and nitrogen all but stay (README.md). */
export const vacuumArc: Operation<typeof vacuumArcSettings> = {
  name: 'vacuum-arc',
  fidelity: 'kinetic',
  title: 'Vacuum arc remelting',
  settings: vacuumArcSettings,
  holdsStirredBath: false,
  sinks: ['gas', 'condensate', 'dross', 'wall'],
  laws: LAWS,
  parameters: (elements, properties) => bathParameters('vacuum-arc', elements, properties),
  brings: (settings): ElementSymbol[] =>
    settings.leak_Pa_m3_per_s.value.some((value) => value > 0) ? ['O', 'N'] : [],
  populations: (elements, properties) =>
    populationsOf(elements, (element) => properties.molarMass_kg_per_mol(element)),
  prepare,
};

/** Ingot length over diameter when no mould is given. */
const SLENDERNESS = 3;
/** Electrode diameter over mould diameter. Source: recalled, narrow annular gap. */
const FILL = 0.85;
/** Share of the ring between electrode and mould whose surface the vacuum sees molten. Source: assumption. */
const MOLTEN_RING = 0.5;
/** kg/h per mm of mould diameter. Source: recipe-melt-rates-esr-var, 180 to 600 kg/h for ingots of 0.4 to 0.6 m. */
const RATE_PER_MM = 0.6;
/** Film and pool surface over the liquidus [K]. Source: assumption. */
const SUPERHEAT_K = 120;
/** Melt side and dissipation of film and pool. Source: transport data (as vacuum induction); assumption. */
const TRANSPORT = 2e-4;
const DISSIPATION = 1e-4;
/** Energy [kWh/kg]. Source: recalled, 0.8 to 1.3. */
const ENERGY = 1;

function prepare(settings: Given, basis: Basis, properties: MeltProperties): Kernel {
  const assumed: Assumption[] = [];
  const note = (what: string, value: number, unit: string, source: string): void => {
    assumed.push({ what: `vacuum-arc.${what}`, value: Number(value.toPrecision(4)), unit, source });
  };
  const mould = mouldOf(settings, basis, note);
  const rate = rateOf(settings, { basis, mould, note });
  const duration_s = isGiven(settings.time_s) ? valueAt(settings.time_s, 0) : (3600 * basis.mass_kg) / rate;
  const liquidus = properties.liquidus_K(basis.elements, basis.fractions) ?? 1650;
  const surface_K = basis.temperature_K ?? Math.round(liquidus + SUPERHEAT_K);
  if (!isGiven(settings.temperature_K)) {
    note('temperature_K', surface_K, 'K', `assumption: estimated liquidus + ${SUPERHEAT_K} K`);
  }
  const tip = (Math.PI * (FILL * mould) ** 2) / 4;
  const ring = (Math.PI * mould ** 2) / 4 - tip;
  const exposure_s_per_m =
    ((tip + MOLTEN_RING * ring) * meltDensity(basis.elements, basis.fractions)) / (rate / 3600);
  note('exposure', exposure_s_per_m, 's/m', 'derived: (tip + half the ring) rho / melt rate');
  const surround = (time_s: number, environment: Environment): void => {
    const pressure = valueAt(settings.pressure_Pa, time_s);
    environment.areaToVolume = exposure_s_per_m / RESIDENCE_S;
    environment.wallToVolume = 0;
    environment.depth = FILM_DEPTH_M;
    environment.pressure_Pa = pressure;
    environment.nitrogen_Pa = 0.78 * pressure;
    environment.hydrogen_Pa = 0.1 * pressure;
    environment.kMelt = isGiven(settings.meltTransport_m_per_s)
      ? valueAt(settings.meltTransport_m_per_s, time_s)
      : TRANSPORT;
    environment.dissipation = DISSIPATION;
    environment.capture = 0;
    environment.pace = Math.min(1, RESIDENCE_S / duration_s);
    airLeak(valueAt(settings.leak_Pa_m3_per_s, time_s), environment);
  };
  return bathKernel(
    {
      duration_s,
      knots_s: knotsOf([settings.pressure_Pa, settings.temperature_K].filter(isGiven), duration_s),
      assumed,
      warnings: [],
      lining: null,
      heatsSinceReline: 0,
      temperature_K: (time_s) =>
        isGiven(settings.temperature_K) ? valueAt(settings.temperature_K, time_s) : surface_K,
      surround,
      energy_kWh: (mass_kg, from_s, to_s) =>
        (ENERGY * mass_kg * (to_s - from_s)) / Math.max(duration_s, 1e-9),
      step_s: STEP_S,
    },
    basis,
    properties,
  );
}

/** Time that metal spends in film and upper pool [s]: too short for particles to agglomerate. Source: assumption. */
const RESIDENCE_S = 120;
/** Substep [s] of the residence. */
const STEP_S = 6;
/** Depth below which no bubble of CO forms: the film is thin and the pool quiet [m]. */
const FILM_DEPTH_M = 1;

type Note = (what: string, value: number, unit: string, source: string) => void;

function mouldOf(settings: Given, basis: Basis, note: Note): number {
  if (isGiven(settings.mould_diameter_m)) return valueAt(settings.mould_diameter_m, 0);
  const mould = Math.cbrt(
    (4 * basis.mass_kg) / (Math.PI * SLENDERNESS * meltDensity(basis.elements, basis.fractions)),
  );
  note('mould_diameter_m', mould, 'm', 'derived: ingot three times as long as wide');
  return mould;
}

function rateOf(
  settings: Given,
  at: { readonly basis: Basis; readonly mould: number; readonly note: Note },
): number {
  if (isGiven(settings.meltRate_kg_per_h)) return valueAt(settings.meltRate_kg_per_h, 0);
  if (isGiven(settings.time_s) && valueAt(settings.time_s, 0) > 0) {
    return (3600 * at.basis.mass_kg) / valueAt(settings.time_s, 0);
  }
  const rate = RATE_PER_MM * at.mould * 1000;
  at.note('meltRate_kg_per_h', rate, 'kg/h', 'recipe-melt-rates-esr-var, scaled with the mould diameter');
  return rate;
}
