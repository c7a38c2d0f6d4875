import { R } from '../../../metal/thermo/constants.ts';
import type { PhaseSlot } from './layout.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';
import { bookPhase, toLedger } from './step-particles.ts';
import { findEquilibrium, findOxysulfideEquilibrium, type Stable, toMelt } from './step-phases.ts';
import { SINK, toSink, type Work } from './work.ts';

/** Fresh wall debris enters as particles of this class: a few micrometres. */
const DEBRIS_CLASS = 1;

/**
 * Erosion and reaction of the wall: its oxide enters as particles, J_w(T) A_w, more from a new lining.
 */
export function erode(work: Work, wall: number): void {
  const { layout, environment, lining, age, factors, chemistry } = work;
  if (wall < 0 || !lining || lining.erosion === 0 || layout.O < 0) return;
  const slot = layout.phases[wall]!;
  const arrhenius = Math.exp((-lining.erosionActivation / R) * (1 / chemistry.temperature_K - 1 / 1873.15));
  const area = (environment.wallToVolume * work.mass) / chemistry.density_kg_per_m3;
  const kg = (lining.erosion * arrhenius * age * factors.erosion * area * work.dt) / slot.shareO;
  const at = work.populationRow + slot.first + DEBRIS_CLASS;
  work.particles[at] = work.particles[at]! + kg;
  bookPhase(work, slot, -kg, SINK.wall);
}

/** Melt-side coefficient at a wall over that at the free surface. Source: assumption, the wall slows the flow. */
const WALL_SIDE = 0.5;

/**
 * The wall oxide dissolving. It only gives: what the melt would lay down on the wall stays with the particles. Two ways:
 * - as fast as the film on it brings oxygen, up to what the most stable oxide of the melt allows (its own film on the
 *   wall): carbon can not draw a melt far below its wall;
 * - towards the equilibrium of the wall oxide itself, through the product layer (`dissolution`).
 * It comes after the reactions, which find what is stable in this very sample.
 */
export function dissolveWall(work: Work, wall: number, stable: Stable): void {
  const { layout, lining, environment, factors, dissolved, row, mass } = work;
  if (wall < 0 || !lining || layout.O < 0) return;
  const slot = layout.phases[wall]!;
  findEquilibrium(work, slot);
  const oxygen = dissolved[row + layout.O]! / mass;
  const shared = stable.index < 0 ? 0 : Math.min(work.found, stable.oxygen);
  let given = 0;
  if (shared > oxygen) {
    const film = WALL_SIDE * environment.kMelt * factors.kMelt * environment.wallToVolume;
    given = (shared - oxygen) * -Math.expm1(-film * work.dt);
  }
  if (lining.dissolution > 0 && work.found > oxygen) {
    const rate = lining.dissolution * environment.wallToVolume * factors.erosion * work.dt;
    if (isEquimolar(slot)) findEquimolarGap(work, slot);
    else work.found = Math.min(work.found - oxygen, OXYGEN_GAP);
    given += work.found * -Math.expm1(-rate);
  }
  if (given > 0) giveWall(work, slot, given);
}

/** Oxide of the wall with a content of oxygen [mass fraction] into solution. */
function giveWall(work: Work, slot: PhaseSlot, oxygen: number): void {
  work.kg = (oxygen * work.mass) / slot.shareO;
  toMelt(work, slot);
  work.kg = -work.kg;
  toLedger(work, slot, SINK.wall);
}

/** Largest driving force taken for oxides of other formula [mass fraction]: the product layer hides the rest. Source: assumption. */
const OXYGEN_GAP = 1e-4;

const isEquimolar = (slot: PhaseSlot): boolean =>
  slot.metals.length === 1 && slot.atomsO === 1 && slot.metalAtoms[0] === 1;

/**
 * Turns the equilibrium in `work.found` into the oxygen that a 1:1 oxide (MgO, CaO) can still give [mass fraction]: its
 * metal rises too, (O + y)(M + y) = K in mol per kg of melt.
 */
