import type { PhaseSlot } from './layout.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';
import type { Work } from './work.ts';

const CLASSES = CLASS_DIAMETERS_M.length;
/** Time in which a supersaturated melt precipitates [s]. Source: assumption, mixing time of a stirred bath. */
const PRECIPITATION_S = 20;
/** Time in which particles of 2.5 um dissolve or turn into a more stable phase [s]; grows with diameter squared. Source: assumption. */
const DISSOLUTION_S = 60;
const DISSOLUTION_DIAMETER_M = 2.5e-6;
/** Particles that no longer react [kg per kg of melt]: 1e-14 ppm. */
const NEGLIGIBLE = 1e-20;
/** Share of a dissolved metal that one substep may bind: keeps the explicit coupling positive. */
const METAL_SHARE = 0.3;

/**
 * Content of the nonmetal [mass fraction] in equilibrium with a phase at the sample's activities:
 * ln w = lnPhase - sum(nu ln a)/n_O (O of an oxide), lnPhase - sum(nu ln a) (S, N). Infinity when a metal is absent.
 */
export function phaseEquilibrium(work: Work, slot: PhaseSlot, index: number): number {
  const { lnActivity, chemistry, factors } = work;
  if (!Number.isNaN(chemistry.lnApparent[index])) return sulfideEquilibrium(work, slot, index);
  let sum = 0;
  for (let i = 0; i < slot.metals.length; i++) sum += slot.metalAtoms[i]! * lnActivity[slot.metals[i]!]!;
  if (sum === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  const per = slot.phase.kind === 'oxide' ? slot.atomsO : 1;
  const scale = slot.phase.kind === 'oxide' ? factors.oxygenEquilibrium : factors.sulfurEquilibrium;
  return (slot.phase.kind === 'nitride' ? 1 : scale) * Math.exp(chemistry.lnPhase[index]! - sum / per);
}

/** Sulfur [mass fraction] over a rare-earth sulfide by its measured product, asked up to 0.05 wt% of rare earth. */
function sulfideEquilibrium(work: Work, slot: PhaseSlot, index: number): number {
  const rareEarth = Math.min(work.dissolved[work.row + slot.metals[0]!]! / work.mass, RARE_EARTH_RANGE);
  if (rareEarth <= 0) return Number.POSITIVE_INFINITY;
  return (work.factors.sulfurEquilibrium * Math.exp(work.chemistry.lnApparent[index]!)) / rareEarth;
}

/** The oxide that binds oxygen most strongly now, and its dissolved oxygen [mass fraction]; -1 when there is none. */
export interface Stable {
  index: number;
  oxygen: number;
}

/**
 * Finds the most stable oxide that is not in the bits of `except`; writes into `out` and returns its place among the
 * phases. Compares logarithms.
 */
export function mostStableOxide(work: Work, out: Stable, except = 0): number {
  const { layout, lnActivity, chemistry } = work;
  const { phases, oxideCount } = layout;
  let best = -1;
  let lowest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < oxideCount; k++) {
    if ((except & (1 << k)) !== 0) continue;
    const slot = phases[k]!;
    let sum = 0;
    for (let i = 0; i < slot.metals.length; i++) sum += slot.metalAtoms[i]! * lnActivity[slot.metals[i]!]!;
    const ln = chemistry.lnPhase[k]! - sum / slot.atomsO;
    if (ln < lowest) {
      lowest = ln;
      best = k;
    }
  }
  out.index = best;
  out.oxygen = best < 0 ? Number.POSITIVE_INFINITY : work.factors.oxygenEquilibrium * Math.exp(lowest);
  return best;
}

/** kg of a phase that its metals allow in one substep. */
function metalAllows(work: Work, slot: PhaseSlot): number {
  let most = Number.POSITIVE_INFINITY;
  for (let i = 0; i < slot.metals.length; i++) {
    const kg = (METAL_SHARE * work.dissolved[work.row + slot.metals[i]!]!) / slot.metalShare[i]!;
    if (kg < most) most = kg;
  }
  return most;
}

/** Takes the metals of `kg` of a phase out of the melt (negative: puts them back). */
function takeMetals(work: Work, slot: PhaseSlot, kg: number): void {
  for (let i = 0; i < slot.metals.length; i++) {
    const at = work.row + slot.metals[i]!;
    work.dissolved[at] = work.dissolved[at]! - kg * slot.metalShare[i]!;
  }
}

function addTo(values: Float64Array, at: number, amount: number): void {
  values[at] = values[at]! + amount;
}

/** Share of particles of class c that react within the substep, dissolution law d ~ sqrt(t). */
export const reactingShare = (dt: number, sizeClass: number): number => {
  const d = CLASS_DIAMETERS_M[sizeClass]! / DISSOLUTION_DIAMETER_M;
  return -Math.expm1(-dt / (DISSOLUTION_S * d * d));
};

/**
 * Oxides: dissolved oxygen above the equilibrium of the most stable oxide precipitates as its finest particles; below
 * it, particles dissolve; particles of less stable oxides turn into the most stable one, metal for metal. Oxygen that
 * the metal of the most stable oxide can not bind goes to the next one: a trace of calcium does not hold alumina off.
 */
