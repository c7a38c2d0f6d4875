import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import { R } from '../../../metal/thermo/constants.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import type { Bath } from '../bath.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { type Chemistry, chemistryAt } from '../bath-kinetics/conditions.ts';
import { type Layout, layoutOf } from '../bath-kinetics/layout.ts';
import { CLASS_DIAMETERS_M } from '../bath-kinetics/populations.ts';
import { bookPhase } from '../bath-kinetics/step-particles.ts';
import { createWork, pointAt, SINK, toSink, weigh } from '../bath-kinetics/work.ts';
import type { Exchange } from '../exchange.ts';
import { leaveBehind, partOfLoss } from '../leave-behind.ts';
import type { Basis, Kernel, LimitRow } from '../operation.ts';
import { SLAG_OXIDES } from './oxides.ts';
import { freeOxides, log10SulfideCapacity, opticalBasicity, SLAG_GAMMA, slagMoles } from './slag.ts';
import {
  type Activities,
  type Exchanged,
  exchangeMetals,
  exchangeOxygen,
  PAY_SHARE,
  type SlagFactors,
  settleInterface,
  type TwoFilms,
} from './two-films.ts';

/** An electroslag furnace as its kernel takes it. */
export interface SlagProcess {
  readonly duration_s: number;
  /** Metal-side transfer units over the whole operation. */
  readonly units: number;
  readonly interface_K: number;
  readonly slag_wtpct: Readonly<Record<string, number>>;
  readonly slag_kg: number;
  readonly atmosphere: string;
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
}

/** Substeps of the whole operation: transfer units of some 1 to 3 are cut into parts of a twentieth. */
const STEPS = 40;
/**
 * Transfer units of inclusions relative to those of the metal: wetted by the slag, they need no diffusion. Source:
 * assumption; with 1.3 a melt of 20 ppm O leaves at 8, the published 6 to 8 (esr-fgh96-ceo2-gao-2020).
 */
const CAPTURE = 1.3;
/** Oxygen that the gas brings through the slag [kg per kg metal]. Source: assumption, air 40 ppm, protected 2 ppm, vacuum 0. */
const GAS_OXYGEN: Readonly<Record<string, number>> = { air: 4e-5, vacuum: 0 };
const PROTECTED_OXYGEN = 2e-6;
/** Hydrogen of slag moisture that the metal comes to [mass fraction]. Source: recalled, 1 to 4 ppm. */
const MOISTURE_HYDROGEN: Readonly<Record<string, number>> = { air: 3e-6, vacuum: 5e-7 };
const PROTECTED_HYDROGEN = 1.5e-6;
/** Electrode stub and slag skin [kg/kg]. Source: recalled, 1 to 2 %. */
const SKULL = 0.01;
/** Energy [kWh/kg]. Source: recalled, 1.1 to 1.8. */
const ENERGY = 1.4;

interface Engine extends TwoFilms {
  readonly process: SlagProcess;
  /** Sample that stands for all in the slag. */
  readonly reference: number | null;
  /** Part of the operation that the substep is. */
  part: number;
}

/** Kernel of two-film exchange between metal and slag. */
export function slagKernel(process: SlagProcess, basis: Basis, properties: MeltProperties): Kernel {
  const layout = layoutOf(basis, properties);
  const chemistry = chemistryAt(basis, layout, properties, process.interface_K);
  const engine = createEngine(process, {
    layout,
    chemistry,
    properties,
    reference: basis.referenceSample ?? null,
  });
  const settling = settlingKernel(process, basis, properties);
  return {
    duration_s: process.duration_s,
    knots_s: [],
    assumed: process.assumed,
    warnings: process.warnings,
    resolvesForms: true,
    settle: (bath, _parameters, at_s) => settling(bath, at_s),
    advance: (bath, parameters, from_s, to_s, exchange) => {
      if (to_s > from_s)
        advance(engine, { bath, parameters, exchange }, (to_s - from_s) / process.duration_s);
    },
    limits: (bath, parameters, _at_s, exchange) => limitsOf(engine, { bath, parameters, exchange }),
    energy_kWh: (mass_kg, from_s, to_s) => (ENERGY * mass_kg * (to_s - from_s)) / process.duration_s,
  };
}

/** Decides the forms of a solid electrode as a bath furnace does. */
function settlingKernel(process: SlagProcess, basis: Basis, properties: MeltProperties) {
  const kernel = bathKernel(
    {
      duration_s: 0,
      knots_s: [],
      assumed: [],
      warnings: [],
      lining: null,
      heatsSinceReline: 0,
      temperature_K: () => process.interface_K,
      surround: () => undefined,
      energy_kWh: () => 0,
    },
    basis,
    properties,
  );
  return (bath: Bath, at_s: number): void => {
    const count = 64 + basis.elements.length;
    kernel.settle?.(bath, new Float64Array(bath.samples * count).fill(1), at_s);
  };
}

