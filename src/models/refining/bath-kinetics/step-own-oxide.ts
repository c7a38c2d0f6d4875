import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Basis } from '../operation.ts';
import type { Layout } from './layout.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';
import { bookPhase } from './step-particles.ts';
import { totalOxygen } from './step-phases.ts';
import { SINK, type Work } from './work.ts';

/**
 * Oxygen that was measured in liquid nickel over the oxide of its deoxidiser, in all: log10 K = A + B/T of
 * M2O3 = 2[M] + 3[O] in wt% with log10 f_O = e [M]. An apparent set: nine decades above the free energies, it counts what
 * the samples held suspended. Used in its range only, for nickel in a crucible of that oxide, and never to rank phases.
 */
export interface OwnOxide {
  readonly lining: string;
  readonly phase: string;
  readonly metal: ElementSymbol;
  readonly A: number;
  readonly B: number;
  readonly e: number;
  /** Range of the metal [wt%] and of temperature [K], half a hundred kelvin wider than measured. */
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
  metal: 'Y',
  A: 6.36,
  B: -36_250,
  e: -6.47,
  from: 0.01,
  to: 0.11,
  lowest_K: 1823,
  highest_K: 2023,
  source: 'Ishii and Ban-ya 1995',
};

/** Other elements than nickel and the deoxidiser that still count as none [kg/kg]. Source: assumption. */
const STRANGERS = 0.01;

/** A set with its places in a bath. */
export interface OwnWall {
  readonly set: OwnOxide;
  readonly metal: number;
  readonly phase: number;
  /** 2 M_metal/M_O: what an oxygen does to f of the metal, by reciprocity [1]. */
  readonly ratio: number;
}

/** The measured set of a wall for a basis of nickel with nothing but its deoxidiser; null for all others. */
export function ownWallOf(lining: string | undefined, basis: Basis, layout: Layout): OwnWall | null {
  const metal = basis.elements.indexOf(YTTRIA.metal);
  const nickel = basis.elements.indexOf('Ni');
  if (lining !== YTTRIA.lining || metal < 0 || nickel < 0 || layout.O < 0) return null;
  if (1 - basis.fractions[nickel]! - basis.fractions[metal]! > STRANGERS) return null;
  return {
    set: YTTRIA,
    metal,
    phase: layout.phases.findIndex((slot) => slot.phase.id === YTTRIA.phase),
    ratio: (2 * layout.molarMass[metal]!) / layout.molarMass[layout.O]!,
  };
}

/** Oxygen measured over the oxide [wt%] at a content of the metal [wt%], held at the ends of its range. */
export function measuredOxygen(
  { A, B, e, from, to }: OwnOxide,
  at: { readonly metal_wtpct: number; readonly temperature_K: number; readonly ratio: number },
): number {
  const metal = Math.min(to, Math.max(from, at.metal_wtpct));
  const base = (A + B / at.temperature_K - 2 * Math.log10(metal)) / 3 - e * metal;
  let oxygen = 10 ** base;
  for (let round = 0; round < 3; round++) oxygen = 10 ** (base - (e * at.ratio * oxygen) / 3);
  return oxygen;
}

/** True while a sample lies in the range of its wall's set: above half of the lower content and between its temperatures. */
function holds({ set, metal }: OwnWall, { chemistry, dissolved, row, mass }: Work): boolean {
  const { temperature_K: T } = chemistry;
  const content = (100 * dissolved[row + metal]!) / mass;
  return content >= set.from / 2 && T >= set.lowest_K && T <= set.highest_K;
}

/** Oxygen in all that was measured over the wall at the metal of a sample now [mass fraction]; null outside the range. */
export function oxygenOverOwnWall(own: OwnWall, work: Work): number | null {
  if (!holds(own, work)) return null;
  const { chemistry, dissolved, row, mass } = work;
  const wtpct = measuredOxygen(own.set, {
    metal_wtpct: (100 * dissolved[row + own.metal]!) / mass,
    temperature_K: chemistry.temperature_K,
    ratio: own.ratio,
  });
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
    bookPhase(work, own.phase, -given, SINK.wall);
    return true;
  }
  let held = 0;
  for (let c = 0; c < CLASS_DIAMETERS_M.length; c++) held += particles[first + c]!;
  if (held === 0) return true;
  const left = 1 - Math.min(1, -given / held);
  for (let c = 0; c < CLASS_DIAMETERS_M.length; c++) particles[first + c] = particles[first + c]! * left;
  bookPhase(work, own.phase, held * (1 - left), SINK.wall);
  return true;
}