export function reactOxides(work: Work, stable: Stable, reacting: Float64Array): void {
  const { layout } = work;
  if (layout.O < 0 || mostStableOxide(work, stable) < 0) return;
  const { index, oxygen } = stable;
  convertOthers(work, layout.phases[index]!, reacting);
  const excess = work.dissolved[work.row + layout.O]! - oxygen * work.mass;
  if (excess < 0) dissolveOxides(work, -excess, reacting);
  let tried = 0;
  while (stable.index >= 0 && precipitate(work, stable)) {
    tried |= 1 << stable.index;
    mostStableOxide(work, stable, tried);
  }
  stable.index = index;
  stable.oxygen = oxygen;
}

/** Precipitates the excess over one oxide; true when its metal is too scarce to bind all of it. */
function precipitate(work: Work, { index, oxygen }: Stable): boolean {
  const slot = work.layout.phases[index]!;
  const at = work.row + work.layout.O;
  const excess = (work.dissolved[at]! - oxygen * work.mass) / slot.shareO;
  if (!(excess > 0)) return false;
  const allowed = metalAllows(work, slot);
  const kg = Math.min(excess * -Math.expm1(-work.dt / PRECIPITATION_S), allowed);
  takeMetals(work, slot, kg);
  addTo(work.dissolved, at, -kg * slot.shareO);
  addTo(work.particles, work.populationRow + slot.first, kg);
  return allowed < METAL_SHARE * excess;
}

function convertOthers(work: Work, stable: PhaseSlot, reacting: Float64Array): void {
  const { oxides } = work.layout;
  let allowance = metalAllows(work, stable) * stable.shareO;
  for (let k = 0; k < oxides.length && allowance > 0; k++) {
    const other = oxides[k]!;
    if (other === stable) continue;
    for (let c = 0; c < CLASSES; c++) {
      const from = work.populationRow + other.first + c;
      const held = work.particles[from]!;
      if (held <= NEGLIGIBLE * work.mass) continue;
      const oxygen = Math.min(held * reacting[c]! * other.shareO, allowance);
      allowance -= oxygen;
      const gone = oxygen / other.shareO;
      const made = oxygen / stable.shareO;
      addTo(work.particles, from, -gone);
      takeMetals(work, other, -gone);
      takeMetals(work, stable, made);
      addTo(work.particles, work.populationRow + stable.first + c, made);
    }
  }
}

function dissolveOxides(work: Work, room: number, reacting: Float64Array): void {
  const { oxides, O } = work.layout;
  let left = room;
  for (let k = 0; k < oxides.length && left > 0; k++) {
    const slot = oxides[k]!;
    for (let c = 0; c < CLASSES && left > 0; c++) {
      const from = work.populationRow + slot.first + c;
      const held = work.particles[from]!;
      if (held <= NEGLIGIBLE * work.mass) continue;
      const kg = Math.min(held * reacting[c]!, left / slot.shareO);
      left -= kg * slot.shareO;
      addTo(work.particles, from, -kg);
      takeMetals(work, slot, -kg);
      addTo(work.dissolved, work.row + O, kg * slot.shareO);
    }
  }
}

/** Nitrides and sulfides with one nonmetal: precipitate above their product, dissolve below it. */
export function reactSimple(work: Work, slot: PhaseSlot, reacting: Float64Array): void {
  const { layout } = work;
  const nonmetal = slot.phase.kind === 'nitride' ? layout.N : layout.S;
  const share = slot.phase.kind === 'nitride' ? slot.shareN : slot.shareS;
  const equilibrium = phaseEquilibrium(work, slot, layout.phases.indexOf(slot));
  const at = work.row + nonmetal;
  const excess = work.dissolved[at]! - equilibrium * work.mass;
  if (excess > 0) {
    const kg = Math.min((excess * -Math.expm1(-work.dt / PRECIPITATION_S)) / share, metalAllows(work, slot));
    takeMetals(work, slot, kg);
    addTo(work.dissolved, at, -kg * share);
    addTo(work.particles, work.populationRow + slot.first, kg);
    return;
  }
  let left = -excess;
  for (let c = 0; c < CLASSES && left > 0; c++) {
    const from = work.populationRow + slot.first + c;
    const held = work.particles[from]!;
    if (held <= NEGLIGIBLE * work.mass) continue;
    const kg = Math.min(held * reacting[c]!, left / share);
    left -= kg * share;
    addTo(work.particles, from, -kg);
    takeMetals(work, slot, -kg);
    addTo(work.dissolved, at, kg * share);
  }
}

/**
 * Apparent products of the oxysulfides in liquid nickel, log10([RE]^2 [O]^2 [S]) = A + B/T in wt%, f = 1
 * (Wang and Du; all but Y taken as Ce). They go with the oxygen that measurements see, not with the thermodynamic one.
 */
