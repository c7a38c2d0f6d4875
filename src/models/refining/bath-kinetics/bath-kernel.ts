import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import { RARE_EARTHS } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import type { Bath } from '../bath.ts';
import { createExchange, type Exchange } from '../exchange.ts';
import type { Basis, Kernel } from '../operation.ts';
import { type Chemistry, chemistryAt } from './conditions.ts';
import { type Layout, layoutOf, type PhaseSlot } from './layout.ts';
import { bathLimits } from './limits.ts';
import { ageFactor, type LiningFacts } from './lining.ts';
import { type LiningMemory, washLining } from './lining-memory.ts';
import { type OxideFilm, type PlacedFilm, shedFilms } from './oxide-films.ts';
import { FACTOR_COUNT, readFactors } from './parameters.ts';
import { CHARGE_CLASS, CLASS_DIAMETERS_M } from './populations.ts';
import { evaporate, renewShares } from './step-evaporation.ts';
import { boilCarbon, exchangeHydrogen, exchangeNitrogen, takeAir } from './step-gases.ts';
import { type Face, takeSulfurByLime } from './step-lime.ts';
import { exchangeOwnOxide, type OwnWall, ownWallOf } from './step-own-oxide.ts';
import { agglomerate, collisionTable, separate } from './step-particles.ts';
import { reactingShare, reactOxides, reactOxysulfide, reactSimple, type Stable } from './step-phases.ts';
import { attackWall, dissolveWall, erode, takeSulfurByWall } from './step-walls.ts';
import { createWork, type Environment, pointAt, type Work, weigh } from './work.ts';

/** A furnace that holds liquid metal: what surrounds the melt over time. The physics of the melt is shared. */
export interface BathProcess {
  readonly duration_s: number;
  readonly knots_s: readonly number[];
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
  readonly lining: LiningFacts | null;
  readonly heatsSinceReline: number;
  /** Metal of earlier heats that the lining gives back. */
  readonly memory?: LiningMemory | null;
  /** Oxide of wall and charge that comes off as flakes. */
  readonly films?: readonly OxideFilm[];
  /** Temperature of the melt that rates and equilibria take [K]. */
  temperature_K(time_s: number): number;
  /** Fills what surrounds the melt at a time. */
  surround(time_s: number, environment: Environment): void;
  energy_kWh(mass_kg: number, from_s: number, to_s: number): number;
  /** How much hotter than the surface the spot under a beam is [K]. */
  readonly spotSuperheat_K?: number;
  /** Longest substep [s]; default 15. */
  readonly step_s?: number;
}

/**
 * Longest substep [s]: precipitation (20 s) and dissolution (60 s) are relaxed exactly; what is left is the splitting
 * error, first order in the substep, a few per cent of suspended oxygen and less elsewhere (docs/theory/bath-kinetics.md).
 */
const STEP_S = 20;
/** Chemistry is evaluated on this grid of temperatures [K]: 2.5 K off is 2 % in the steepest rate. */
const TEMPERATURE_GRID_K = 5;

/** The parts that one kernel keeps between calls: tables and work space, no state of the metal. */
interface Engine {
  readonly process: BathProcess;
  readonly basis: Basis;
  readonly layout: Layout;
  readonly properties: MeltProperties;
  readonly work: Work;
  readonly nodes: Map<number, Chemistry>;
  readonly wall: number;
  readonly rareEarths: readonly number[];
  /** Those of them that a wall at rest with its own metal does not hold at equilibrium. */
  readonly attackers: readonly number[];
  /** Oxide of the same rare earth for every oxysulfide. */
  readonly oxideOf: readonly (PhaseSlot | null)[];
  readonly yttriumOxysulfide: PhaseSlot | null;
  readonly stable: Stable;
  /** Measured oxygen of nickel in a crucible of its own oxide, where that is what the melt is. */
  readonly own: OwnWall | null;
  /** Where lime meets the melt. */
  readonly face: Face;
  readonly reacting: Float64Array;
  readonly collisions: Float64Array;
  readonly parameterCount: number;
  readonly films: readonly PlacedFilm[];
}

