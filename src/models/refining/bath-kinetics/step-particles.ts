import { GRAVITY } from '../../../metal/thermo/constants.ts';
import { DENSITY } from './conditions.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';
import { SINK, type Work } from './work.ts';

const CLASSES = CLASS_DIAMETERS_M.length;
/** Viscosity of the melt [Pa s]. Source: transport data, 5 to 8 mPa s above the liquidus of superalloys. */
const VISCOSITY = 6e-3;
const KINEMATIC = VISCOSITY / DENSITY;
/** Share of collisions that stick. Source: transport data, coagulation coefficient 0.1 to 0.5. */
const STICKING = 0.2;
/** Velocity at which a 10 um particle is brought to a wall by turbulence [m/s]; grows with diameter. Source: assumption. */
const WALL_VELOCITY = 2e-6;
const WALL_DIAMETER_M = 1e-5;
/** Terminal velocity [m/s] is capped: a cluster is looser and slower than a full sphere of its size. Source: assumption. */
const CLUSTER_VELOCITY = 1e-3;

const VOLUMES = CLASS_DIAMETERS_M.map((d) => (Math.PI / 6) * d ** 3);

/** Stokes velocity [m/s], positive upwards. v = g (rho_m - rho_p) d^2/(18 mu). 10 um Al2O3: 31 um/s. */
export function stokesVelocity(diameter_m: number, density_kg_per_m3: number): number {
  const v = (GRAVITY * (DENSITY - density_kg_per_m3) * diameter_m ** 2) / (18 * VISCOSITY);
  return Math.sign(v) * Math.min(Math.abs(v), CLUSTER_VELOCITY);
}

/**
 * Collision rate of two classes [m3/s]: turbulent (Saffman and Turner) 1.294 a (r1 + r2)^3 sqrt(eps/nu), plus the
 * faster riser catching the slower, pi (r1 + r2)^2 |v1 - v2| with the same sticking share.
 */
export function collisionRate(first: number, second: number, dissipation: number): number {
  const r1 = CLASS_DIAMETERS_M[first]! / 2;
  const r2 = CLASS_DIAMETERS_M[second]! / 2;
  const sum = r1 + r2;
  const turbulent = 1.294 * sum ** 3 * Math.sqrt(dissipation / KINEMATIC);
  const slip = Math.abs(stokesVelocity(2 * r1, TYPICAL_DENSITY) - stokesVelocity(2 * r2, TYPICAL_DENSITY));
  return STICKING * (turbulent + Math.PI * sum ** 2 * slip);
}

/** Density that collisions of mixed oxides are worked out for [kg/m3]: alumina and spinel. */
const TYPICAL_DENSITY = 4000;

/** Rates of all pairs of classes at one dissipation: `[i * CLASSES + j]` [m3/s]. */
export function collisionTable(dissipation: number, out: Float64Array): void {
  for (let i = 0; i < CLASSES; i++) {
    for (let j = 0; j < CLASSES; j++) out[i * CLASSES + j] = collisionRate(i, j, dissipation);
  }
}

/**
 * Agglomeration over a substep. Two particles of classes i <= j make one of volume v_i + v_j, laid on classes j and
 * j+1 so that number and volume are kept (fixed pivots): class i gives all of it to j+1, class j promotes
 * v_i/(v_j+1 - v_j) of a particle. Phases of a class mix: each gives the same share. Rates enter as exp(-rate dt).
 */
export function agglomerate(work: Work, table: Float64Array): void {
  const { classVolume, transfer, factors, dt } = work;
  const perMelt = (DENSITY / work.mass) * factors.collision * dt;
  gatherVolumes(work);
  transfer.fill(0);
  let any = false;
  for (let i = 0; i < CLASSES; i++) {
    if (classVolume[i] === 0) continue;
    any = true;
    const ni = (classVolume[i]! / VOLUMES[i]!) * perMelt;
    for (let j = i; j < CLASSES; j++) {
      if (classVolume[j] === 0) continue;
      const nj = (classVolume[j]! / VOLUMES[j]!) * perMelt;
      const beta = table[i * CLASSES + j]! * (i === j ? 0.5 : 1);
      const target = Math.min(j + 1, CLASSES - 1);
      transfer[i * CLASSES + target] = transfer[i * CLASSES + target]! + beta * nj;
      if (j < CLASSES - 1) {
        const grown = (beta * ni * VOLUMES[i]!) / (VOLUMES[j + 1]! - VOLUMES[j]!);
        transfer[j * CLASSES + j + 1] = transfer[j * CLASSES + j + 1]! + grown;
      }
    }
  }
  if (any) moveUp(work);
}

