import { GRAVITY } from '../../../metal/thermo/constants.ts';
import { DENSITY } from './density.ts';
import type { PhaseSlot } from './layout.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';
import { CARBON_SHARE } from './step-gases.ts';
import { phaseEquilibrium } from './step-phases.ts';
import { VISCOSITY } from './viscosity.ts';
import { addTo, SINK, toSink, type Work } from './work.ts';

const CLASSES = CLASS_DIAMETERS_M.length;
const KINEMATIC = VISCOSITY / DENSITY;
/** Share of collisions that stick. Source: transport data, coagulation coefficient 0.1 to 0.5. */
const STICKING = 0.2;
/** Velocity at which a 10 um particle is brought to a wall by turbulence [m/s]; grows with diameter. Source: assumption. */
const WALL_VELOCITY = 2e-6;
const WALL_DIAMETER_M = 1e-5;
/** Terminal velocity [m/s] is capped: a cluster is looser and slower than a full sphere of its size. Source: assumption. */
const CLUSTER_VELOCITY = 1e-3;

const VOLUMES = Float64Array.from(CLASS_DIAMETERS_M, (d) => (Math.PI / 6) * d ** 3);

/** Stokes velocity [m/s], positive upwards. v = g (rho_m - rho_p) d^2/(18 mu). 10 um Al2O3: 31 um/s. */
export function stokesVelocity(diameter_m: number, density_kg_per_m3: number): number {
  const v = (GRAVITY * (DENSITY - density_kg_per_m3) * diameter_m ** 2) / (18 * VISCOSITY);
  return Math.sign(v) * Math.min(Math.abs(v), CLUSTER_VELOCITY);
}

/**
 * Collision rate of two classes [m3/s]: turbulent (Saffman and Turner) 1.294 a (r1 + r2)^3 sqrt(eps/nu), plus the
 * faster riser catching the slower, pi (r1 + r2)^2 |v1 - v2| with the same sticking share.
 */
export const collisionRate = (first: number, second: number, dissipation: number): number =>
  sweptVolume(first, second) * Math.sqrt(dissipation / KINEMATIC) + slipRate(first, second);

/** Volume in which turbulence brings two classes together, 1.294 (r1 + r2)^3, by the share that sticks [m3]. */
function sweptVolume(first: number, second: number): number {
  const sum = (CLASS_DIAMETERS_M[first]! + CLASS_DIAMETERS_M[second]!) / 2;
  return STICKING * 1.294 * sum ** 3;
}

function slipRate(first: number, second: number): number {
  const [d1, d2] = [CLASS_DIAMETERS_M[first]!, CLASS_DIAMETERS_M[second]!];
  const slip = Math.abs(stokesVelocity(d1, TYPICAL_DENSITY) - stokesVelocity(d2, TYPICAL_DENSITY));
  return STICKING * Math.PI * ((d1 + d2) / 2) ** 2 * slip;
}

/** Density that collisions of mixed oxides are worked out for [kg/m3]: alumina and spinel. */
const TYPICAL_DENSITY = 4000;

/** Both of all pairs of classes: `[i * CLASSES + j]`. */
const SWEPT = Float64Array.from({ length: CLASSES ** 2 }, (_, at) => sweptVolume(...pairAt(at)));
const SLIP = Float64Array.from({ length: CLASSES ** 2 }, (_, at) => slipRate(...pairAt(at)));

/**
 * Rates of all pairs of classes at one dissipation: `[i * CLASSES + j]` [m3/s]; equals meet half as often as pairs.
 * `thinner` is the fluidity over that at 1823 K: shear goes with its root, rise with itself.
 */
export function collisionTable(dissipation: number, out: Float64Array, thinner = 1): void {
  const shear = Math.sqrt((dissipation * thinner) / KINEMATIC);
  for (let at = 0; at < SWEPT.length; at++) {
    const rate = SWEPT[at]! * shear + thinner * SLIP[at]!;
    out[at] = rate * (at % (CLASSES + 1) === 0 ? 0.5 : 1);
  }
}

function pairAt(at: number): [first: number, second: number] {
  return [Math.floor(at / CLASSES), at % CLASSES];
}

/**
 * Agglomeration over a substep. Two particles of classes i <= j make one of volume v_i + v_j, laid on classes j and
 * j+1 so that number and volume are kept (fixed pivots): class i gives all of it to j+1, class j promotes
 * v_i/(v_j+1 - v_j) of a particle. Phases of a class mix: each gives the same share, nitrides less by their sticking.
 * Rates enter as exp(-rate dt); from the top class down, so that nothing moves twice.
 */