/** Kernel of a furnace that holds a bath. */
export function bathKernel(process: BathProcess, basis: Basis, properties: MeltProperties): Kernel {
  const engine = createEngine(process, basis, properties);
  return {
    duration_s: process.duration_s,
    knots_s: process.knots_s,
    assumed: process.assumed,
    warnings: [...process.warnings, ...properties.remarks(basis.elements, basis.fractions)],
    resolvesForms: true,
    settle: (bath, parameters, at_s) => settle(engine, bath, parameters, at_s),
    advance: (bath, parameters, from_s, to_s, exchange) => {
      if (to_s > from_s) advance(engine, { bath, parameters, exchange }, from_s, to_s);
    },
    limits: (bath, parameters, at_s, exchange) => {
      const { work } = engine;
      prepareSubstep(engine, at_s, STEP_S);
      return bathLimits({
        work,
        stable: engine.stable,
        wall: engine.wall,
        own: engine.own,
        samples: bath.samples,
        point: (sample) => {
          pointAt(work, bath, exchange, sample);
          weigh(work);
          return readFactors(parameters, sample, engine.parameterCount, work.factors);
        },
      });
    },
    energy_kWh: process.energy_kWh,
  };
}

function createEngine(process: BathProcess, basis: Basis, properties: MeltProperties): Engine {
  const layout = layoutOf(basis, properties);
  const own = ownWallOf(process.lining?.id, basis, layout);
  const rareEarths = RARE_EARTHS.map((element) => basis.elements.indexOf(element)).filter((at) => at >= 0);
  const first = chemistryAt(basis, layout, properties, gridded(process.temperature_K(0)));
  const work = createWork(layout, first);
  work.lining = process.lining;
  work.age = process.lining ? ageFactor(process.lining, process.heatsSinceReline) : 1;
  const classes = CLASS_DIAMETERS_M.length;
  return {
    process,
    basis,
    layout,
    properties,
    work,
    nodes: new Map([[first.temperature_K, first]]),
    wall: layout.phases.findIndex((slot) => slot.phase.id === process.lining?.phase),
    rareEarths,
    attackers: rareEarths.filter((at) => at !== own?.metal),
    oxideOf: layout.oxysulfides.map(
      (slot) =>
        layout.oxides.find((oxide) => oxide.metals.length === 1 && oxide.metals[0] === slot.metals[0]) ??
        null,
    ),
    yttriumOxysulfide: layout.oxysulfides.find((slot) => slot.phase.id === 'Y2O2S') ?? null,
    own,
    stable: { index: -1, oxygen: 0 },
    face: { oxygen: 0, sulfur: 0, holder: -1 },
    reacting: new Float64Array(classes),
    collisions: new Float64Array(classes * classes),
    parameterCount: FACTOR_COUNT + layout.n,
    films: (process.films ?? []).map((film) => ({
      ...film,
      place: layout.phases.findIndex((slot) => slot.phase.id === film.phase),
    })),
  };
}

const gridded = (T: number): number => Math.round(T / TEMPERATURE_GRID_K) * TEMPERATURE_GRID_K;

function chemistryOf(engine: Engine, T: number): Chemistry {
  const node = gridded(T);
  let chemistry = engine.nodes.get(node);
  if (!chemistry) {
    chemistry = chemistryAt(engine.basis, engine.layout, engine.properties, node);
    engine.nodes.set(node, chemistry);
  }
  return chemistry;
}