const OXYSULFIDE = { Y: { A: 3.85, B: -33146 }, Ce: { A: 12.46, B: -51450 } } as const;
/** Rare earth above which f = 1 no longer holds: the product is not asked beyond it [mass fraction]. */
const RARE_EARTH_RANGE = 5e-4;
/** Oxygen that measurements over rare-earth oxides see at most [mass fraction]: 10 ppm, the level of the yttria minimum. */
const APPARENT_OXYGEN = 1e-5;

/** Sulfur [mass fraction] in equilibrium with an oxysulfide, in the apparent set. */
export function oxysulfideEquilibrium(work: Work, slot: PhaseSlot): number {
  const { factors, chemistry, mass } = work;
  const rareEarth = Math.min(work.dissolved[work.row + slot.metals[0]!]! / mass, RARE_EARTH_RANGE);
  const oxygen = Math.min(totalOxygen(work) / mass, APPARENT_OXYGEN);
  if (rareEarth <= 0 || oxygen <= 0) return Number.POSITIVE_INFINITY;
  const line = OXYSULFIDE['Y' in slot.phase.atoms ? 'Y' : 'Ce'];
  const product = 10 ** (line.A + line.B / chemistry.temperature_K) * factors.sulfurEquilibrium;
  return product / (100 * rareEarth) ** 2 / (100 * oxygen) ** 2 / 100;
}

/** Oxygen of the sample, dissolved and in oxide particles [kg]. */
export function totalOxygen(work: Work): number {
  const { layout } = work;
  let sum = layout.O < 0 ? 0 : work.dissolved[work.row + layout.O]!;
  for (let k = 0; k < layout.oxides.length; k++) {
    const slot = layout.oxides[k]!;
    for (let c = 0; c < CLASSES; c++)
      sum += work.particles[work.populationRow + slot.first + c]! * slot.shareO;
  }
  return sum;
}

/**
 * Oxysulfides: sulfur above the apparent product is bound with oxygen out of particles of the same rare-earth oxide
 * and out of solution (two O per S); below the product particles dissolve.
 */
export function reactOxysulfide(
  work: Work,
  slot: PhaseSlot,
  oxide: PhaseSlot | null,
  reacting: Float64Array,
): void {
  const { layout } = work;
  if (layout.S < 0 || layout.O < 0) return;
  const s = work.row + layout.S;
  const o = work.row + layout.O;
  const excess = work.dissolved[s]! - oxysulfideEquilibrium(work, slot) * work.mass;
  if (excess > 0) {
    let want = Math.min(
      (excess * -Math.expm1(-work.dt / PRECIPITATION_S)) / slot.shareS,
      metalAllows(work, slot),
    );
    want = Math.min(want, (0.5 * totalOf(work, oxide) + 0.5 * work.dissolved[o]!) / slot.shareO);
    bindSulfur(work, slot, oxide, want);
    return;
  }
  let left = Math.min(-excess, work.mass);
  for (let c = 0; c < CLASSES && left > 0; c++) {
    const from = work.populationRow + slot.first + c;
    const held = work.particles[from]!;
    if (held <= NEGLIGIBLE * work.mass) continue;
    const kg = Math.min(held * reacting[c]!, left / slot.shareS);
    left -= kg * slot.shareS;
    addTo(work.particles, from, -kg);
    takeMetals(work, slot, -kg);
    addTo(work.dissolved, s, kg * slot.shareS);
    addTo(work.dissolved, o, kg * slot.shareO);
  }
}

function totalOf(work: Work, oxide: PhaseSlot | null): number {
  if (!oxide) return 0;
  let kg = 0;
  for (let c = 0; c < CLASSES; c++) kg += work.particles[work.populationRow + oxide.first + c]!;
  return kg * oxide.shareO;
}

/** Makes `kg` of an oxysulfide: its oxygen from oxide particles first (same size class), the rest from solution. */
function bindSulfur(work: Work, slot: PhaseSlot, oxide: PhaseSlot | null, kg: number): void {
  const { layout } = work;
  const inOxide = totalOf(work, oxide);
  const fromOxide = oxide ? Math.min(0.5 * inOxide, kg * slot.shareO) : 0;
  if (oxide && fromOxide > 0) {
    const share = fromOxide / inOxide;
    for (let c = 0; c < CLASSES; c++) {
      const from = work.populationRow + oxide.first + c;
      const gone = work.particles[from]! * share;
      const made = (gone * oxide.shareO) / slot.shareO;
      addTo(work.particles, from, -gone);
      takeMetals(work, oxide, -gone);
      takeMetals(work, slot, made);
      addTo(work.dissolved, work.row + layout.S, -made * slot.shareS);
      addTo(work.particles, work.populationRow + slot.first + c, made);
    }
  }
  const rest = kg - fromOxide / slot.shareO;
  if (rest <= 0) return;
  takeMetals(work, slot, rest);
  addTo(work.dissolved, work.row + layout.S, -rest * slot.shareS);
  addTo(work.dissolved, work.row + layout.O, -rest * slot.shareO);
  addTo(work.particles, work.populationRow + slot.first, rest);
}