export function agglomerate(work: Work, table: Float64Array): void {
  const { classSticky, number, toward, factors, dt, chemistry } = work;
  gather(work);
  if (work.activeCount === 0) return;
  const perMelt = (chemistry.density_kg_per_m3 / work.mass) * factors.collision * dt;
  let total = 0;
  for (let c = 0; c < CLASSES; c++) total += classSticky[c]!;
  for (let c = 0; c < CLASSES; c++) {
    const volume = classSticky[c]!;
    number[c] = volume > SMALL_SHARE * total ? (volume * perMelt) / VOLUMES[c]! : 0;
  }
  for (let c = CLASSES - 2; c >= 0; c--) {
    if (number[c] === 0) continue;
    let up = table[c * CLASSES + c]! * number[c]!;
    for (let i = 0; i <= c; i++) up += table[i * CLASSES + c]! * number[i]! * GROWTH[i * CLASSES + c]!;
    toward[c + 1] = up;
    let rate = up;
    for (let to = c + 2; to < CLASSES; to++) {
      const met = table[c * CLASSES + to - 1]! * number[to - 1]!;
      toward[to] = met;
      rate += met;
    }
    const top = table[c * CLASSES + CLASSES - 1]! * number[CLASSES - 1]!;
    toward[CLASSES - 1] = toward[CLASSES - 1]! + top;
    rate += top;
    moveUp(work, c, shareGone(rate) / rate);
  }
}

/** Share of the particle volume under which a class meets nobody. */
const SMALL_SHARE = 1e-9;
/** v_i/(v_j+1 - v_j): what one particle of class i adds to a particle of class j on its way to j+1. */
const GROWTH = Float64Array.from({ length: CLASSES * CLASSES }, (_, at) => {
  const j = at % CLASSES;
  return j < CLASSES - 1 ? VOLUMES[(at - j) / CLASSES]! / (VOLUMES[j + 1]! - VOLUMES[j]!) : 0;
});

/** Least mass of particles of a phase that is followed [kg per kg of melt]: below it, sums of parts in 1e30 stand still. */
const FOLLOWED = 1e-20;

/** Finds which phases have particles, and what of them sticks by class. */
function gather(work: Work): void {
  const { layout, particles, populationRow, active, classSticky } = work;
  const { firsts, volumes, sticking } = layout;
  const least = FOLLOWED * work.mass;
  classSticky.fill(0);
  let count = 0;
  for (let k = 0; k < firsts.length; k++) {
    const at = populationRow + firsts[k]!;
    let mass = 0;
    for (let c = 0; c < CLASSES; c++) mass += particles[at + c]!;
    if (!(mass > least)) continue;
    active[count++] = k;
    const volume = volumes[k]!;
    const sticks = sticking[k]!;
    for (let c = 0; c < CLASSES; c++) {
      classSticky[c] = classSticky[c]! + particles[at + c]! * volume * sticks;
    }
  }
  work.activeCount = count;
}

/** Volume and mass by class of the phases that have particles. */
function sumClasses(work: Work): void {
  const { layout, particles, populationRow, classVolume, classMass, active, activeCount } = work;
  const { firsts, volumes } = layout;
  classVolume.fill(0);
  classMass.fill(0);
  for (let i = 0; i < activeCount; i++) {
    const k = active[i]!;
    const at = populationRow + firsts[k]!;
    const volume = volumes[k]!;
    for (let c = 0; c < CLASSES; c++) {
      const kg = particles[at + c]!;
      classMass[c] = classMass[c]! + kg;
      classVolume[c] = classVolume[c]! + kg * volume;
    }
  }
}

/** Moves a class to the larger ones: `perRate` of the rates in `toward`. */
function moveUp(work: Work, from: number, perRate: number): void {
  const { layout, particles, populationRow, toward, active, activeCount } = work;
  for (let i = 0; i < activeCount; i++) {
    const k = active[i]!;
    const at = populationRow + layout.firsts[k]!;
    const held = particles[at + from]! * perRate * layout.sticking[k]!;
    if (held === 0) continue;
    let left = particles[at + from]!;
    for (let to = from + 1; to < CLASSES; to++) {
      const moved = held * toward[to]!;
      left -= moved;
      particles[at + to] = particles[at + to]! + moved;
    }
    particles[at + from] = left;
  }
}

/** 1 - exp(-x) for x >= 0; below 0.05 by the (2,2) approximant 12 x/(12 + 6 x + x^2), error under 1e-9 of x. */
const shareGone = (x: number): number => (x < 0.05 ? (12 * x) / (12 + 6 * x + x * x) : -Math.expm1(-x));

/** Velocity of turbulent deposition by class [m/s], and g d^2/(18 mu) of Stokes' law. */
const DEPOSITION = Float64Array.from(CLASS_DIAMETERS_M, (d) => (WALL_VELOCITY * d) / WALL_DIAMETER_M);
const STOKES = Float64Array.from(CLASS_DIAMETERS_M, (d) => (GRAVITY * d * d) / (18 * VISCOSITY));

/** Share of what turbulence lays on a wall that comes off again, grown together. Source: assumption, loose clusters on a smooth wall. */
const RE_ENTRAINED = 0.3;
/** Classes that particles grow by while they sit on the wall. */
const GROWN_CLASSES = 2;

