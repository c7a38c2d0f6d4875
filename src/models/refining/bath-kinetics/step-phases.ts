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
export function phaseEquilibrium(work: Work, slot: PhaseSlot): number {
  const { lnActivity, chemistry, factors } = work;
  const { phase, place, metals, metalAtoms, atomsO } = slot;
  if (phase.kind === 'sulfide' && !Number.isNaN(chemistry.apparent[place])) {
    return sulfideEquilibrium(work, slot);
  }
  let sum = 0;
  for (let i = 0; i < metals.length; i++) sum += metalAtoms[i]! * lnActivity[metals[i]!]!;
  const per = phase.kind === 'oxide' ? atomsO : 1;
  const scale = phase.kind === 'oxide' ? factors.oxygenEquilibrium : factors.sulfurEquilibrium;
  return sum === Number.NEGATIVE_INFINITY
    ? Number.POSITIVE_INFINITY
    : (phase.kind === 'nitride' ? 1 : scale) * Math.exp(chemistry.lnPhase[place]! - sum / per);
}

/** Sulfur [mass fraction] over a rare-earth sulfide by its measured product, asked up to 0.05 wt% of rare earth. */
function sulfideEquilibrium(work: Work, { metals, place }: PhaseSlot): number {
  const { dissolved, row, mass, factors, chemistry } = work;
  const rareEarth = Math.min(dissolved[row + metals[0]!]! / mass, RARE_EARTH_RANGE);
  return rareEarth > 0
    ? (factors.sulfurEquilibrium * chemistry.apparent[place]!) / rareEarth
    : Number.POSITIVE_INFINITY;
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

/** Lowers `work.kg` of a phase to what its metals allow in one substep. */
function heedMetals(work: Work, { metals, metalShare }: PhaseSlot): void {
  const { dissolved, row } = work;
  for (let i = 0; i < metals.length; i++) {
    work.kg = Math.min(work.kg, (METAL_SHARE * dissolved[row + metals[i]!]!) / metalShare[i]!);
  }
}

/** Brings `work.kg` of a phase into solution (negative: takes it out). */
export function toMelt({ dissolved, row, kg }: Work, { places, shares }: PhaseSlot): void {
  for (let i = 0; i < places.length; i++) {
    const at = row + places[i]!;
    dissolved[at] = dissolved[at]! + kg * shares[i]!;
  }
}

/** Takes `work.kg` of a phase out of solution as its finest particles. */
function precipitate(work: Work, slot: PhaseSlot): void {
  const { particles, populationRow, kg } = work;
  const finest = populationRow + slot.first;
  particles[finest] = particles[finest]! + kg;
  work.kg = -kg;
  toMelt(work, slot);
}

/** True when a phase has particles that react. */
function hasParticles({ particles, populationRow, mass }: Work, { first }: PhaseSlot): boolean {
  const least = NEGLIGIBLE * mass;
  for (let c = 0; c < CLASSES; c++) if (particles[populationRow + first + c]! > least) return true;
  return false;
}

/**
 * True when sulfur may come out as an oxysulfide: above the product at the most oxygen that there can be. Oxygen is asked for
 * only then, or where particles go.
 */
function mayComeOut(work: Work, slot: PhaseSlot): boolean {
  const { dissolved, row, layout, mass, chemistry, factors } = work;
  // written out: a product that is returned would be put on the heap
  const rareEarth = Math.min(dissolved[row + slot.metals[0]!]! / mass, RARE_EARTH_RANGE);
  const product = chemistry.apparent[slot.place]! * factors.sulfurEquilibrium;
  return dissolved[row + layout.S]! * (100 * rareEarth * APPARENT_OXYGEN) ** 2 > (product / 1e6) * mass;
}

/** Particles of a phase dissolve, the finest first, while there is `work.room` for its nonmetal; they use the room up. */
function dissolve(work: Work, slot: PhaseSlot, reacting: Float64Array): void {
  const { particles, populationRow } = work;
  const { first, share } = slot;
  const least = NEGLIGIBLE * work.mass;
  for (let c = 0; c < CLASSES && work.room > 0; c++) {
    const held = particles[populationRow + first + c]!;
    if (held <= least) continue;
    work.kg = Math.min(held * reacting[c]!, work.room / share);
    work.room -= work.kg * share;
    particles[populationRow + first + c] = held - work.kg;
    toMelt(work, slot);
  }
}

/** Turns `work.kg` of the particles of a phase into `work.made` of another in the same size class: metals change places. */
function turnInto(work: Work, from: PhaseSlot, to: PhaseSlot, sizeClass: number): void {
  const { dissolved, row, particles, populationRow, kg, made } = work;
  for (let i = 0; i < from.metals.length; i++) {
    const at = row + from.metals[i]!;
    dissolved[at] = dissolved[at]! + kg * from.metalShare[i]!;
  }
  for (let i = 0; i < to.metals.length; i++) {
    const at = row + to.metals[i]!;
    dissolved[at] = dissolved[at]! - made * to.metalShare[i]!;
  }
  const [source, target] = [populationRow + from.first + sizeClass, populationRow + to.first + sizeClass];
  particles[source] = particles[source]! - kg;
  particles[target] = particles[target]! + made;
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
  dissolveOxides(work, stable, reacting);
  let tried = 0;
  while (stable.index >= 0 && precipitateOxide(work, stable)) {
    tried |= 1 << stable.index;
    mostStableOxide(work, stable, tried);
  }
  stable.index = index;
  stable.oxygen = oxygen;
}

/** Precipitates the excess over one oxide; true when its metal is too scarce to bind all of it. */
function precipitateOxide(work: Work, { index, oxygen }: Stable): boolean {
  const { dissolved, row, layout, mass, dt } = work;
  const slot = layout.phases[index]!;
  const excess = (dissolved[row + layout.O]! - oxygen * mass) / slot.shareO;
  if (!(excess > 0)) return false;
  work.kg = Number.POSITIVE_INFINITY;
  heedMetals(work, slot);
  const allowed = work.kg;
  work.kg = Math.min(excess * -Math.expm1(-dt / PRECIPITATION_S), allowed);
  precipitate(work, slot);
  return allowed < METAL_SHARE * excess;
}

function convertOthers(work: Work, stable: PhaseSlot, reacting: Float64Array): void {
  const { layout, particles, populationRow } = work;
  const { oxides } = layout;
  const least = NEGLIGIBLE * work.mass;
  work.kg = Number.POSITIVE_INFINITY;
  heedMetals(work, stable);
  work.room = work.kg * stable.shareO;
  for (let k = 0; k < oxides.length && work.room > 0; k++) {
    const other = oxides[k]!;
    if (other === stable) continue;
    for (let c = 0; c < CLASSES; c++) {
      const held = particles[populationRow + other.first + c]!;
      if (held <= least) continue;
      const oxygen = Math.min(held * reacting[c]! * other.shareO, work.room);
      work.room -= oxygen;
      work.kg = oxygen / other.shareO;
      work.made = oxygen / stable.shareO;
      turnInto(work, other, stable, c);
    }
  }
}

/** Particles of all oxides dissolve, phase by phase, up to the equilibrium of the most stable one. */
function dissolveOxides(work: Work, { oxygen }: Stable, reacting: Float64Array): void {
  const { oxides, O } = work.layout;
  work.room = oxygen * work.mass - work.dissolved[work.row + O]!;
  for (let k = 0; k < oxides.length && work.room > 0; k++) dissolve(work, oxides[k]!, reacting);
}

/** Nitrides and sulfides with one nonmetal: precipitate above their product, dissolve below it. */
export function reactSimple(work: Work, slot: PhaseSlot, reacting: Float64Array): void {
  const { dissolved, row, mass, dt } = work;
  const excess = dissolved[row + slot.nonmetal]! - phaseEquilibrium(work, slot) * mass;
  if (excess > 0) {
    work.kg = (excess * -Math.expm1(-dt / PRECIPITATION_S)) / slot.share;
    heedMetals(work, slot);
    precipitate(work, slot);
  } else {
    work.room = -excess;
    dissolve(work, slot, reacting);
  }
}

/** Rare earth above which f = 1 no longer holds: the product is not asked beyond it [mass fraction]. */
const RARE_EARTH_RANGE = 5e-4;
/** Oxygen that measurements over rare-earth oxides see at most [mass fraction]: 10 ppm, the level of the yttria minimum. */
const APPARENT_OXYGEN = 1e-5;
/** Halvings of the room for an oxysulfide to dissolve: to a millionth of it. */
const FREED_ROUNDS = 20;

/** Sulfur [mass fraction] in equilibrium with an oxysulfide, in the apparent set. */
export function oxysulfideEquilibrium(work: Work, slot: PhaseSlot): number {
  const oxygen = Math.min(totalOxygen(work) / work.mass, APPARENT_OXYGEN);
  return oxygen > 0 ? oxysulfideProduct(work, slot) / oxygen ** 2 : Number.POSITIVE_INFINITY;
}

/** Product [O]^2 [S] [mass fraction cubed] of an oxysulfide beside the rare earth of the sample. */
function oxysulfideProduct(work: Work, slot: PhaseSlot): number {
  const { factors, chemistry, mass } = work;
  const rareEarth = Math.min(work.dissolved[work.row + slot.metals[0]!]! / mass, RARE_EARTH_RANGE);
  const product = chemistry.apparent[slot.place]! * factors.sulfurEquilibrium;
  return rareEarth > 0 ? product / (100 * rareEarth) ** 2 / 1e6 : Number.POSITIVE_INFINITY;
}

/**
 * Lowers `work.room` [kg of S] to the product: an oxysulfide that dissolves sets oxygen free too, which lowers the sulfur
 * that goes with it. Bisection.
 */
function heedFreedOxygen(work: Work, slot: PhaseSlot): void {
  const { mass } = work;
  const oxygen = totalOxygen(work) / mass;
  const sulfur = work.dissolved[work.row + work.layout.S]! / mass;
  const product = oxysulfideProduct(work, slot);
  const perSulfur = slot.shareO / slot.shareS;
  let low = 0;
  let high = work.room / mass;
  for (let round = 0; round < FREED_ROUNDS; round++) {
    const freed = (low + high) / 2;
    const held = (sulfur + freed) * Math.min(oxygen + perSulfur * freed, APPARENT_OXYGEN) ** 2;
    if (held > product) high = freed;
    else low = freed;
  }
  work.room = low * mass;
}

/** Oxygen of the sample, dissolved and in oxide particles [kg]. */
export function totalOxygen(work: Work): number {
  const { layout, dissolved, row, particles, populationRow } = work;
  let sum = layout.O < 0 ? 0 : dissolved[row + layout.O]!;
  for (let k = 0; k < layout.oxides.length; k++) {
    const { first, shareO } = layout.oxides[k]!;
    for (let c = 0; c < CLASSES; c++) sum += particles[populationRow + first + c]! * shareO;
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
  const { layout, dissolved, row, mass, dt } = work;
  if (layout.S < 0 || layout.O < 0) return;
  const isEmpty = !hasParticles(work, slot);
  if (isEmpty && !mayComeOut(work, slot)) return;
  const excess = dissolved[row + layout.S]! - oxysulfideEquilibrium(work, slot) * mass;
  if (excess > 0) {
    work.kg = (excess * -Math.expm1(-dt / PRECIPITATION_S)) / slot.shareS;
    heedMetals(work, slot);
    bindSulfur(work, slot, oxide);
  } else if (!isEmpty) {
    work.room = Math.min(-excess, mass);
    heedFreedOxygen(work, slot);
    dissolve(work, slot, reacting);
  }
}

/**
 * Makes up to `work.kg` of an oxysulfide: half of its oxygen at most out of oxide particles (same size class), the rest from
 * solution.
 */
function bindSulfur(work: Work, slot: PhaseSlot, oxide: PhaseSlot | null): void {
  const { layout, dissolved, row, particles, populationRow } = work;
  let inOxide = 0;
  if (oxide) {
    for (let c = 0; c < CLASSES; c++) inOxide += particles[populationRow + oxide.first + c]!;
    inOxide *= oxide.shareO;
  }
  const kg = Math.min(work.kg, (0.5 * inOxide + 0.5 * dissolved[row + layout.O]!) / slot.shareO);
  const fromOxide = Math.min(0.5 * inOxide, kg * slot.shareO);
  if (oxide && fromOxide > 0) {
    const share = fromOxide / inOxide;
    for (let c = 0; c < CLASSES; c++) {
      work.kg = particles[populationRow + oxide.first + c]! * share;
      work.made = (work.kg * oxide.shareO) / slot.shareO;
      turnInto(work, oxide, slot, c);
      dissolved[row + layout.S] = dissolved[row + layout.S]! - work.made * slot.shareS;
    }
  }
  work.kg = kg - fromOxide / slot.shareO;
  if (work.kg > 0) precipitate(work, slot);
}
