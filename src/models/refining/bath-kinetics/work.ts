import type { Bath } from '../bath.ts';
import { type Exchange, SINKS } from '../exchange.ts';
import type { Chemistry } from './conditions.ts';
import type { StreamConditions, VapourStream } from './evaporation.ts';
import type { Layout } from './layout.ts';
import type { LiningFacts } from './lining.ts';
import { CLASS_DIAMETERS_M } from './populations.ts';

/** What surrounds the melt during one substep; filled by the operation, read by the steps. */
export interface Environment {
  /** Free surface per melt volume [1/m]. */
  areaToVolume: number;
  /** Wetted wall per melt volume [1/m]. */
  wallToVolume: number;
  /** Depth of the melt [m]. */
  depth: number;
  pressure_Pa: number;
  nitrogen_Pa: number;
  hydrogen_Pa: number;
  /** Melt-side coefficient of a metal at the free surface [m/s]. */
  kMelt: number;
  /** Turbulent dissipation [m2/s3]. */
  dissipation: number;
  /** Velocity at which any particle is carried to and kept at the free surface [m/s]. */
  capture: number;
  /** Share of the particles at the free surface that leaves the metal for good; the rest stays in it. */
  raftKept: number;
  /** Place of the sink that those go to, in `sinkRow`. */
  raftSink: number;
  /** Share of the particles that sink which leaves the metal; the rest freezes into it. */
  sunkKept: number;
  /** Share of the free surface where a beam meets the raft; 0 = no beam. */
  spotShare: number;
  /** 1 where carbon may take dissolved oxygen as CO, else 0. */
  boil: number;
  /** Oxygen and nitrogen that a leak brings to the melt [kg/s]. */
  leakO: number;
  leakN: number;
  /** Oxygen that the gas over the melt brings to each m2 of it [kg m-2 s-1]. */
  gasO: number;
  /** Seconds of treatment per second of the clock: below one where metal only passes through. */
  pace: number;
}

/** Uncertain factors of the bath, in the order of the parameters every bath operation starts with. */
export interface Factors {
  kMelt: number;
  gasFilm: number;
  nitrogenRate: number;
  nitrogenSolubility: number;
  blockage: number;
  oxygenEquilibrium: number;
  sulfurEquilibrium: number;
  collision: number;
  erosion: number;
  attack: number;
  limeDiffusivity: number;
  boil: number;
  capture: number;
  decomposition: number;
  film: number;
  leak: number;
  residue: number;
}

/** Everything one substep of one sample works on. Allocated once per kernel; no step allocates. */
export interface Work {
  readonly layout: Layout;
  readonly environment: Environment;
  readonly factors: Factors;
  lining: LiningFacts | null;
  /** Factor of the lining's age on its erosion. */
  age: number;
  chemistry: Chemistry;
  dissolved: Float64Array;
  particles: Float64Array;
  ledger: Float64Array;
  /** First place of the sample in `dissolved` and `particles`. */
  row: number;
  populationRow: number;
  /** First place of the sample in the ledger, by sink. */
  readonly sinkRow: Int32Array;
  /** Mass of the melt [kg], and of what is dissolved in moles. */
  mass: number;
  moles: number;
  /** Length of the substep [s], pace included. */
  dt: number;
  /** When it begins and ends, time of the operation [s]. */
  from_s: number;
  to_s: number;
  /**
   * What functions of the inner loop hand to each other. V8 puts a number on the heap whenever it goes to or from a
   * function that is not inlined, and it inlines by size and by how often a call is reached: numbers that go by way of
   * this record stay off the heap whatever it decides. kg: of an element or of the particles of a phase; made: of another
   * phase in their place [kg]; share: of what there is; found: what was asked for, such as an equilibrium.
   */
  kg: number;
  made: number;
  share: number;
  found: number;
  /** Nonmetal that particles may still bring into solution before it is at equilibrium [kg]. */
  room: number;
  /** ln a of the reactive metals. */
  readonly lnActivity: Float64Array;
  /** Sites that O and S cover, per free site, and the share of the surface that vapours leave from, and sulfur [1]. */
  readonly sites: { byO: number; byS: number; open: number; toSulfur: number };
  /** Vapour between melt and wall, of the sample whose shares were worked out last. */
  readonly stream: VapourStream;
  readonly streaming: StreamConditions;
  /** The same of every sample: surface, film, fog. */
  streams: Float64Array;
  /** Per phase slot: ln of the oxygen in equilibrium with an oxide at the hot spot over that at the surface. */
  readonly lnSpot: Float64Array;
  /** Share kept of each element by evaporation over the substep, all samples; `row` is the place of a sample. */
  kept: Float64Array;
  /** Share of the surface that is open and vapour pressure [Pa] of every sample, when its shares were worked out. */
  open: Float64Array;
  vapour: Float64Array;
  /** Coefficient at which every element of the sample passes surface and gas [m/s], and the share of each molecule in it. */
  readonly passing: Float64Array;
  readonly molecular: Float64Array;
  /** Places of the phases that have particles now, and how many there are. */
  readonly active: Int32Array;
  activeCount: number;
  /** Total volume [m3] and mass [kg] of each size class. */
  readonly classVolume: Float64Array;
  readonly classMass: Float64Array;
  /** Volume of each size class that sticks when it meets, oxides counting full [m3]. */
  readonly classSticky: Float64Array;
  /** Particles per class times what turns a collision rate into a rate of the substep. */
  readonly number: Float64Array;
  /** Shares of each size class that go to the top, come off the wall again as larger clusters, and stay on the wall. */
  readonly goneTop: Float64Array;
  readonly goneBack: Float64Array;
  readonly goneAside: Float64Array;
  /** Rates of the substep at which the particles of one size class go to the larger ones. */
  readonly toward: Float64Array;
}

