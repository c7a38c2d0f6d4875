import {
  BalanceError,
  InputError,
  placed,
  type Retelling,
  throwIfCancelled,
  ValidityError,
} from '../../foundation/errors.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import type { MeltProperties } from '../../metal/thermo/melt-properties.ts';
import {
  type Addition,
  addToBath,
  amountOf,
  type Portion,
  portionsOf,
  type Recoveries,
} from './additions.ts';
import { type Bath, copyBath, forgetForms, massOf, type Population, totalKg } from './bath.ts';
import { bookDeviation, type Deviation, deviate, mostOf } from './discrepancy/deviate.ts';
import type { Discrepancy } from './discrepancy/discrepancies.ts';
import { deviatingBy } from './discrepancy/own-factor.ts';
import { createExchange, type Exchange, grossExchange, netLoss } from './exchange.ts';
import type { Basis, Kernel, LimitRow, Operation } from './operation.ts';
import { outcomeRemarks } from './outcome.ts';
import { type Draw, drawParameters, givenValues, type Parameter } from './parameters.ts';
import { type GivenSettings, resolveSettings } from './settings.ts';

/** One operation of a route as it is run. */
export interface RouteStep {
  readonly operation: Operation;
  readonly settings: GivenSettings;
  readonly additions: readonly Addition[];
  /** Where the caller wrote it, for messages: `route[1]`. */
  readonly path: string;
}

/** What a run needs besides the metal and the steps. */
export interface RunOptions {
  readonly properties: MeltProperties;
  readonly draw: Draw;
  /** How far furnaces are from the models; absent: the models alone. */
  readonly discrepancies?: readonly Discrepancy[] | undefined;
  /** Temperature of the melt where a step says nothing [K]. */
  readonly temperature_K?: number;
  /** Times over the whole route at which the metal is looked at [s]; ends of operations are always looked at. */
  readonly at_s?: readonly number[];
  /** Leaves trajectory and limits out: for planning, which runs the route many times. */
  readonly finalOnly?: boolean;
  readonly extrapolate?: boolean;
  /**
   * Sample whose composition properties are evaluated at; left out, the mean over samples. With it no sample depends on
   * the others, so that an ensemble can be computed in parts.
   */
  readonly referenceSample?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, words: string) => void) | undefined;
}

/** The metal at one time of the route. */
export interface Snapshot {
  readonly index: number;
  /** Time over the whole route [s]. */
  readonly time_s: number;
  readonly bath: Bath;
}

/** What one operation did to every sample. */
export interface AdvancedStep {
  readonly index: number;
  readonly operation: Operation;
  readonly path: string;
  readonly exchange: Exchange;
  readonly energy_kWh: number;
  readonly duration_s: number;
  /** The kernel as it was when the operation ended. */
  readonly kernel: Kernel;
  /** What was drawn for this operation: `drawn[s * parameters.length + p]`. */
  readonly parameters: readonly Parameter[];
  readonly drawn: Float64Array;
  /** The same of the factors between furnaces and the model; empty for the model alone. */
  readonly deviating: readonly Parameter[];
  readonly deviated: Float64Array;
  /** Totals [kg] when the operation began: `before[s * elements.length + e]`. */
  readonly before: Float64Array;
}

/** A route after its last second, before anything is said about it. */
export interface AdvancedRoute {
  readonly bath: Bath;
  readonly snapshots: readonly Snapshot[];
  readonly steps: readonly AdvancedStep[];
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly string[];
}

/** What one operation did, and what limits each impurity at its end. */
export interface StepResult extends AdvancedStep {
  readonly limits: readonly LimitRow[];
}

export interface RouteResult extends AdvancedRoute {
  readonly steps: readonly StepResult[];
}

/** Relative tolerance of the mass balance, on the larger of what came in, went out and was exchanged. */
const BALANCE_TOLERANCE = 1e-9;

/**
 * Runs a route on every sample of a bath and returns the refined metal with what each operation exchanged. Time,
 * schedules, additions, looking times, progress and cancellation live here; operations only advance. After each
 * operation in + additions + exchange = out is checked per element and sample.
 * The bath passed in is not changed. Throws InputError (settings, additions into no bath), ValidityError,
 * BalanceError and CancelledError.
 */