/**
 * Flotation to the top (raft), sinking and turbulent deposition to the wall, over a substep:
 * dm/dt = -(v + capture) A/V m - (v_wall + v_sink) A_w/V m. Phases heavier than the melt ride on lighter ones: a
 * class takes the mean density of what it holds. Three tenths of what is laid on the wall come off again as clusters two
 * classes larger. Runs on what `agglomerate` gathered.
 */
export function separate(work: Work): void {
  const { environment, factors, particles, populationRow, layout, dt, active, activeCount } = work;
  const { goneTop, goneBack, goneAside } = work;
  const { density_kg_per_m3, fluidity: thinner } = work.chemistry;
  if (activeCount === 0) return;
  sumClasses(work);
  const back = Math.min(1, RE_ENTRAINED * factors.film);
  for (let c = 0; c < CLASSES; c++) {
    goneTop[c] = 0;
    goneBack[c] = 0;
    goneAside[c] = 0;
    const volume = work.classVolume[c]!;
    if (volume === 0) continue;
    const free = STOKES[c]! * thinner * (density_kg_per_m3 - work.classMass[c]! / volume);
    const velocity = Math.min(CLUSTER_VELOCITY, Math.max(-CLUSTER_VELOCITY, free));
    const rise = Math.max(0, velocity) + environment.capture * factors.capture;
    const up = rise * environment.areaToVolume * environment.raftKept;
    const laid = DEPOSITION[c]! * environment.wallToVolume;
    const aside = laid + Math.max(0, -velocity) * environment.areaToVolume * environment.sunkKept;
    if (up + aside === 0) continue;
    const perRate = shareGone((up + aside) * dt) / (up + aside);
    goneTop[c] = perRate * up;
    goneBack[c] = perRate * back * laid;
    goneAside[c] = perRate * (aside - back * laid);
  }
  for (let i = 0; i < activeCount; i++) {
    const slot = layout.phases[active[i]!]!;
    const at = populationRow + slot.first;
    let top = 0;
    let aside = 0;
    for (let c = CLASSES - 1; c >= 0; c--) {
      const kg = particles[at + c]!;
      if (kg === 0) continue;
      const risen = kg * goneTop[c]!;
      const loose = kg * goneBack[c]!;
      const held = kg * goneAside[c]!;
      const grown = at + Math.min(CLASSES - 1, c + GROWN_CLASSES);
      particles[at + c] = kg - risen - loose - held;
      particles[grown] = particles[grown]! + loose;
      top += risen;
      aside += held;
    }
    if (top > 0) {
      work.kg = top;
      if (environment.spotShare > 0) decompose(work, slot);
      toLedger(work, slot, environment.raftSink);
    }
    if (aside > 0) {
      work.kg = aside;
      toLedger(work, slot, SINK.wall);
    }
  }
}

/**
 * Takes from `work.kg` of an oxide that reach the raft what decomposes where the beam meets it: M_xO_y + y [C] = x [M] + y CO
 * at the hot spot, whose supply of oxygen is a k_L w_O(spot) against what arrives, share = can/(can + arrives). Metal
 * returns to the melt, oxygen and carbon leave as gas.
 */
function decompose(work: Work, slot: PhaseSlot): void {
  const { layout, environment, factors, dissolved, row, mass, dt, ledger, kg } = work;
  const { C, O, molarMass } = layout;
  if (slot.place >= layout.oxideCount || C < 0) return;
  const carbon = dissolved[row + C]!;
  if (carbon <= 0) return;
  const spot = phaseEquilibrium(work, slot) * Math.exp(work.lnSpot[slot.place]!);
  const rate = environment.spotShare * factors.decomposition * environment.kMelt * factors.kMelt;
  const can = Math.min(
    rate * spot * environment.areaToVolume * mass * dt,
    (CARBON_SHARE * carbon * molarMass[O]!) / molarMass[C]!,
  );
  const arrives = kg * slot.shareO;
  const oxygen = (arrives * can) / (can + arrives);
  const gone = oxygen / slot.shareO;
  for (let i = 0; i < slot.metals.length; i++) {
    addTo(dissolved, row + slot.metals[i]!, gone * slot.metalShare[i]!);
  }
  addTo(ledger, work.sinkRow[SINK.gas]! + O, oxygen);
  toSink(work, SINK.gas, C, (oxygen * molarMass[C]!) / molarMass[O]!);
  work.kg = kg - gone;
}

/** Books the elements of `kg` of a phase to a sink (negative: from it). */
export function bookPhase(work: Work, slot: PhaseSlot, kg: number, sink: number): void {
  work.kg = kg;
  toLedger(work, slot, sink);
}

/** The same of `work.kg`, for the inner loop. */
export function toLedger({ ledger, sinkRow, kg }: Work, { places, shares }: PhaseSlot, sink: number): void {
  const row = sinkRow[sink]!;
  for (let i = 0; i < places.length; i++) addTo(ledger, row + places[i]!, kg * shares[i]!);
}
