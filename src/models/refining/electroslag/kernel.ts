import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import { R } from '../../../metal/thermo/constants.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import type { Bath } from '../bath.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { type Chemistry, chemistryAt } from '../bath-kinetics/conditions.ts';
import { type Layout, layoutOf } from '../bath-kinetics/layout.ts';
import { CLASS_DIAMETERS_M } from '../bath-kinetics/populations.ts';
import { bookPhase } from '../bath-kinetics/step-particles.ts';
import { createWork, pointAt, SINK, toSink, type Work, weigh } from '../bath-kinetics/work.ts';
import type { Exchange } from '../exchange.ts';
import { leaveBehind, partOfLoss } from '../leave-behind.ts';
import type { Basis, Kernel, LimitRow } from '../operation.ts';
import { SLAG_OXIDES, type SlagOxide } from './oxides.ts';
import { freeOxides, log10SulfideCapacity, opticalBasicity, SLAG_GAMMA, slagMoles } from './slag.ts';

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

interface Engine {
  readonly process: SlagProcess;
  readonly layout: Layout;
  readonly chemistry: Chemistry;
  readonly work: Work;
  readonly exchanged: readonly Exchanged[];
  readonly alumina: Exchanged | null;
  /** Sample that stands for all in the slag. */
  readonly reference: number | null;
  activities: Activities;
}

/** An oxide of the slag by places. */
interface Exchanged {
  readonly oxide: SlagOxide;
  readonly element: number;
  readonly molarMass: number;
  /** dG0/(RT) per formula. */
  readonly energy: number;
  /** Metal in the slag at the start [kg]. */
  readonly initial_kg: number;
}

/** What the slag is like now, mean over samples. */
interface Activities {
  readonly alumina: number;
  readonly lime: number;
  readonly magnesia: number;
  /** Moles of all components of the slag. */
  readonly moles: number;
  readonly log10Capacity: number;
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
  const exchanged = SLAG_OXIDES.flatMap((oxide): Exchanged[] => {
    const element = layout.elements.indexOf(oxide.metal);
    const energy = properties.formation_J(oxide.id, T);
    if (element < 0 || energy === null) return [];
    const molarMass = layout.molarMass[element]!;
    const initial_kg = (moles[oxide.id] ?? 0) * oxide.metals * molarMass * process.slag_kg;
    return [{ oxide, element, molarMass, energy: energy / (R * T), initial_kg }];
  });
  return {
    process,
    layout,
    chemistry,
    work: createWork(layout, chemistry),
    exchanged,
    reference,
    alumina: exchanged.find((one) => one.oxide.id === 'Al2O3') ?? null,
    activities: activitiesOf(process, moles, T),
  };
}