function createEngine(
  process: SlagProcess,
  known: {
    readonly layout: Layout;
    readonly chemistry: Chemistry;
    readonly properties: MeltProperties;
    readonly reference: number | null;
  },
): Engine {
  const { layout, chemistry, properties, reference } = known;
  const T = process.interface_K;
  const moles = slagMoles(process.slag_wtpct);
  const exchanged = SLAG_OXIDES.flatMap((oxide, place): Exchanged[] => {
    const element = layout.elements.indexOf(oxide.metal);
    const energy = properties.formation_J(oxide.id, T);
    if (element < 0 || energy === null) return [];
    const molarMass = layout.molarMass[element]!;
    const initial_kg = (ownValue(moles, oxide.id) ?? 0) * oxide.metals * molarMass * process.slag_kg;
    const gamma = ownValue(SLAG_GAMMA, oxide.id) ?? 1;
    return [{ oxide, place, element, molarMass, energy: energy / (R * T), gamma, initial_kg }];
  });
  return {
    process,
    layout,
    chemistry,
    work: createWork(layout, chemistry),
    exchanged,
    reference,
    alumina: exchanged.find((one) => one.oxide.id === 'Al2O3') ?? null,
    molarMass: meanMolarMass(layout, chemistry),
    activities: activitiesOf(process, moles, T),
    factors: { transfer: 1, capture: 1, capacity: 1, activity: 1, oxygenEquilibrium: 1, lnRareEarth: 0 },
    units: 0,
    part: 0,
    potential: 0,
    oxygen: 0,
  };
}

function meanMolarMass(layout: Layout, chemistry: Chemistry): number {
  let mean = 0;
  for (const e of layout.places) mean += chemistry.state.x[e]! * layout.molarMass[e]!;
  return mean;
}

function activitiesOf(process: SlagProcess, moles: Readonly<Record<string, number>>, T: number): Activities {
  const free = freeOxides(moles, T);
  const shares: Readonly<Record<string, number>> = free.freeShare;
  let sum = 0;
  for (const n of Object.values(moles)) sum += n;
  return {
    alumina: Math.max(free.Al2O3, SMALLEST_ACTIVITY),
    lime: free.CaO,
    magnesia: free.MgO,
    free: Float64Array.from(SLAG_OXIDES, ({ id }) => ownValue(shares, id) ?? 1),
    moles: sum * process.slag_kg,
    log10Capacity: log10SulfideCapacity(opticalBasicity(moles), T),
  };
}

/** Alumina activity of a slag made without it: traces from the electrode's own film. Source: assumption. */
const SMALLEST_ACTIVITY = 1e-4;

interface Run {
  readonly bath: Bath;
  readonly parameters: Float64Array;
  readonly exchange: Exchange;
}

/** How many uncertain factors the operation has. */
const COUNT = 6;

/** Writes the factors of a sample, in the order of the operation's parameters, into `out`. */
function readFactors(parameters: Float64Array, sample: number, out: SlagFactors): void {
  const at = sample * COUNT;
  out.transfer = parameters[at]!;
  out.capture = parameters[at + 1]!;
  out.capacity = parameters[at + 2]!;
  out.activity = parameters[at + 3]!;
  out.oxygenEquilibrium = parameters[at + 4]!;
  out.lnRareEarth = Math.log(parameters[at + 5]!);
}

function advance(engine: Engine, run: Run, share: number): void {
  const { work } = engine;
  const steps = Math.max(1, Math.ceil(STEPS * share - 1e-9));
  engine.part = share / steps;
  for (let k = 0; k < steps; k++) {
    engine.activities = currentActivities(engine, run.exchange, engine.reference);
    for (let s = 0; s < run.bath.samples; s++) {
      pointAt(work, run.bath, run.exchange, s);
      weigh(work);
      readFactors(run.parameters, s, engine.factors);
      substep(engine);
    }
    leaveBehind(run.bath, run.exchange, { sink: 'skull', share: partOfLoss(SKULL, engine.part) });
  }
}

/**
 * Activities of the slag as it is now: what it started with and what the reference sample has sent to it (null: the mean
 * over samples).
 */
function currentActivities(engine: Engine, exchange: Exchange, reference: number | null): Activities {
  const { process, exchanged, layout } = engine;
  const moles = { ...slagMoles(process.slag_wtpct) };
  const { samples } = exchange;
  const row = SINK.slag * samples * layout.n;
  const [first, end] = reference === null ? [0, samples] : [reference, reference + 1];
  for (const { oxide, element, molarMass } of exchanged) {
    let kg = 0;
    for (let s = first; s < end; s++) kg += exchange.kg[row + s * layout.n + element]! / (end - first);
    const formula = kg / molarMass / oxide.metals / process.slag_kg;
    moles[oxide.id] = Math.max(0, (ownValue(moles, oxide.id) ?? 0) + formula);
  }
  return activitiesOf(process, moles, process.interface_K);
}

/** A part of the operation for the sample that the work space points at. */
function substep(engine: Engine): void {
  const { layout, process, factors } = engine;
  engine.units = process.units * engine.part * factors.transfer;
  settleInterface(engine);
  exchangeMetals(engine);
  if (layout.O >= 0) exchangeOxygen(engine);
  captureInclusions(engine);
  takeSulfur(engine);
  if (layout.H >= 0) takeMoisture(engine);
  burnByGas(engine);
}