/** Places of the sinks in `sinkRow`. */
export const SINK = {
  gas: SINKS.indexOf('gas'),
  wall: SINKS.indexOf('wall'),
  slag: SINKS.indexOf('slag'),
  condensate: SINKS.indexOf('condensate'),
  skull: SINKS.indexOf('skull'),
  dross: SINKS.indexOf('dross'),
  filter: SINKS.indexOf('filter'),
} as const;

/** A work space for baths of a layout; long because every place of the record is named once. */
export function createWork(layout: Layout, chemistry: Chemistry): Work {
  const classes = CLASS_DIAMETERS_M.length;
  const none = new Float64Array(0);
  return {
    layout,
    chemistry,
    lining: null,
    age: 1,
    environment: {
      areaToVolume: 0,
      wallToVolume: 0,
      depth: 1,
      pressure_Pa: 1,
      nitrogen_Pa: 0,
      hydrogen_Pa: 0,
      kMelt: 0,
      dissipation: 0,
      capture: 0,
      raftKept: 1,
      raftSink: SINK.dross,
      sunkKept: 1,
      spotShare: 0,
      boil: 1,
      leakO: 0,
      leakN: 0,
      gasO: 0,
      pace: 1,
    },
    factors: {
      kMelt: 1,
      gasFilm: 1,
      nitrogenRate: 1,
      nitrogenSolubility: 1,
      blockage: 1,
      oxygenEquilibrium: 1,
      sulfurEquilibrium: 1,
      collision: 1,
      erosion: 1,
      attack: 1,
      limeDiffusivity: 1,
      boil: 1,
      capture: 1,
      decomposition: 1,
      film: 1,
      leak: 1,
      residue: 1,
    },
    dissolved: none,
    particles: none,
    ledger: none,
    row: 0,
    populationRow: 0,
    sinkRow: new Int32Array(SINKS.length),
    mass: 0,
    moles: 0,
    dt: 0,
    from_s: 0,
    to_s: 0,
    kg: 0,
    share: 0,
    made: 0,
    found: 0,
    room: 0,
    lnActivity: new Float64Array(layout.n),
    stream: { surface: 1, film: 1, fog: 0 },
    sites: { byO: 0.5, byS: 0.5, open: 0.5, toSulfur: 0.5 },
    streaming: { pressure_Pa: 1, vapour_Pa: 0, temperature_K: 1800, width_m: 1, side: 1, fogSide: 0 },
    lnSpot: new Float64Array(layout.phases.length),
    kept: none,
    streams: none,
    open: none,
    vapour: none,
    passing: new Float64Array(layout.n),
    molecular: new Float64Array(layout.molecules),
    active: new Int32Array(layout.phases.length),
    activeCount: 0,
    classVolume: new Float64Array(classes),
    classMass: new Float64Array(classes),
    classSticky: new Float64Array(classes),
    number: new Float64Array(classes),
    goneTop: new Float64Array(classes),
    goneBack: new Float64Array(classes),
    goneAside: new Float64Array(classes),
    toward: new Float64Array(classes),
  };
}

/** Points a work space at one sample of a bath and its ledger. */
export function pointAt(work: Work, bath: Bath, exchange: Exchange, sample: number): void {
  const { n, p } = work.layout;
  work.dissolved = bath.dissolved;
  work.particles = bath.particles;
  work.ledger = exchange.kg;
  work.row = sample * n;
  work.populationRow = sample * p;
  for (let k = 0; k < SINKS.length; k++) work.sinkRow[k] = (k * exchange.samples + sample) * n;
}

/** Mass of the sample [kg], particles included, and ln a of its reactive metals. */
export function weigh(work: Work): void {
  const { layout, dissolved, row, particles, populationRow, chemistry, lnActivity } = work;
  let mass = 0;
  let moles = 0;
  const { places } = layout;
  for (let k = 0; k < places.length; k++) {
    const e = places[k]!;
    const kg = dissolved[row + e]!;
    mass += kg;
    moles += kg / layout.molarMass[e]!;
  }
  for (let k = 0; k < layout.p; k++) mass += particles[populationRow + k]!;
  work.mass = mass;
  work.moles = moles;
  const { reactive } = layout;
  for (let i = 0; i < reactive.length; i++) {
    const e = reactive[i]!;
    const x = dissolved[row + e]! / (layout.molarMass[e]! * moles);
    lnActivity[e] = x > 0 ? Math.log(x) + chemistry.lnGammaOxide[e]! : Number.NEGATIVE_INFINITY;
  }
}

/** Moves kg of a dissolved element to a sink (negative: from it). */
export function toSink(work: Work, sink: number, element: number, kg: number): void {
  work.kg = kg;
  moveToSink(work, sink, element);
}

function moveToSink({ dissolved, row, ledger, sinkRow, kg }: Work, sink: number, element: number): void {
  addTo(dissolved, row + element, -kg);
  addTo(ledger, sinkRow[sink]! + element, kg);
}

/** Adds to one entry. */
export function addTo(values: Float64Array, at: number, amount: number): void {
  values[at] = values[at]! + amount;
}