export function runRoute(start: Bath, steps: readonly RouteStep[], options: RunOptions): RouteResult {
  const route = advanceRoute(start, steps, options);
  return options.finalOnly
    ? { ...route, steps: route.steps.map((step) => ({ ...step, limits: [] })) }
    : explainRoute(route, options);
}

/** Limits and remarks of a route whose operations were looked at: what `runRoute` adds to `advanceRoute`. Throws ValidityError. */
export function explainRoute(
  route: AdvancedRoute,
  { extrapolate = false }: Pick<RunOptions, 'extrapolate'>,
): RouteResult {
  const remarks: string[] = [];
  const steps = route.steps.map((step): StepResult => {
    const { bath } = route.snapshots.findLast((one) => one.index === step.index)!;
    const { kernel, exchange, operation, path, drawn, duration_s } = step;
    remarks.push(...outcomeRemarks({ bath, exchange, name: operation.name, path, extrapolate }));
    return { ...step, limits: kernel.limits(bath, drawn, duration_s, exchange) };
  });
  return { ...route, steps, warnings: [...new Set([...route.warnings, ...remarks])] };
}

/** The route alone: every sample of the bath through every operation, balances checked. Throws as `runRoute`. */
export function advanceRoute(start: Bath, steps: readonly RouteStep[], options: RunOptions): AdvancedRoute {
  const bath = withPopulations(start, steps, options.properties);
  const run: Run = {
    options,
    bath,
    snapshots: [],
    results: [],
    assumed: [],
    warnings: [],
    time_s: 0,
    temperature_K: options.temperature_K ?? null,
  };
  if (options.at_s?.includes(0)) run.snapshots.push({ index: 0, time_s: 0, bath: copyBath(bath) });
  for (let index = 0; index < steps.length; index++) {
    runStep(run, steps[index]!, index, steps.length);
  }
  const late = (options.at_s ?? []).filter((at) => at > run.time_s);
  if (late.length > 0) {
    run.warnings.push(
      `at_s ${late.join(', ')} s is after the end of the route at ${Math.round(run.time_s)} s, so no contents are shown for it`,
    );
  }
  return {
    bath,
    snapshots: run.snapshots,
    steps: run.results,
    assumed: run.assumed,
    warnings: [...new Set(run.warnings)],
  };
}

/** Elements that the operations of a route and their additions may bring into the metal. */
export function elementsBrought(steps: readonly RouteStep[]): ElementSymbol[] {
  const brought = new Set<ElementSymbol>();
  for (const { operation, settings, additions, path } of steps) {
    const { values } = resolveSettings(operation.settings, settings, {
      path: `${path}.settings`,
      operation: operation.name,
    });
    for (const element of operation.brings(values)) brought.add(element);
    for (const { fractions } of additions) {
      for (const element of elementsIn(fractions)) brought.add(element);
    }
  }
  return [...brought];
}

/** What a run carries from operation to operation. */
interface Run {
  readonly options: RunOptions;
  readonly bath: Bath;
  readonly snapshots: Snapshot[];
  readonly results: AdvancedStep[];
  readonly assumed: Assumption[];
  readonly warnings: string[];
  time_s: number;
  temperature_K: number | null;
}

/** Copy of the bath with a column for every particle class that any operation of the route knows. */
function withPopulations(start: Bath, steps: readonly RouteStep[], properties: MeltProperties): Bath {
  const known = new Map<string, Population>(start.populations.map((p) => [keyOf(p), p]));
  for (const { operation } of steps) {
    for (const population of operation.populations(start.elements, properties)) {
      if (!known.has(keyOf(population))) known.set(keyOf(population), population);
    }
  }
  const populations = [...known.values()];
  const particles = new Float64Array(start.samples * populations.length);
  const before = start.populations.length;
  for (let s = 0; s < start.samples; s++) {
    for (let k = 0; k < before; k++) particles[s * populations.length + k] = start.particles[s * before + k]!;
  }
  return { ...start, dissolved: Float64Array.from(start.dissolved), populations, particles };
}

