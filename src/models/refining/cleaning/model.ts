import { InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { type Bath, massOf } from '../bath.ts';
import { type Exchange, ledgerRow } from '../exchange.ts';
import type { Kernel, Laws, LimitRow, Operation } from '../operation.ts';
import { assumedFactor, type Parameter } from '../parameters.ts';
import { valueAt } from '../schedule.ts';
import type { Settings } from '../settings.ts';
import { cleaningSettings } from './settings.ts';

type Given = Settings<typeof cleaningSettings>;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'time_s', factor: 4, element: 'C', final: 'falls', under: { oil_kg_per_kg: 0.01 } },
    {
      raise: 'chipThickness_m',
      factor: 4,
      element: 'O',
      final: 'falls',
      under: { oxideFilm_m: 5e-8, bath: 'none' },
    },
    { raise: 'oil_kg_per_kg', factor: 4, element: 'S', final: 'rises', under: { oil_kg_per_kg: 0.005 } },
  ],
  dissolvedNotBelowEquilibrium: { doesNot: 'the metal is solid: films and residues, no solution' },
};

/** What a bath leaves of the oil: share in the end, time constant [s], and share of the oxide film that it takes. */
interface Washing {
  readonly residue: number;
  readonly time_s: number;
  readonly film: number;
}

/**
 * Baths. Source: assumption on the law C(t) = C_inf + (C_0 - C_inf) exp(-t/tau); burn-off
 * leaves coke and sulfur and adds a heat tint (cleaning-swarf-zelazny-2020).
 */
const WASHING: Readonly<Record<string, Washing>> = {
  none: { residue: 1, time_s: 1, film: 0 },
  water: { residue: 0.3, time_s: 300, film: 0 },
  solvent: { residue: 0.05, time_s: 200, film: 0 },
  alkali: { residue: 0.05, time_s: 300, film: 0.2 },
  'ultrasonic-alkali': { residue: 0.01, time_s: 180, film: 0.4 },
  'burn-off': { residue: 0.3, time_s: 600, film: 0 },
};
/** Film that burning adds [m]. Source: assumption, heat tint of 50 nm. */
const HEAT_TINT_M = 5e-8;
/** Carbon of an oil [kg/kg]. Source: assumption, that of a mineral oil. */
const OIL_CARBON = 0.85;
/** Density of the metal and of the film, and oxygen in the film (Cr2O3). Source: handbook. */
const METAL_DENSITY = 8200;
const FILM_DENSITY = 5220;
const FILM_OXYGEN = 0.3158;
/** Fines lost [kg/kg] and energy [kWh/kg]. Source: assumption. */
const FINES = 0.005;
const ENERGY = 0.3;

/** Oxygen [kg per kg of metal] of a film of `film_m` on chips `thickness_m` thick: 2/(rho t) x d rho_ox w_O. 50 nm on 0.2 mm: 100 ppm. */
export const filmOxygen = (film_m: number, thickness_m: number): number =>
  (2 / (METAL_DENSITY * thickness_m)) * film_m * FILM_DENSITY * FILM_OXYGEN;

/** Share of the oil that is left after a time in a bath. */
export function oilLeft(bath: string, time_s: number): number {
  const { residue, time_s: tau } = ownValue(WASHING, bath)!;
  return residue + (1 - residue) * Math.exp(-time_s / tau);
}

/** Washing of turnings and blades: what cutting fluid and films bring to the melt (README.md). */
export const cleaning: Operation<typeof cleaningSettings> = {
  name: 'cleaning',
  fidelity: 'kinetic',
  title: 'Washing of turnings and blades',
  settings: cleaningSettings,
  holdsStirredBath: false,
  sinks: ['dross', 'gas'],
  laws: LAWS,
  parameters: () => PARAMETERS,
  brings: (settings) => broughtBy(settings),
  populations: () => [],
  prepare: (settings) => prepare(settings),
};

const PARAMETERS: readonly Parameter[] = [
  {
    name: 'cleaning/residue',
    what: 'oil left after washing',
    spread: 0.3,
    source: 'assumption: a factor of 2',
  },
].map(assumedFactor);

function broughtBy(settings: Given): ElementSymbol[] {
  const oil = valueAt(settings.oil_kg_per_kg, 0) > 0 ? (['C', 'S'] as const) : [];
  const film = valueAt(settings.oxideFilm_m, 0) > 0 || settings.bath === 'burn-off' ? (['O'] as const) : [];
  return [...oil, ...film];
}

