import { R } from '../../../metal/thermo/constants.ts';
import type { PhaseSlot } from './layout.ts';
import type { LiningFacts } from './lining.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';
import { bookPhase, toLedger } from './step-particles.ts';
import { oxysulfideEquilibrium, phaseEquilibrium, type Stable, toMelt } from './step-phases.ts';
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
  const arrhenius = wearOver1873(lining, chemistry.temperature_K);
  const area = (environment.wallToVolume * work.mass) / chemistry.density_kg_per_m3;
  const kg = (lining.erosion * arrhenius * age * factors.erosion * area * work.dt) / slot.shareO;
  const at = work.populationRow + slot.first + DEBRIS_CLASS;
  work.particles[at] = work.particles[at]! + kg;
  bookPhase(work, slot, -kg, SINK.wall);
}

/** Wear of a wall at a temperature over that at 1873 K, of its oxide and through the layer on it. */
const wearOver1873 = ({ erosionActivation }: LiningFacts, temperature_K: number): number =>
  Math.exp((-erosionActivation / R) * (1 / temperature_K - 1 / 1873.15));

/** Melt-side coefficient at a wall over that at the free surface. Source: assumption, the wall slows the flow. */
const WALL_SIDE = 0.5;

/**
 * The wall oxide dissolving. It only gives: what the melt would lay down on the wall stays with the particles. Two ways:
 * - as fast as the film on it carries oxygen off. A melt with an oxide more stable than the wall covers the wall with
 *   it, and no more goes this way than that oxide allows: carbon can not draw a melt far below its wall. A melt
 *   without one (iron or nickel with carbon alone) has the bare wall to draw on;
 * - under such a cover towards the equilibrium of the wall oxide itself, through the product layer (`dissolution`).
 * It comes after the reactions, which find what is stable in this very sample.
 */
export function dissolveWall(work: Work, wall: number, stable: Stable): void {
  const { layout, lining, environment, factors, chemistry, dissolved, row, mass } = work;
  if (wall < 0 || !lining || layout.O < 0) return;
  const slot = layout.phases[wall]!;
  findWallGap(work, slot);
  // A melt comes to no more oxygen than what it dissolves.
  const gap = Math.min(work.found, slot.shareO - dissolved[row + layout.O]! / mass);
  if (!(gap > 0)) return;
  const isBare = stable.index < 0 || stable.index === wall;
  const shared = isBare ? gap : Math.min(gap, stable.oxygen - dissolved[row + layout.O]! / mass);
  let given = 0;
  if (shared > 0) {
    const film = WALL_SIDE * environment.kMelt * factors.kMelt * environment.wallToVolume;
    given = shared * -Math.expm1(-film * work.dt);
  }
  if (!isBare) {
    const wear = wearOver1873(lining, chemistry.temperature_K) * factors.erosion;
    const layer = lining.dissolution * wear * environment.wallToVolume;
    given += Math.min(gap, OXYGEN_GAP) * -Math.expm1(-layer * work.dt);
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

/** Largest driving force through a product layer [mass fraction]: it hides the rest. Source: assumption. */
const OXYGEN_GAP = 1e-4;

/** Newton steps for the gap, and the step of ln y that ends them. */
const GAP_ROUNDS = 12;
const GAP_SETTLED = 1e-3;
/** Share by which the metals of a wall may rise and still count as given. */
const RICH = 0.01;

/**
 * Oxygen y [mass fraction] that the wall oxide M_mO_o can still give, into `work.found`: its metals rise with it,
 * (w_O + y) prod (w_i + r_i y)^(m_i/o) = K, r_i kg of metal per kg of oxygen. Zero when the melt is saturated. Newton in
 * ln y from the melt without metal and oxygen, above the root of a convex function: it never passes it.
 */
function findWallGap(work: Work, slot: PhaseSlot): void {
  const { layout, dissolved, row, mass } = work;
  const oxygen = dissolved[row + layout.O]! / mass;
  const most = phaseEquilibrium(work, slot) - oxygen;
  work.found = Math.max(0, most);
  if (!(most > 0) || isRich(work, slot, most)) return;
  const { metals, metalAtoms, metalShare, atomsO, shareO } = slot;
  findLnProduct(work, slot);
  const lnProduct = work.found;
  let order = 1;
  let lnGiven = lnProduct;
  for (let i = 0; i < metals.length; i++) {
    const power = metalAtoms[i]! / atomsO;
    order += power;
    lnGiven -= power * Math.log(metalShare[i]! / shareO);
  }
  lnGiven /= order;
  for (let round = 0; round < GAP_ROUNDS; round++) {
    const y = Math.exp(lnGiven);
    let value = Math.log(oxygen + y) - lnProduct;
    let slope = y / (oxygen + y);
    for (let i = 0; i < metals.length; i++) {
      const risen = (y * metalShare[i]!) / shareO;
      const content = dissolved[row + metals[i]!]! / mass + risen;
      value += (metalAtoms[i]! / atomsO) * Math.log(content);
      slope += (metalAtoms[i]! / atomsO) * (risen / content);
    }
    lnGiven -= value / slope;
    if (value < GAP_SETTLED * slope) break;
  }
  work.found = Math.exp(lnGiven);
}

/** True when giving so much oxygen [mass fraction] changes no metal of the wall in the melt by more than a hundredth. */
function isRich(
  { dissolved, row, mass }: Work,
  { metals, metalShare, shareO }: PhaseSlot,
  oxygen: number,
): boolean {
  for (let i = 0; i < metals.length; i++) {
    if ((oxygen * metalShare[i]!) / shareO > (RICH * dissolved[row + metals[i]!]!) / mass) return false;
  }
  return true;
}

/** ln of w_O prod w_i^(m_i/o) over an oxide [mass fractions], into `work.found`. */
function findLnProduct(work: Work, { place, metals, metalAtoms, atomsO }: PhaseSlot): void {
  const { layout, chemistry, factors, mass, moles } = work;
  let sum = Math.log(factors.oxygenEquilibrium) + chemistry.lnPhase[place]!;
  for (let i = 0; i < metals.length; i++) {
    const e = metals[i]!;
    const lnPerContent = chemistry.lnGammaOxide[e]! + Math.log(mass / (layout.molarMass[e]! * moles));
    sum -= (metalAtoms[i]! / atomsO) * lnPerContent;
  }
  work.found = sum;
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
  const sulfur = dissolved[row + layout.S]! / mass;
  const bySulfide = oxysulfide ? oxysulfideEquilibrium(work, oxysulfide) : Number.POSITIVE_INFINITY;
  const gap = sulfur - Math.min(byAluminium, bySulfide);
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