const keyOf = (population: Population): string => `${population.phase}/${population.diameter_m}`;

function runStep(run: Run, step: RouteStep, index: number, count: number): void {
  const { bath, options } = run;
  const { operation } = step;
  refuseAdditions(step);
  const { values, assumed } = resolveSettings(operation.settings, step.settings, {
    path: `${step.path}.settings`,
    operation: operation.name,
  });
  const definitions = operation.parameters(bath.elements, options.properties);
  const parameters = drawParameters(definitions, bath.samples, options.draw);
  const prepare = (): Kernel =>
    placed(atSetting(step.path), () => operation.prepare(values, basisOf(run), options.properties));
  let kernel = prepare();
  if (!options.finalOnly) run.assumed.push(...assumed, ...kernel.assumed);
  run.warnings.push(...kernel.warnings);
  const exchange = createExchange(bath.elements, bath.samples);
  const before = totalKg(bath);
  const { parameters: deviating, ...learned } = deviatingBy(options.discrepancies ?? [], operation, {
    elements: bath.elements,
    base: bath.elements[mostOf(before, 0, bath.elements.length)]!,
    draw: options.draw,
  });
  const deviated = drawParameters(deviating, bath.samples, options.draw);
  const deviationAt = (at_s: number): Deviation | undefined =>
    deviating.length === 0 ? undefined : { before, exchange, factors: deviated, ...learned, at_s, operation };
  const mass_kg = massNow(run);
  enter(bath, kernel, parameters);
  let energy_kWh = 0;
  let at = 0;
  const recoveries = (element: ElementSymbol) => givenValues(options.draw, `recovery:${element}`);
  const feed = feedOf(kernel, step, run.warnings);
  for (const stop of stopsOf(kernel, feed, run)) {
    throwIfCancelled(options.signal);
    if (stop > at) {
      kernel.advance(bath, parameters, at, stop, exchange);
      refuseEmpty(run, mass_kg, step);
      energy_kWh += kernel.energy_kWh(mass_kg, at, stop);
      at = stop;
      options.onProgress?.(
        (index + at / kernel.duration_s) / count,
        `${operation.name}: ${Math.round(at)} s`,
      );
    }
    if (takeAdditions({ kernel, bath, exchange, feed, recoveries, warnings: run.warnings }, stop)) {
      kernel = prepare();
      run.warnings.push(...kernel.warnings);
    }
    look(run, index, stop, { duration_s: kernel.duration_s, deviation: deviationAt(stop) });
  }
  const end = deviationAt(kernel.duration_s);
  if (end) bookDeviation(end, deviate(bath, end));
  lookAtEnd(run, index, kernel.duration_s);
  checkBalance({ before, bath, exchange, step });
  run.results.push({
    index,
    operation,
    path: step.path,
    exchange,
    energy_kWh,
    duration_s: kernel.duration_s,
    kernel,
    parameters: definitions,
    drawn: parameters,
    deviating,
    deviated,
    before,
  });
  run.time_s += kernel.duration_s;
}

/** Share of the metal below which nothing is left to be worked out. Source: assumption, a milligram of a kilogram. */
const NOTHING_LEFT = 1e-6;

/** Throws ValidityError once a furnace is empty: contents of nothing mean nothing, extrapolated or not. */
function refuseEmpty(run: Run, entered_kg: number, { operation, path }: RouteStep): void {
  const left_kg = massNow(run);
  // A mass that is not a number is the balance's to catch.
  if (!(left_kg <= NOTHING_LEFT * entered_kg)) return;
  throw new ValidityError(`${operation.name} evaporates all of the metal`, {
    path: `${path}.settings`,
    value: left_kg,
    unit: 'kg',
    allowed: `more than ${NOTHING_LEFT} of ${entered_kg} kg`,
    cure: 'check temperature_K, time_s, pressure_Pa and the surface per volume',
  });
}