function prepare(settings: Given): Kernel {
  const duration_s = valueAt(settings.time_s, 0);
  const oil = valueAt(settings.oil_kg_per_kg, 0) * oilLeft(settings.bath, duration_s);
  const thickness = valueAt(settings.chipThickness_m, 0);
  const given = valueAt(settings.oxideFilm_m, 0) * (1 - ownValue(WASHING, settings.bath)!.film);
  refuseThickFilm(valueAt(settings.oxideFilm_m, 0), thickness);
  const film = filmOxygen(given, thickness);
  const tint = settings.bath === 'burn-off' ? filmOxygen(HEAT_TINT_M, thickness) : 0;
  const sulfur = valueAt(settings.oilSulfur_kg_per_kg, 0);
  return {
    duration_s,
    knots_s: [],
    assumed: [],
    warnings:
      settings.bath === 'burn-off'
        ? ['burn-off changes the surface: washing agents do not (cleaning-swarf-zelazny-2020)']
        : [],
    resolvesForms: false,
    advance: (bath, parameters, from_s, to_s, exchange) => {
      if (to_s === from_s) return;
      const part = (to_s - from_s) / duration_s;
      bring(bath, exchange, { part, parameters, carbon: oil * OIL_CARBON, sulfur: oil * sulfur, film, tint });
    },
    limits: (bath) => limitsOf(bath, { oil, film: film + tint }),
    energy_kWh: (mass_kg, from_s, to_s) => (ENERGY * mass_kg * (to_s - from_s)) / Math.max(duration_s, 1e-9),
  };
}

/** Throws InputError for a chip that would be film through and through. */
function refuseThickFilm(film_m: number, thickness_m: number): void {
  if (2 * film_m < thickness_m) return;
  throw new InputError(
    `two films of ${inMetres(film_m)} m are thicker than the chip, ${inMetres(thickness_m)} m`,
    {
      path: 'oxideFilm_m',
      value: film_m,
      unit: 'm',
      allowed: `below ${inMetres(thickness_m / 2)} m, half of chipThickness_m`,
      cure: '5e-9 m is a native film, 5e-8 m a heat tint, 1e-6 m heavy scale',
    },
  );
}

/** Metres without an exponent. */
const inMetres = (value: number): string => value.toFixed(9).replace(/0+$/, '');

interface Brought {
  readonly part: number;
  readonly parameters: Float64Array;
  readonly carbon: number;
  readonly sulfur: number;
  readonly film: number;
  readonly tint: number;
}

/** What is left on the scrap counts as metal from here on; fines go with the bath. */
function bring(bath: Bath, exchange: Exchange, { part, parameters, ...brought }: Brought): void {
  const n = bath.elements.length;
  const mass = massOf(bath);
  const add = (sample: number, element: ElementSymbol, sink: 'dross' | 'gas', kg: number): void => {
    const e = bath.elements.indexOf(element);
    if (e < 0 || kg === 0) return;
    bath.dissolved[sample * n + e] = bath.dissolved[sample * n + e]! + kg;
    const at = ledgerRow(exchange, sink, sample) + e;
    exchange.kg[at] = exchange.kg[at]! - kg;
  };
  const fines = -Math.expm1(Math.log1p(-FINES) * part);
  for (let s = 0; s < bath.samples; s++) {
    const row = ledgerRow(exchange, 'dross', s);
    for (let e = 0; e < n; e++) {
      const kg = bath.dissolved[s * n + e]! * fines;
      bath.dissolved[s * n + e] = bath.dissolved[s * n + e]! - kg;
      exchange.kg[row + e] = exchange.kg[row + e]! + kg;
    }
    const scale = part * mass[s]! * parameters[s]!;
    add(s, 'C', 'dross', brought.carbon * scale);
    add(s, 'S', 'dross', brought.sulfur * scale);
    add(s, 'O', 'dross', brought.film * part * mass[s]!);
    add(s, 'O', 'gas', brought.tint * part * mass[s]!);
  }
}

function limitsOf(bath: Bath, at: { readonly oil: number; readonly film: number }): LimitRow[] {
  const rows: LimitRow[] = [];
  if (at.oil > 0 && bath.elements.includes('C')) {
    rows.push({
      element: 'C',
      limitedBy: `oil left after washing, ${(at.oil * 1e6).toFixed(0)} ppm of it`,
      floor_ppm: at.oil * OIL_CARBON * 1e6,
      lever: 'time in the bath, ultrasonic cleaning in alkali, thicker chips',
    });
  }
  if (at.film > 0 && bath.elements.includes('O')) {
    rows.push({
      element: 'O',
      limitedBy: 'oxide film on the surface',
      floor_ppm: at.film * 1e6,
      lever: 'chip thickness (the film goes with 1/thickness), no burn-off',
    });
  }
  return rows;
}