/** Volume of all particles by class [m3]. */
function gatherVolumes({ layout, particles, populationRow, classVolume }: Work): void {
  classVolume.fill(0);
  for (let k = 0; k < layout.phases.length; k++) {
    const slot = layout.phases[k]!;
    for (let c = 0; c < CLASSES; c++) {
      classVolume[c] = classVolume[c]! + particles[populationRow + slot.first + c]! * slot.volume_m3_per_kg;
    }
  }
}

/** Moves what the transfer rates of a substep say, from the top class down so that nothing moves twice. */
function moveUp({ layout, particles, populationRow, transfer }: Work): void {
  for (let c = CLASSES - 2; c >= 0; c--) {
    let rate = 0;
    for (let to = c + 1; to < CLASSES; to++) rate += transfer[c * CLASSES + to]!;
    if (rate === 0) continue;
    const share = -Math.expm1(-rate) / rate;
    for (let k = 0; k < layout.phases.length; k++) {
      const at = populationRow + layout.phases[k]!.first;
      const held = particles[at + c]! * share;
      if (held === 0) continue;
      for (let to = c + 1; to < CLASSES; to++) {
        const moved = held * transfer[c * CLASSES + to]!;
        particles[at + c] = particles[at + c]! - moved;
        particles[at + to] = particles[at + to]! + moved;
      }
    }
  }
}

/**
 * Flotation to the top (dross), sinking and turbulent deposition to the wall, over a substep:
 * dm/dt = -(v + capture) A/V m - (v_wall + v_sink) A_w/V m. Phases heavier than the melt ride on lighter ones: a
 * class takes the mean density of what it holds.
 */
export function separate(work: Work): void {
  const { environment, particles, populationRow, layout, dt } = work;
  for (let c = 0; c < CLASSES; c++) {
    const density = classDensity(work, c);
    if (density === 0) continue;
    const velocity = stokesVelocity(CLASS_DIAMETERS_M[c]!, density);
    const up = (Math.max(0, velocity) + environment.capture) * environment.areaToVolume;
    const wall =
      environment.wallToVolume === 0 ? 0 : (WALL_VELOCITY * CLASS_DIAMETERS_M[c]!) / WALL_DIAMETER_M;
    const aside = wall * environment.wallToVolume + Math.max(0, -velocity) * environment.areaToVolume;
    const gone = -Math.expm1(-(up + aside) * dt);
    if (gone === 0) continue;
    const top = up / (up + aside);
    for (let k = 0; k < layout.phases.length; k++) {
      const at = populationRow + layout.phases[k]!.first + c;
      const kg = particles[at]! * gone;
      if (kg === 0) continue;
      particles[at] = particles[at]! - kg;
      bookPhase(work, k, kg * top, SINK.dross);
      bookPhase(work, k, kg * (1 - top), SINK.wall);
    }
  }
}

function classDensity({ layout, particles, populationRow }: Work, c: number): number {
  let mass = 0;
  let volume = 0;
  for (let k = 0; k < layout.phases.length; k++) {
    const slot = layout.phases[k]!;
    const kg = particles[populationRow + slot.first + c]!;
    mass += kg;
    volume += kg * slot.volume_m3_per_kg;
  }
  return volume > 0 ? mass / volume : 0;
}

/** Books the elements of `kg` of a phase to a sink (negative: from it). */
export function bookPhase(work: Work, phase: number, kg: number, sink: number): void {
  const { layout, ledger } = work;
  const slot = layout.phases[phase]!;
  const row = work.sinkRow[sink]!;
  for (let i = 0; i < slot.metals.length; i++) {
    const at = row + slot.metals[i]!;
    ledger[at] = ledger[at]! + kg * slot.metalShare[i]!;
  }
  if (slot.shareO > 0) ledger[row + layout.O] = ledger[row + layout.O]! + kg * slot.shareO;
  if (slot.shareS > 0) ledger[row + layout.S] = ledger[row + layout.S]! + kg * slot.shareS;
  if (slot.shareN > 0) ledger[row + layout.N] = ledger[row + layout.N]! + kg * slot.shareN;
}