/** Sets conditions, chemistry and the tables that hold for all samples of a substep around `time_s`. */
function prepareSubstep(engine: Engine, time_s: number, dt: number): void {
  const { process, work, reacting } = engine;
  process.surround(time_s, work.environment);
  work.chemistry = chemistryOf(engine, process.temperature_K(time_s));
  if (work.environment.spotShare > 0)
    heatSpot(engine, process.temperature_K(time_s) + (process.spotSuperheat_K ?? 0));
  work.dt = dt * work.environment.pace;
  collisionTable(work.environment.dissipation, engine.collisions, work.chemistry.fluidity);
  for (let c = 0; c < reacting.length; c++) reacting[c] = reactingShare(work.dt, c);
}

/** Hottest spot that oxides are asked at [K]: the end of the liquid's data. */
const HOTTEST_SPOT_K = 3000;

/** Oxygen in equilibrium with each oxide at the hot spot over that at the surface, by the constants of both. */
function heatSpot(engine: Engine, spot_K: number): void {
  const { work, layout } = engine;
  const hot = chemistryOf(engine, Math.min(spot_K, HOTTEST_SPOT_K));
  const cold = work.chemistry;
  for (let k = 0; k < layout.oxideCount; k++) {
    const { metals, metalAtoms, atomsO } = layout.phases[k]!;
    let sum = 0;
    for (let i = 0; i < metals.length; i++) {
      sum += metalAtoms[i]! * (hot.lnGammaOxide[metals[i]!]! - cold.lnGammaOxide[metals[i]!]!);
    }
    work.lnSpot[k] = hot.lnPhase[k]! - cold.lnPhase[k]! - sum / atomsO;
  }
}

interface Run {
  readonly bath: Bath;
  readonly parameters: Float64Array;
  readonly exchange: Exchange;
}

function advance(engine: Engine, run: Run, from_s: number, to_s: number): void {
  const { process, work, layout } = engine;
  const { samples } = run.bath;
  const pace = paceAt(engine, (from_s + to_s) / 2);
  const count = Math.max(1, Math.ceil(((to_s - from_s) * pace) / (process.step_s ?? STEP_S) - 1e-9));
  const dt = (to_s - from_s) / count;
  if (work.kept.length !== samples * layout.n) {
    work.kept = new Float64Array(samples * layout.n);
    work.open = new Float64Array(samples);
    work.vapour = new Float64Array(samples);
    work.streams = new Float64Array(3 * samples);
  }
  for (let first = 0; first < samples; first += BLOCK) {
    advanceBlock(engine, run, { from_s, dt, count, first, end: Math.min(samples, first + BLOCK) });
  }
}

/** Samples that go through an operation together: what they need stays in the cache of a processor. */
const BLOCK = 64;

/** Some samples, in substeps of `dt` [s]. */
interface Block {
  readonly from_s: number;
  readonly dt: number;
  readonly count: number;
  readonly first: number;
  readonly end: number;
}

function advanceBlock(engine: Engine, run: Run, { from_s, dt, count, first, end }: Block): void {
  const { process, work } = engine;
  let signature = Number.NaN;
  for (let k = 0; k < count; k++) {
    prepareSubstep(engine, from_s + (k + 0.5) * dt, dt);
    work.from_s = from_s + k * dt;
    work.to_s = from_s + (k + 1) * dt;
    const now = signatureOf(work);
    const fresh = now !== signature;
    signature = now;
    for (let s = first; s < end; s++) {
      pointAt(work, run.bath, run.exchange, s);
      const gamma = readFactors(run.parameters, s, engine.parameterCount, work.factors);
      weigh(work);
      renewShares(work, run.parameters, gamma, fresh);
      if (engine.films.length > 0) shedFilms(work, engine.films);
      if (process.memory) washLining(work, process.memory);
      substep(engine);
    }
  }
}

function paceAt({ process, work }: Engine, time_s: number): number {
  process.surround(time_s, work.environment);
  return work.environment.pace;
}

