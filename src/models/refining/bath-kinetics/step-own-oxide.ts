import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Basis } from '../operation.ts';
import type { Layout } from './layout.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';
import { bookPhase } from './step-particles.ts';
import { totalOxygen } from './step-phases.ts';
import { SINK, type Work } from './work.ts';

/**
 * Oxygen that was measured in liquid nickel over the oxide of its deoxidiser, in all: log10 K = A + B/T of
 * MmOo = m[M] + o[O] in wt% with log10 f_O = (eA + eB/T) [M]. Apparent sets, decades above the free energies: they count
 * what the samples held suspended. Used in their range only, for nickel in a crucible of that oxide, and never to rank
 * phases.
 */
export interface OwnOxide {
  readonly lining: string;
  readonly phase: string;
  readonly words: string;
  readonly metal: ElementSymbol;
  readonly metals: number;
  readonly oxygens: number;
  readonly A: number;
  readonly B: number;
  readonly eA: number;
  readonly eB: number;
  /** Range of the metal [wt%], and of temperature [K] a few tens of kelvin wider than measured. */
  readonly from: number;
  readonly to: number;
  readonly lowest_K: number;
  readonly highest_K: number;
  readonly source: string;
}

/** Yttria. Source: eq-y-o-liquid-nickel-ishii-1995, read: 1873 to 1973 K, 0.01 to 0.11 wt% Y. */
export const YTTRIA: OwnOxide = {
  lining: 'Y2O3',
  phase: 'Y2O3',
  words: 'yttria',
  metal: 'Y',
  metals: 2,
  oxygens: 3,
  A: 6.36,
  B: -36_250,
  eA: -6.47,
  eB: 0,
  from: 0.01,
  to: 0.11,
  lowest_K: 1823,
  highest_K: 2023,
  source: 'Ishii and Ban-ya 1995',
};

/**
 * Magnesia. Source: reactions data file (Ishii, Hino, Itoh 1995, read): 1873 to 1973 K, 0.003 to 0.07 wt% Mg. Below
 * 1853 K another measurement (Han and Wang 1991) agrees with the free energies instead.
 */
export const MAGNESIA: OwnOxide = {
  lining: 'MgO',
  phase: 'MgO',
  words: 'magnesia',
  metal: 'Mg',
  metals: 1,
  oxygens: 1,
  A: 7.78,
  B: -25_500,
  eA: 39,
  eB: -126_300,
  from: 0.003,
  to: 0.07,
  lowest_K: 1853,
  highest_K: 2023,
  source: 'Ishii, Hino and Itoh 1995',
};

export const OWN_OXIDES: readonly OwnOxide[] = [YTTRIA, MAGNESIA];

/** Other elements than nickel and the deoxidiser that still count as none [kg/kg]. Source: assumption. */
const STRANGERS = 0.01;

/** A set with its places in a bath. */
export interface OwnWall {
  readonly set: OwnOxide;
  readonly metal: number;
  readonly phase: number;
  /** Atomic weight of the metal over that of oxygen [1]. */
  readonly weight: number;
}

/** The measured set of a wall for a basis of nickel with nothing but its deoxidiser; null for all others. */
export function ownWallOf(lining: string | undefined, basis: Basis, layout: Layout): OwnWall | null {
  const nickel = basis.elements.indexOf('Ni');
  const set = OWN_OXIDES.find((one) => one.lining === lining);
  const metal = set ? basis.elements.indexOf(set.metal) : -1;
  if (!set || metal < 0 || nickel < 0 || layout.O < 0) return null;
  if (1 - basis.fractions[nickel]! - basis.fractions[metal]! > STRANGERS) return null;
  return {
    set,
    metal,
    phase: layout.phases.findIndex((slot) => slot.phase.id === set.phase),
    weight: layout.molarMass[metal]! / layout.molarMass[layout.O]!,
  };
}

/**
 * Oxygen measured over the oxide [wt%] at a content of the metal [wt%], held at the ends of its range:
 * m log [M] + o log [O] = log K - e (o [M] + m w [O]), w the atomic weight of the metal over that of oxygen.
 */
export function measuredOxygen(
  set: OwnOxide,
  metal_wtpct: number,
  temperature_K: number,
  weight: number,
): number {
  const metal = Math.min(set.to, Math.max(set.from, metal_wtpct));
  const e = set.eA + set.eB / temperature_K;
  const log10K = set.A + set.B / temperature_K;
  const base = (log10K - set.metals * Math.log10(metal)) / set.oxygens - e * metal;
  let oxygen = 10 ** base;
  for (let round = 0; round < 3; round++)
    oxygen = 10 ** (base - (e * set.metals * weight * oxygen) / set.oxygens);
  return oxygen;
}

/** True while a sample lies in the range of its wall's set: above half of the lower content and between its temperatures. */
function holds({ set, metal }: OwnWall, { chemistry, dissolved, row, mass }: Work): boolean {
  const { temperature_K: T } = chemistry;
  const content = (100 * dissolved[row + metal]!) / mass;
  return content >= set.from / 2 && T >= set.lowest_K && T <= set.highest_K;
}

/** Oxygen in all that was measured over the wall at the metal of a sample now [mass fraction]; null outside the range. */
function oxygenOverOwnWall(own: OwnWall, work: Work): number | null {
  if (!holds(own, work)) return null;
  const { chemistry, dissolved, row, mass } = work;
  const metal_wtpct = (100 * dissolved[row + own.metal]!) / mass;
  const wtpct = measuredOxygen(own.set, metal_wtpct, chemistry.temperature_K, own.weight);
  return wtpct / 100;
}

/**
 * The melt takes suspended oxide from a wall of its own oxide, or gives it back, towards the oxygen that was measured in
 * all, through the film at the wall. In place of erosion and attack: false, and nothing done, outside the range.
 */
export function exchangeOwnOxide(own: OwnWall, work: Work): boolean {
  const oxygen = oxygenOverOwnWall(own, work);
  if (oxygen === null) return false;
  const { environment, factors, layout, particles, populationRow, mass } = work;
  const slot = layout.phases[own.phase]!;
  const first = populationRow + slot.first;
  const share = -Math.expm1(-environment.kMelt * factors.kMelt * environment.wallToVolume * work.dt);
  const given = ((oxygen * mass - totalOxygen(work)) * share) / slot.shareO;
  if (given > 0) {
    particles[first] = particles[first]! + given;
    bookPhase(work, slot, -given, SINK.wall);
    return true;
  }
  let held = 0;
  for (let c = 0; c < CLASS_DIAMETERS_M.length; c++) held += particles[first + c]!;
  if (held === 0) return true;
  const left = 1 - Math.min(1, -given / held);
  for (let c = 0; c < CLASS_DIAMETERS_M.length; c++) particles[first + c] = particles[first + c]! * left;
  bookPhase(work, slot, held * (1 - left), SINK.wall);
  return true;
}
