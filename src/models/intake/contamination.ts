import { InputError } from '../../foundation/errors.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';

/** What a contamination adds to the metal: kg per kg, one standard deviation. */
export interface Addition {
  readonly element: ElementSymbol;
  readonly mean: number;
  readonly spread: number;
  readonly source: string;
}

const ASSUMED = 'worked out from an assumed oil residue or oxide film';
/** Carbon in cutting oil [kg/kg] and its spread: C8 to C30 hydrocarbons (Zelazny 2020). */
const OIL_CARBON = 0.85;
const OIL_CARBON_SPREAD = 0.01;
/** Sulfur in cutting oil [kg/kg] when it is not known; spread as large as itself (assumption). */
const OIL_SULFUR = 0.01;

/**
 * C and S that an oil residue brings: C = 0.85 f, S = s f. Everything is taken to stay (cracked on heating in vacuum
 * part of the carbon leaves with the gas: this is the cautious end). `oil` in kg per kg of clean metal.
 */
export function oilResidue(oil: number): Addition[] {
  within('oil_kg_per_kg', oil, 0.5);
  return [
    { element: 'C', mean: OIL_CARBON * oil, spread: OIL_CARBON_SPREAD * oil, source: ASSUMED },
    { element: 'S', mean: OIL_SULFUR * oil, spread: OIL_SULFUR * oil, source: ASSUMED },
  ];
}

/** Oil left after washing [kg/kg]: f = f_inf + (f_0 - f_inf) exp(-t/tau), f_inf the share that no bath removes. */
export const oilAfterWashing = (wash: {
  readonly oil: number;
  readonly time_s: number;
  /** Time constant of the bath [s]; 240 s is an assumption (99 % of what can go in 20 minutes). */
  readonly tau_s?: number;
  /** Share that stays, 0.01: washing removes up to 99 % (Zelazny 2020, read). */
  readonly floor?: number;
}): number => {
  const { oil, time_s, tau_s = 240, floor = 0.01 } = wash;
  return oil * (floor + (1 - floor) * Math.exp(-time_s / tau_s));
};

/** Oxides that grow on superalloys: density [kg/m3] and oxygen [kg/kg] (handbook, recalled; stoichiometry). */
const OXIDES = {
  Cr2O3: { density: 5220, oxygen: 0.3158 },
  Al2O3: { density: 3990, oxygen: 0.4707 },
  NiO: { density: 6670, oxygen: 0.2142 },
} as const;
export type FilmOxide = keyof typeof OXIDES;

/** Density of the metal when the grade's is not known [kg/m3] (assumption: the middle of the catalogue). */
const METAL_DENSITY = 8200;
/** Relative spread of a film thickness [1] (assumption: 50 %). */
const FILM_SPREAD = 0.5;

/** Specific surface of a chip [m2/kg]: two faces, a = 2/(rho t); edges left out (thin chips). */
export const chipSurface = (chipThickness_m: number, density = METAL_DENSITY): number =>
  2 / (density * chipThickness_m);

/**
 * Oxygen that an oxide film carries: O = a d rho_ox w_O. For example a 5 nm Cr2O3 film gives
 * 40 / 20 / 10 / 4 ppm on chips of 0.05 / 0.1 / 0.2 / 0.5 mm, a 50 nm heat tint ten times that.
 */
export function oxideFilm(film: {
  readonly chipThickness_m: number;
  readonly film_m: number;
  readonly oxide?: FilmOxide;
  readonly density?: number;
}): Addition {
  if (!(film.chipThickness_m > 0)) {
    throw new InputError(`chipThickness_m is ${film.chipThickness_m}`, {
      path: 'chipThickness_m',
      value: film.chipThickness_m,
      unit: 'm',
      allowed: 'above 0',
    });
  }
  within('film_m', film.film_m, 1e-4);
  const { density, oxygen } = OXIDES[film.oxide ?? 'Cr2O3'];
  const mean = chipSurface(film.chipThickness_m, film.density) * film.film_m * density * oxygen;
  return { element: 'O', mean, spread: FILM_SPREAD * mean, source: ASSUMED };
}

/**
 * What residues on castings and blades bring per kg of residue [kg/kg]. Shell and core: silica and zircon; coatings and
 * braze by nominal composition. Recalled; the mass of residue is the yard's own estimate.
 */
const RESIDUES = {
  'silica shell or core': { Si: 0.4674, O: 0.5326 },
  'alumina shell': { Al: 0.5293, O: 0.4707 },
  'zircon shell': { Zr: 0.4977, Si: 0.1532, O: 0.3491 },
  'platinum aluminide coating': { Pt: 0.35, Al: 0.25, Ni: 0.4 },
  'NiCoCrAlY coating': { Ni: 0.47, Co: 0.22, Cr: 0.18, Al: 0.12, Y: 0.006, Hf: 0.003 },
  'nickel braze BNi-2': { Ni: 0.824, Cr: 0.07, B: 0.031, Si: 0.045, Fe: 0.03 },
  'gold braze': { Au: 0.82, Ni: 0.18 },
  'sea salt': { Na: 0.31, Cl: 0.55, S: 0.026 },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<ElementSymbol, number>>>>>;
export type Residue = keyof typeof RESIDUES;
export const RESIDUE_NAMES = Object.keys(RESIDUES) as readonly Residue[];
/** A residue is weighed by eye: relative spread [1] (assumption). */
const RESIDUE_SPREAD = 0.5;

/** What `amount` [kg per kg of clean metal] of a residue brings if it dissolves as a whole: the cautious end. */
export function residueAdditions(residue: Residue, amount: number): Addition[] {
  within('amount_kg_per_kg', amount, 0.2);
  return entriesOf(RESIDUES[residue]).map(([element, share]) => ({
    element,
    mean: share * amount,
    spread: RESIDUE_SPREAD * share * amount,
    source: `${residue}: nominal composition, recalled`,
  }));
}

function within(path: string, value: number, max: number): void {
  if (value >= 0 && value <= max) return;
  throw new InputError(`${path} is ${value}`, { path, value, allowed: `0 to ${max}` });
}