/** One number that differs whenever the conditions of evaporation do. */
function signatureOf({ environment, chemistry, dt }: Work): number {
  return (
    chemistry.temperature_K +
    environment.pressure_Pa * Math.SQRT2 +
    environment.depth * Math.LN10 +
    environment.areaToVolume * Math.E +
    environment.kMelt * 1e6 * Math.PI +
    dt * Math.LN2
  );
}

/**
 * One substep of one sample, operators in the order vapour, gases, wear of the wall, reaction, what the wall gives and takes, particles
 * (Lie splitting, first order; each operator exact or relaxed exponentially).
 */
function substep(engine: Engine): void {
  const { work, wall, stable, own } = engine;
  evaporate(work);
  exchangeHydrogen(work);
  exchangeNitrogen(work);
  takeAir(work);
  boilCarbon(work);
  let atRest = false;
  if (engine.process.lining) {
    atRest = own !== null && exchangeOwnOxide(own, work);
    if (!atRest) erode(work, wall);
  }
  react(engine);
  if (engine.process.lining) {
    dissolveWall(work, wall, stable);
    attackWall(work, wall, atRest ? engine.attackers : engine.rareEarths, stable);
    takeSulfurByWall(work, engine.yttriumOxysulfide);
    if (engine.process.lining.id === 'CaO') takeSulfurByLime(work, wall, engine.face);
  }
  agglomerate(work, engine.collisions);
  separate(work);
}

function react({ work, layout, stable, reacting, oxideOf }: Engine): void {
  reactOxides(work, stable, reacting);
  for (let k = 0; k < layout.oxysulfides.length; k++) {
    reactOxysulfide(work, layout.oxysulfides[k]!, oxideOf[k]!, reacting);
  }
  for (let k = 0; k < layout.sulfides.length; k++) reactSimple(work, layout.sulfides[k]!, reacting);
  for (let k = 0; k < layout.nitrides.length; k++) reactSimple(work, layout.nitrides[k]!, reacting);
}

/** Rounds of reaction with a long step that decide the forms of a charge: metals bind at most 30 % a round. */
const SETTLE_ROUNDS = 60;
const SETTLE_S = 600;

/**
 * Decides what a charge brings dissolved and what as particles: everything beyond solubility at the first temperature is
 * particles of a few micrometres. No total changes.
 */
function settle(engine: Engine, bath: Bath, parameters: Float64Array, at_s: number): void {
  const { work, layout } = engine;
  const exchange = createExchange(bath.elements, bath.samples);
  const seen = new Float64Array(layout.n + layout.p);
  prepareSubstep(engine, at_s, STEP_S);
  work.dt = SETTLE_S;
  for (let c = 0; c < engine.reacting.length; c++) engine.reacting[c] = reactingShare(SETTLE_S, c);
  for (let s = 0; s < bath.samples; s++) {
    pointAt(work, bath, exchange, s);
    readFactors(parameters, s, engine.parameterCount, work.factors);
    seen.fill(Number.NaN);
    for (let round = 0; round < SETTLE_ROUNDS; round++) {
      weigh(work);
      react(engine);
      // a round that changes nothing is followed by others like it
      if (!keepForms(work, seen)) break;
    }
    for (const slot of layout.phases) {
      const at = work.populationRow + slot.first;
      work.particles[at + CHARGE_CLASS] = work.particles[at + CHARGE_CLASS]! + work.particles[at]!;
      work.particles[at] = 0;
    }
  }
}

/** Keeps what the sample holds, dissolved and as particles; true where it differs from what was kept before. */
function keepForms({ layout, dissolved, row, particles, populationRow }: Work, seen: Float64Array): boolean {
  const { n, p } = layout;
  let differs = false;
  for (let e = 0; e < n; e++) {
    const kg = dissolved[row + e]!;
    if (kg !== seen[e]) differs = true;
    seen[e] = kg;
  }
  for (let k = 0; k < p; k++) {
    const kg = particles[populationRow + k]!;
    if (kg !== seen[n + k]) differs = true;
    seen[n + k] = kg;
  }
  return differs;
}