function findEquimolarGap(work: Work, slot: PhaseSlot): void {
  const { layout, dissolved, row, mass } = work;
  const metal = slot.metals[0]!;
  const MO = layout.molarMass[layout.O]!;
  const o = dissolved[row + layout.O]! / mass / MO;
  const m = dissolved[row + metal]! / mass / layout.molarMass[metal]!;
  const K = (work.found / MO) * m;
  const y = -(o + m) / 2 + Math.sqrt(((o - m) / 2) ** 2 + K);
  work.found = m > 0 ? Math.max(0, Math.min(y * MO, OXYGEN_GAP)) : OXYGEN_GAP;
}

/**
 * Dissolved rare earth that reaches the wall: a first-order loss k_w A_w/V. It reduces the wall oxide when its own is
 * more stable: the metals of the wall come back in its place; otherwise it is held by the wall.
 */
export function attackWall(work: Work, wall: number, rareEarths: readonly number[], stable: Stable): void {
  const { layout, lining, environment, factors } = work;
  if (!lining || lining.attack === 0) return;
  const share = -Math.expm1(-lining.attack * factors.attack * environment.wallToVolume * work.dt);
  for (let i = 0; i < rareEarths.length; i++) {
    const e = rareEarths[i]!;
    const kg = work.dissolved[work.row + e]! * share;
    if (kg === 0) continue;
    toSink(work, SINK.wall, e, kg);
    if (wall < 0 || wall === stable.index) continue;
    returnMetal(work, layout.phases[wall]!, kg / layout.molarMass[e]!);
  }
}

/** Metals of a wall oxide that two atoms of rare earth set free for every three of its oxygen. */
function returnMetal(work: Work, slot: PhaseSlot, rareEarth_mol: number): void {
  const oxygen_mol = 1.5 * rareEarth_mol;
  for (let i = 0; i < slot.metals.length; i++) {
    const mol = (oxygen_mol * slot.metalAtoms[i]!) / slot.atomsO;
    toSink(work, SINK.wall, slot.metals[i]!, -mol * work.layout.molarMass[slot.metals[i]!]!);
  }
}

/**
 * Sulfur in equilibrium with an yttria wall without dissolved yttrium [mass fraction] at 10 wt% Al: NiCoCrAl came down
 * from 28 to 6-7 ppm (transport data). Goes with the oxygen that aluminium leaves, Al^-2/3.
 */
const YTTRIA_SULFUR = 6.5e-6;

/**
 * Sulfur that an yttria wall takes as oxysulfide: first order towards the lower of the oxysulfide product (dissolved
 * yttrium) and what aluminium allows.
 */
export function takeSulfurByWall(work: Work, oxysulfide: PhaseSlot | null): void {
  const { layout, lining, environment, factors, dissolved, row, mass } = work;
  if (!lining || lining.sulfurUptake === 0 || layout.S < 0) return;
  work.share = -Math.expm1(-lining.sulfurUptake * factors.attack * environment.wallToVolume * work.dt);
  holdOxysulfides(work);
  const aluminium = layout.Al < 0 ? 0 : dissolved[row + layout.Al]! / mass;
  const byAluminium =
    aluminium > 0
      ? factors.sulfurEquilibrium * YTTRIA_SULFUR * (0.1 / aluminium) ** (2 / 3)
      : Number.POSITIVE_INFINITY;
  if (oxysulfide) findOxysulfideEquilibrium(work, oxysulfide);
  else work.found = Number.POSITIVE_INFINITY;
  const sulfur = dissolved[row + layout.S]! / mass;
  const gap = sulfur - Math.min(byAluminium, work.found);
  if (!(gap > 0)) return;
  toSink(work, SINK.wall, layout.S, gap * mass * work.share);
}

/** Oxysulfide particles that touch the yttria wall, `work.share` of them, sinter to it: the same phase. */
function holdOxysulfides(work: Work): void {
  const { layout, particles, populationRow, share } = work;
  for (let k = 0; k < layout.oxysulfides.length; k++) {
    const slot = layout.oxysulfides[k]!;
    for (let c = 0; c < CLASS_DIAMETERS_M.length; c++) {
      const at = populationRow + slot.first + c;
      const kg = particles[at]! * share;
      if (kg === 0) continue;
      particles[at] = particles[at]! - kg;
      bookPhase(work, slot, kg, SINK.wall);
    }
  }
}