function activitiesOf(process: SlagProcess, moles: Readonly<Record<string, number>>, T: number): Activities {
  const free = freeOxides(moles, T);
  let sum = 0;
  for (const n of Object.values(moles)) sum += n;
  return {
    alumina: Math.max(free.Al2O3, SMALLEST_ACTIVITY),
    lime: free.CaO,
    magnesia: free.MgO,
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

/** Uncertain factors in the order of the operation's parameters. */
const COUNT = 5;

function advance(engine: Engine, run: Run, share: number): void {
  const { work } = engine;
  const steps = Math.max(1, Math.ceil(STEPS * share - 1e-9));
  for (let k = 0; k < steps; k++) {
    engine.activities = currentActivities(engine, run.exchange, engine.reference);
    for (let s = 0; s < run.bath.samples; s++) {
      pointAt(work, run.bath, run.exchange, s);
      weigh(work);
      substep(engine, { part: share / steps, at: s * COUNT, parameters: run.parameters });
    }
    leaveBehind(run.bath, run.exchange, { sink: 'skull', share: partOfLoss(SKULL, share / steps) });
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
    moles[oxide.id] = Math.max(0, (moles[oxide.id] ?? 0) + formula);
  }
  return activitiesOf(process, moles, process.interface_K);
}

interface Step {
  /** Part of the operation that passes. */
  readonly part: number;
  /** Place of the sample's factors. */
  readonly at: number;
  readonly parameters: Float64Array;
}

function substep(engine: Engine, step: Step): void {
  const { work, layout, process } = engine;
  const units = process.units * step.part * step.parameters[step.at]!;
  const oxygen = interfaceOxygen(engine, step.parameters[step.at + 4]!);
  exchangeMetals(engine, {
    units,
    activity: step.parameters[step.at + 3]!,
    lnOxygen: Math.log(oxygen.potential),
  });
  if (layout.O >= 0) exchangeOxygen(engine, oxygen.dissolved, units);
  captureInclusions(work, units * CAPTURE * step.parameters[step.at + 1]!);
  takeSulfur(engine, units, { capacity: step.parameters[step.at + 2]!, oxygen: oxygen.potential });
  if (layout.H >= 0)
    relax(work, layout.H, MOISTURE_HYDROGEN[process.atmosphere] ?? PROTECTED_HYDROGEN, units);
  burnByGas(engine, step.part);
}

/**
 * Oxygen where metal and slag meet, from 2 [Al] + 3 [O] = (Al2O3): potential p(O2)^1/2 [atm^1/2] and dissolved oxygen
 * [mass fraction].
 */
function interfaceOxygen(
  engine: Engine,
  factor: number,
): { readonly potential: number; readonly dissolved: number } {
  const { alumina, work, chemistry, activities } = engine;
  const { lnKO, log10FO } = chemistry.state;
  if (!alumina) return { potential: 1e-8, dissolved: 0 };
  const { dissolved, row, mass, layout } = work;
  const now = Math.max(dissolved[row + alumina.element]! / mass, LEAST_ALUMINIUM);
  const lnPerContent =
    chemistry.lnGammaOxide[alumina.element]! + Math.log(meanMolarMass(engine) / alumina.molarMass);
  const lnPotential = (aluminium: number): number =>
    (alumina.energy + Math.log(activities.alumina) - 2 * (lnPerContent + Math.log(aluminium))) / 3;
  const oxygenAt = (aluminium: number): number =>
    factor * Math.exp(lnPotential(aluminium) + lnKO - Math.LN10 * (log10FO + 2));
  const has = layout.O < 0 ? 0 : dissolved[row + layout.O]! / mass;
  const aluminium = withAluminaDissolved(
    now,
    (content) => Math.max(0, oxygenAt(content) - has) * aluminiumPerOxygen(alumina, layout),
  );
  return { potential: Math.exp(lnPotential(aluminium)), dissolved: oxygenAt(aluminium) };
}

/** Aluminium below which nothing is told apart [mass fraction]. */
const LEAST_ALUMINIUM = 1e-9;

/** kg of aluminium per kg of oxygen in alumina. */
const aluminiumPerOxygen = (alumina: Exchanged, layout: Layout): number =>
  (2 * alumina.molarMass) / (3 * layout.molarMass[layout.O]!);

/**
 * Aluminium at the interface [mass fraction]: oxygen that the slag gives comes with its aluminium, content = now +
 * taken(content). Bisection on the logarithm; where aluminium is plentiful it is `now`.
 */
function withAluminaDissolved(now: number, taken: (content: number) => number): number {
  if (taken(now) < NOT_FELT * now) return now;
  let low = Math.log(now);
  let high = 0;
  for (let k = 0; k < 30; k++) {
    const middle = (low + high) / 2;
    const content = Math.exp(middle);
    if (now + taken(content) > content) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Relative rise of aluminium at the interface that is left out. */
const NOT_FELT = 0.01;

/** Dissolved oxygen towards the interface content; it comes and goes as alumina. */
function exchangeOxygen({ work, layout, alumina }: Engine, content: number, units: number): void {
  const wanted = (work.dissolved[work.row + layout.O]! - content * work.mass) * -Math.expm1(-units);
  if (!alumina) {
    toSink(work, SINK.slag, layout.O, wanted);
    return;
  }
  const perOxygen = aluminiumPerOxygen(alumina, layout);
  const fromMetal = (PAY_SHARE * work.dissolved[work.row + alumina.element]!) / perOxygen;
  const fromSlag = (PAY_SHARE * inSlag(work, alumina)) / perOxygen;
  const kg = Math.max(-fromSlag, Math.min(wanted, fromMetal));
  toSink(work, SINK.slag, layout.O, kg);
  toSink(work, SINK.slag, alumina.element, kg * perOxygen);
}

/** First-order approach of a dissolved element to a content over transfer units; the slag gives or takes. */
function relax(work: Work, element: number, content: number, units: number): void {
  const kg = work.dissolved[work.row + element]! - content * work.mass;
  toSink(work, SINK.slag, element, kg * -Math.expm1(-units));
}

/**
 * Metals against their oxides in the slag at the oxygen potential of the interface. Each comes towards the content at
 * which metal and slag agree (both change), the oxygen it takes is paid by Al2O3, so that Al goes the other way.
 */
function exchangeMetals(
  engine: Engine,
  at: { readonly units: number; readonly activity: number; readonly lnOxygen: number },
): void {
  const { exchanged, alumina, work } = engine;
  if (!alumina) return;
  for (let k = 0; k < exchanged.length; k++) {
    const one = exchanged[k]!;
    if (one === alumina) continue;
    const metal = work.dissolved[work.row + one.element]!;
    const slag = inSlag(work, one);
    const total = metal + slag;
    if (total <= 0) continue;
    const agreed = agreement(engine, one, { total, activity: at.activity, lnOxygen: at.lnOxygen });
    const wanted = (metal - agreed) * -Math.expm1(-at.units * one.oxide.share);
    pay(work, one, alumina, wanted);
  }
}

/** Metal held by the slag [kg]: what it started with and what the ledger says. */
function inSlag(work: Work, one: Exchanged): number {
  return Math.max(0, one.initial_kg + work.ledger[work.sinkRow[SINK.slag]! + one.element]!);
}

/** Metal content [kg] at which the oxide in the slag is in equilibrium with the interface oxygen: bisection. */
function agreement(
  engine: Engine,
  one: Exchanged,
  at: { readonly total: number; readonly activity: number; readonly lnOxygen: number },
): number {
  const { work, chemistry } = engine;
  const { oxide } = one;
  const perKg = oxideActivityPerKg(engine, one, at.activity);
  const gamma = Math.exp(chemistry.lnGammaOxide[one.element]!);
  const meanMolar = meanMolarMass(engine);
  let low = 0;
  let high = at.total;
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2;
    const activity = (gamma * middle * meanMolar) / (one.molarMass * work.mass);
    const oxideActivity = Math.exp(
      oxide.metals * Math.log(activity) + oxide.oxygens * at.lnOxygen - one.energy,
    );
    if (oxideActivity < perKg * (at.total - middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Activity of an oxide per kg of its metal in the slag. */
function oxideActivityPerKg({ activities }: Engine, one: Exchanged, factor: number): number {
  const { id, metals } = one.oxide;
  const perFormula = 1 / (one.molarMass * metals) / activities.moles;
  if (id === 'CaO') return one.initial_kg > 0 ? activities.lime / one.initial_kg : 2 * perFormula;
  if (id === 'MgO') return one.initial_kg > 0 ? activities.magnesia / one.initial_kg : 2 * perFormula;
  return (SLAG_GAMMA[id] ?? 1) * factor * perFormula;
}

function meanMolarMass({ chemistry, layout }: Engine): number {
  let mean = 0;
  for (const e of layout.places) mean += chemistry.state.x[e]! * layout.molarMass[e]!;
  return mean;
}

/** Largest part of a metal or of the slag's alumina that one substep moves. */
const PAY_SHARE = 0.5;

/** Moves `wanted` kg of a metal to the slag (negative: from it) and the aluminium that pays for its oxygen the other way. */
function pay(work: Work, one: Exchanged, alumina: Exchanged, wanted: number): void {
  const perMetal = (one.oxide.oxygens / one.oxide.metals / one.molarMass) * (2 / 3) * alumina.molarMass;
  const available =
    wanted > 0 ? PAY_SHARE * inSlag(work, alumina) : PAY_SHARE * work.dissolved[work.row + alumina.element]!;
  const limit = available / perMetal;
  const kg = Math.sign(wanted) * Math.min(Math.abs(wanted), limit);
  toSink(work, SINK.slag, one.element, kg);
  toSink(work, SINK.slag, alumina.element, -kg * perMetal);
}

/** Inclusions that touch the slag go into it, of all sizes alike. */
function captureInclusions(work: Work, units: number): void {
  const share = -Math.expm1(-units);
  const { layout, particles, populationRow } = work;
  for (let k = 0; k < layout.phases.length; k++) {
    const { first } = layout.phases[k]!;
    for (let c = 0; c < CLASS_DIAMETERS_M.length; c++) {
      const at = populationRow + first + c;
      const kg = particles[at]! * share;
      if (kg === 0) continue;
      particles[at] = particles[at]! - kg;
      bookPhase(work, k, kg, SINK.slag);
    }
  }
}

/**
 * Sulfur towards the distribution L_S = C_S (p_O2/p_S2 of the metal): log L_S = log C_S + ln K_S/K_O terms + log f_S -
 * log h_O. The slag holds what the ledger says it took.
 */
function takeSulfur(
  engine: Engine,
  units: number,
  at: { readonly capacity: number; readonly oxygen: number },
): void {
  const { work, layout, chemistry, activities, process } = engine;
  if (layout.S < 0) return;
  const { lnKS, log10FS } = chemistry.state;
  const capacity = 10 ** activities.log10Capacity * at.capacity;
  const ratio = (capacity / at.oxygen) * 10 ** log10FS * Math.exp(-lnKS);
  const held = Math.max(0, work.ledger[work.sinkRow[SINK.slag]! + layout.S]!);
  const metal = work.dissolved[work.row + layout.S]!;
  const agreed = (metal + held) / (1 + (ratio * process.slag_kg) / work.mass);
  toSink(work, SINK.slag, layout.S, (metal - agreed) * -Math.expm1(-units));
}

/** Oxygen that the gas brings through the slag burns aluminium; it stays in the slag as alumina. */
function burnByGas(engine: Engine, part: number): void {
  const { alumina, process, work, layout } = engine;
  const oxygen = (GAS_OXYGEN[process.atmosphere] ?? PROTECTED_OXYGEN) * work.mass * part;
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
  let oxygen = 0;
  for (let s = 0; s < run.bath.samples; s++) {
    pointAt(work, run.bath, run.exchange, s);
    weigh(work);
    oxygen += (interfaceOxygen(engine, run.parameters[s * COUNT + 4]!).dissolved * 1e6) / run.bath.samples;
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
      floor_ppm: 0,
      lever: 'slower melting: the slag could take all of it',
    });
  }
  for (const { oxide, element } of engine.exchanged) {
    if (!['Y', 'La', 'Ce'].includes(oxide.metal) || run.bath.dissolved[element] === 0) continue;
    rows.push({
      element: oxide.metal,
      limitedBy: `oxidation by (Al2O3), activity ${engine.activities.alumina.toPrecision(2)}`,
      floor_ppm: 0,
      lever: `${oxide.id} and CaO in the slag, less Al2O3`,
    });
  }
  return rows;
}