function refuseAdditions({ operation, additions, path }: RouteStep): void {
  if (additions.length === 0 || operation.holdsStirredBath) return;
  throw new InputError(`${operation.name} has no stirred bath, so an addition would not dissolve evenly`, {
    path: `${path}.additions`,
    value: operation.name,
    allowed: 'additions to operations with a stirred bath, such as vacuum-induction',
    cure: 'make the addition in a vacuum-induction operation before it',
  });
}

function basisOf(run: Run): Basis {
  const { bath, options } = run;
  const { referenceSample } = options;
  const totals = totalKg(bath);
  const mass = massOf(bath);
  const n = bath.elements.length;
  const fractions = new Float64Array(n);
  const [first, end] =
    referenceSample === undefined ? [0, bath.samples] : [referenceSample, referenceSample + 1];
  for (let s = first; s < end; s++) {
    for (let e = 0; e < n; e++) {
      fractions[e] = fractions[e]! + totals[s * n + e]! / mass[s]! / (end - first);
    }
  }
  return {
    elements: bath.elements,
    populations: bath.populations,
    fractions,
    mass_kg: massNow(run),
    temperature_K: run.temperature_K,
    extrapolate: options.extrapolate ?? false,
    ...(referenceSample === undefined ? {} : { referenceSample }),
  };
}

/** Mass of the metal [kg]: of the reference sample, else the mean over samples. */
function massNow({ bath, options }: Run): number {
  const mass = massOf(bath);
  return options.referenceSample === undefined ? mean(mass) : mass[options.referenceSample]!;
}

function enter(bath: Bath, kernel: Kernel, parameters: Float64Array): void {
  if (!kernel.resolvesForms) forgetForms(bath);
  else if (!bath.resolved) {
    kernel.settle?.(bath, parameters, 0);
    bath.resolved = true;
  }
}

/** The additions of an operation in portions, and what each lump weighs once it has gone in. */
interface Feed {
  readonly portions: readonly Portion[];
  readonly amounts: Map<Addition, Float64Array>;
}

function feedOf(kernel: Kernel, { additions }: RouteStep, warnings: string[]): Feed {
  const { duration_s } = kernel;
  const portions = additions.flatMap((addition) => {
    const { at_s, path } = addition;
    if (at_s > duration_s) {
      throw new InputError(
        `the addition at ${at_s} s comes after the end of the operation at ${duration_s} s`,
        {
          path: `${path}.at_s`,
          value: at_s,
          unit: 's',
          allowed: `0 to ${duration_s} s`,
          cure: 'correct at_s: it counts from the start of the operation',
        },
      );
    }
    const time_s = addition.dissolution_s ?? kernel.dissolution_s?.(addition) ?? 0;
    if (time_s > 0 && at_s + time_s > duration_s) {
      warnings.push(
        `${addition.material} added at ${Math.round(at_s)} s ${Number.isFinite(time_s) ? `needs some ${Math.round(time_s)} s to dissolve` : 'does not dissolve in a melt that stands still'}, but the operation ends ${Math.round(duration_s - at_s)} s later. The rest is counted as dissolved then`,
      );
    }
    return portionsOf(addition, time_s, duration_s);
  });
  return { portions, amounts: new Map() };
}

/** Refusals of an operation name a setting; here they learn where the caller wrote it. */
const atSetting = (path: string): Retelling => ({
  detail: (detail) =>
    detail.path === undefined || detail.path.startsWith(path)
      ? detail
      : { ...detail, path: `${path}.settings.${detail.path}` },
});

/** Part of a lump from which the chemistry of the bath is worked out anew. */
const LARGE_SHARE = 0.5;

/** Puts in what is due now; true when so much came in that the kernel must be prepared anew. */
function takeAdditions(
  at: {
    readonly kernel: Kernel;
    readonly bath: Bath;
    readonly exchange: Exchange;
    readonly feed: Feed;
    readonly recoveries: Recoveries;
    readonly warnings: string[];
  },
  stop: number,
): boolean {
  const { kernel, bath, exchange, feed, recoveries, warnings } = at;
  const due = feed.portions.filter((portion) => portion.at_s === stop);
  for (const portion of due) {
    const { addition } = portion;
    let amount_kg = feed.amounts.get(addition);
    if (!amount_kg) {
      warnings.push(...(kernel.judgeAddition?.(bath, addition, stop) ?? []));
      amount_kg = amountOf(addition, bath);
      feed.amounts.set(addition, amount_kg);
    }
    addToBath(bath, portion, { amount_kg, exchange, recoveries });
  }
  return due.some(({ share }) => share > LARGE_SHARE);
}