/** Hydrogen towards what the moisture of the slag brings it to, first order; the slag gives or takes. */
function takeMoisture({ work, layout, process, units }: Engine): void {
  const content = ownValue(MOISTURE_HYDROGEN, process.atmosphere) ?? PROTECTED_HYDROGEN;
  const kg = work.dissolved[work.row + layout.H]! - content * work.mass;
  toSink(work, SINK.slag, layout.H, kg * -Math.expm1(-units));
}

/** Inclusions that touch the slag go into it, of all sizes alike. */
function captureInclusions({ work, units, factors }: Engine): void {
  const share = -Math.expm1(-(units * CAPTURE * factors.capture));
  const { layout, particles, populationRow } = work;
  for (let k = 0; k < layout.phases.length; k++) {
    const slot = layout.phases[k]!;
    for (let c = 0; c < CLASS_DIAMETERS_M.length; c++) {
      const at = populationRow + slot.first + c;
      const kg = particles[at]! * share;
      if (kg === 0) continue;
      particles[at] = particles[at]! - kg;
      bookPhase(work, slot, kg, SINK.slag);
    }
  }
}

/**
 * Sulfur towards the distribution L_S = C_S (p_O2/p_S2 of the metal): log L_S = log C_S + ln K_S/K_O terms + log f_S -
 * log h_O. The slag holds what the ledger says it took.
 */
function takeSulfur(engine: Engine): void {
  const { work, layout, units } = engine;
  if (layout.S < 0) return;
  const metal = work.dissolved[work.row + layout.S]!;
  findSulfur(engine);
  toSink(work, SINK.slag, layout.S, (metal - work.found) * -Math.expm1(-units));
}

/** Sulfur in the metal [kg] that its slag would leave, into `work.found`. */
function findSulfur(engine: Engine): void {
  const { work, layout, chemistry, activities, process, factors } = engine;
  const { lnKS, log10FS } = chemistry.state;
  const sulfide = 10 ** activities.log10Capacity * factors.capacity;
  const ratio = (sulfide / engine.potential) * 10 ** log10FS * Math.exp(-lnKS);
  const held = Math.max(0, work.ledger[work.sinkRow[SINK.slag]! + layout.S]!);
  work.found = (work.dissolved[work.row + layout.S]! + held) / (1 + (ratio * process.slag_kg) / work.mass);
}

/** Oxygen that the gas brings through the slag burns aluminium; it stays in the slag as alumina. */
function burnByGas(engine: Engine): void {
  const { alumina, process, work, layout, part } = engine;
  const oxygen = (ownValue(GAS_OXYGEN, process.atmosphere) ?? PROTECTED_OXYGEN) * work.mass * part;
  if (!alumina || oxygen === 0 || layout.O < 0) return;
  const kg = Math.min(
    (oxygen * 2 * alumina.molarMass) / (3 * layout.molarMass[layout.O]!),
    PAY_SHARE * work.dissolved[work.row + alumina.element]!,
  );
  toSink(work, SINK.slag, alumina.element, kg);
}

function limitsOf(engine: Engine, run: Run): LimitRow[] {
  const { work, layout, process } = engine;
  engine.activities = currentActivities(engine, run.exchange, null);
  const ppm = 1e6 / run.bath.samples;
  let oxygen = 0;
  let sulfur = 0;
  for (let s = 0; s < run.bath.samples; s++) {
    pointAt(work, run.bath, run.exchange, s);
    weigh(work);
    readFactors(run.parameters, s, engine.factors);
    settleInterface(engine);
    oxygen += engine.oxygen * ppm;
    if (layout.S < 0) continue;
    findSulfur(engine);
    sulfur += (work.found / work.mass) * ppm;
  }
  const rows: LimitRow[] = [];
  const units = process.units.toPrecision(2);
  if (layout.O >= 0) {
    rows.push({
      element: 'O',
      limitedBy: `interface oxygen set by [Al] and (Al2O3), activity ${engine.activities.alumina.toPrecision(2)}; inclusions by ${units} transfer units`,
      floor_ppm: oxygen,
      lever: 'less Al2O3 and more CaO or rare-earth oxide in the slag, colder slag, slower melting',
      published: 'published: 8 and 6 ppm with CeO2 in the slag (esr-fgh96-ceo2-gao-2020)',
    });
  }
  if (layout.S >= 0) {
    rows.push({
      element: 'S',
      limitedBy: `metal-side transport, ${units} transfer units`,
      floor_ppm: sulfur,
      lever: 'slower melting: more transfer units, towards what the slag leaves',
    });
  }
  for (const { oxide, element } of engine.exchanged) {
    if (oxide.rareEarth === 0 || run.bath.dissolved[element] === 0) continue;
    rows.push({
      element: oxide.metal,
      limitedBy: `oxidation by (Al2O3), activity ${engine.activities.alumina.toPrecision(2)}`,
      floor_ppm: 0,
      lever: `${oxide.id} and CaO in the slag, less Al2O3`,
    });
  }
  return rows;
}