/** Where the runner stops: jumps of conditions, additions, looking times, the end. */
function stopsOf(kernel: Kernel, feed: Feed, run: Run): number[] {
  const { duration_s } = kernel;
  const stops = new Set<number>([0, duration_s, ...kernel.knots_s, ...feed.portions.map((one) => one.at_s)]);
  for (const at of run.options.at_s ?? []) {
    const local = at - run.time_s;
    if (local > 0 && local < duration_s) stops.add(local);
  }
  return [...stops].sort((a, b) => a - b);
}

/** The metal on the way, where it is asked for: as a furnace would hold it, without moving what the model goes on from. */
function look(
  run: Run,
  index: number,
  stop: number,
  { duration_s, deviation }: { readonly duration_s: number; readonly deviation: Deviation | undefined },
): void {
  if (run.options.finalOnly || stop === 0 || stop === duration_s) return;
  if (!(run.options.at_s ?? []).some((at) => Math.abs(at - run.time_s - stop) < 1e-9)) return;
  const bath = copyBath(run.bath);
  if (deviation) deviate(bath, deviation);
  run.snapshots.push({ index, time_s: run.time_s + stop, bath });
}

function lookAtEnd({ options, snapshots, time_s, bath }: Run, index: number, duration_s: number): void {
  if (!options.finalOnly) snapshots.push({ index, time_s: time_s + duration_s, bath: copyBath(bath) });
}

interface BalanceInput {
  readonly before: Float64Array;
  readonly bath: Bath;
  readonly exchange: Exchange;
  readonly step: RouteStep;
}

/** Throws BalanceError unless before - netLoss = after for every element and sample, and nothing is negative or NaN. */
function checkBalance({ before, bath, exchange, step }: BalanceInput): void {
  const after = totalKg(bath);
  const n = bath.elements.length;
  for (let s = 0; s < bath.samples; s++) {
    for (let e = 0; e < n; e++) {
      const from = before[s * n + e]!;
      const to = after[s * n + e]!;
      const net = netLoss(exchange, s, e);
      const scale = Math.max(from, to, grossExchange(exchange, s, e));
      const gap = from - net - to;
      if (Math.abs(gap) <= BALANCE_TOLERANCE * scale && to >= -BALANCE_TOLERANCE * scale) continue;
      const where = `${step.operation.name} (${step.operation.fidelity}), ${bath.elements[e]}, sample ${s}`;
      throw new BalanceError(
        `the mass balance of ${where} does not close: ${from} kg in, ${net} kg exchanged, ${to} kg out`,
        {
          path: step.path,
          where,
          value: Number.isFinite(gap) ? gap : String(gap),
          unit: 'kg',
          allowed: `within ${BALANCE_TOLERANCE} of ${scale} kg, and not negative`,
          cure: 'this is a fault of Remelt: report it with the input document',
        },
      );
    }
  }
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const v of values) sum += v;
  return sum / values.length;
}

/** Share of the charged amount that is taken to stay at least, by element [1]: 1 = no removal credit. */
export type HeldShares = Readonly<Partial<Record<ElementSymbol, number>>>;

/** The refined bath with the held share of the charged amounts put back where the route left less. */
export function withoutRemovalCredit(charged: Bath, refined: Bath, held: HeldShares): Bath {
  const out = copyBath(refined);
  forgetForms(out);
  const before = totalKg(charged);
  const n = charged.elements.length;
  for (const [element, share] of entriesOf(held)) {
    const e = charged.elements.indexOf(element);
    if (e < 0) continue;
    for (let s = 0; s < charged.samples; s++) {
      out.dissolved[s * n + e] = Math.max(out.dissolved[s * n + e]!, share * before[s * n + e]!);
    }
  }
  return out;
}
