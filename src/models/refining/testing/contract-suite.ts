import { type ElementSymbol, elementsIn } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { type Bath, bathFrom, ensembleOf, massOf, totalKg } from '../bath.ts';
import { createExchange, SINKS } from '../exchange.ts';
import type { Law, Monotone, Operation } from '../operation.ts';
import { drawParameters } from '../parameters.ts';
import { type RouteResult, runRoute } from '../route.ts';
import { type GivenSettings, resolveSettings } from '../settings.ts';

/** One check of one law on one operation. `skipped` carries the operation's own reason. */
export interface ContractCheck {
  readonly law: string;
  readonly skipped?: string;
  /** Throws Error saying what is broken. */
  readonly run: () => void;
}

/** What a suite runs on: properties, and settings that every check starts from (geometry, a short time). */
export interface SuiteContext {
  readonly properties: MeltProperties;
  readonly settings: GivenSettings;
}

/** Wt% of the metal that every check starts from: an alloy with gases, tramps and a rare earth. */
const METAL: Readonly<Partial<Record<ElementSymbol, number>>> = {
  Ni: 61.2385,
  Cr: 18,
  Co: 9,
  Mo: 4,
  Al: 3,
  Ti: 2,
  Fe: 2,
  Mn: 0.5,
  C: 0.05,
  Cu: 0.1,
  Si: 0.05,
  La: 0.04,
  Mg: 0.005,
  Sn: 0.003,
  S: 0.003,
  O: 0.003,
  N: 0.006,
  Pb: 0.002,
  Bi: 0.0005,
};
const SAMPLES = 6;
const MASS_KG = 20;
/** What rounding may do to contents that must be equal: sums in another order differ in the 16th digit. */
const EQUAL = 1e-9;

/**
 * The checks of one operation, one per law it declares. Mass closure is checked by the runner in every run, these
 * included; a law that does not apply is listed with its reason.
 */
export function contractChecks(operation: Operation, context: SuiteContext): ContractCheck[] {
  const { laws } = operation;
  const checks: ContractCheck[] = [
    { law: 'mass closes per element and sample', run: () => void run(operation, context) },
    named('zero time is the identity', laws.zeroTimeIsIdentity, () => checkZeroTime(operation, context)),
    named('element order does not matter', laws.elementOrderDoesNotMatter, () =>
      checkOrder(operation, context),
    ),
    named('mass scales at fixed area-to-volume', laws.massScalesAtFixedAreaToVolume, () =>
      checkScaling(operation, context),
    ),
    named('dissolved content never below local equilibrium', laws.dissolvedNotBelowEquilibrium, () =>
      checkFloor(operation, context),
    ),
    { law: 'books only to the sinks it names', run: () => checkSinks(operation, context) },
    { law: 'the same seed gives the same bytes', run: () => checkRepeat(operation, context) },
  ];
  if ('doesNot' in laws.monotone) {
    checks.push({ law: 'monotone', skipped: laws.monotone.doesNot, run: () => undefined });
    return checks;
  }
  for (const one of laws.monotone) {
    checks.push({
      law: `more ${one.raise}: ${one.element} ${one.final}`,
      run: () => checkMonotone(operation, context, one),
    });
  }
  return checks;
}

function named(law: string, declared: Law, check: () => void): ContractCheck {
  return declared === 'applies'
    ? { law, run: check }
    : { law, skipped: declared.doesNot, run: () => undefined };
}

interface Variation {
  readonly metal?: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly order?: (elements: readonly ElementSymbol[]) => readonly ElementSymbol[];
  readonly mass_kg?: number;
  readonly settings?: GivenSettings;
}

function bathOf(variation: Variation): Bath {
  const metal = variation.metal ?? METAL;
  const symbols = elementsIn(metal);
  const elements = variation.order?.(symbols) ?? symbols;
  const total = symbols.reduce((sum, element) => sum + metal[element]!, 0);
  const values = new Float64Array(SAMPLES * elements.length);
  for (let s = 0; s < SAMPLES; s++) {
    elements.forEach((element, e) => {
      values[s * elements.length + e] = metal[element]! / total;
    });
  }
  return bathFrom({ elements, samples: SAMPLES, values }, variation.mass_kg ?? MASS_KG);
}

function run(operation: Operation, context: SuiteContext, variation: Variation = {}): RouteResult {
  return runRoute(
    bathOf(variation),
    [
      {
        operation,
        settings: { ...context.settings, ...variation.settings },
        additions: [],
        path: 'route[0]',
      },
    ],
    { properties: context.properties, draw: { kind: 'streams', seed: 1, branch: 'contract' } },
  );
}

/** ppm by element, samples in order. */
function contentsOf(bath: Bath): Map<ElementSymbol, number[]> {
  const ensemble = ensembleOf(bath);
  return new Map(
    ensemble.elements.map((element, e) => [
      element,
      Array.from(
        { length: bath.samples },
        (_, s) => ensemble.values[s * ensemble.elements.length + e]! * 1e6,
      ),
    ]),
  );
}

function checkZeroTime(operation: Operation, context: SuiteContext): void {
  const bath = bathOf({});
  const { values } = resolveSettings(operation.settings, context.settings, {
    path: 'settings',
    operation: operation.name,
  });
  const populations = operation.populations(bath.elements, context.properties);
  const populated: Bath = {
    ...bath,
    populations,
    particles: new Float64Array(bath.samples * populations.length),
  };
  const before = totalKg(populated);
  const fractions = new Float64Array(bath.elements.length);
  bath.elements.forEach((_, e) => {
    fractions[e] = before[e]! / MASS_KG;
  });
  const kernel = operation.prepare(
    values,
    {
      elements: bath.elements,
      populations: populated.populations,
      fractions,
      mass_kg: MASS_KG,
      temperature_K: null,
      extrapolate: false,
    },
    context.properties,
  );
  const parameters = drawParameters(operation.parameters(bath.elements, context.properties), SAMPLES, {
    kind: 'central',
  });
  const exchange = createExchange(bath.elements, SAMPLES);
  kernel.settle?.(populated, parameters, 0);
  const settled = totalKg(populated);
  const dissolved = Float64Array.from(populated.dissolved);
  for (const at of [0, kernel.duration_s / 2]) kernel.advance(populated, parameters, at, at, exchange);
  settled.forEach((kg, i) => {
    if (Math.abs(kg - before[i]!) > EQUAL * before[i]!) throw new Error('deciding the forms changed a total');
  });
  populated.dissolved.forEach((kg, i) => {
    if (kg !== dissolved[i]) throw new Error(`zero time changed ${bath.elements[i % bath.elements.length]}`);
  });
  if (exchange.kg.some((kg) => kg !== 0)) throw new Error('zero time booked an exchange');
}

function checkOrder(operation: Operation, context: SuiteContext): void {
  const straight = contentsOf(run(operation, context).bath);
  const reversed = contentsOf(run(operation, context, { order: (e) => [...e].reverse() }).bath);
  expectEqual(straight, reversed, 'element order changed');
}

function checkScaling(operation: Operation, context: SuiteContext): void {
  const factor = 16;
  const scaled: Record<string, number> = {};
  for (const [name, setting] of Object.entries(operation.settings)) {
    const given = context.settings[name];
    if (setting.kind === 'number' && setting.scalesWithMass && typeof given === 'number') {
      scaled[name] = given * factor ** setting.scalesWithMass;
    }
  }
  const small = run(operation, context);
  const large = run(operation, context, { mass_kg: MASS_KG * factor, settings: scaled });
  expectEqual(contentsOf(small.bath), contentsOf(large.bath), 'sixteen times the mass changed');
  const a = small.steps[0]!.exchange.kg;
  const b = large.steps[0]!.exchange.kg;
  a.forEach((kg, i) => {
    if (Math.abs(b[i]! - factor * kg) > EQUAL * Math.abs(factor * kg) + 1e-15) {
      throw new Error(`exchange does not scale: ${kg} kg against ${b[i]} kg`);
    }
  });
}

function checkFloor(operation: Operation, context: SuiteContext): void {
  const long = run(operation, context, { settings: { time_s: 20_000 } });
  const short = run(operation, context, { settings: { time_s: 1 } });
  const mass = massOf(long.bath);
  const start = bathOf({});
  const n = start.elements.length;
  for (const row of long.steps[0]!.limits) {
    const atStart = short.steps[0]!.limits.find((one) => one.element === row.element)?.floor_ppm ?? 0;
    const floor = Math.min(row.floor_ppm, atStart);
    if (!(floor > 0)) continue;
    const e = start.elements.indexOf(row.element);
    let dissolved = 0;
    let initial = 0;
    for (let s = 0; s < SAMPLES; s++) {
      dissolved += (long.bath.dissolved[s * n + e]! / mass[s]! / SAMPLES) * 1e6;
      initial += (start.dissolved[s * n + e]! / MASS_KG / SAMPLES) * 1e6;
    }
    if (dissolved < Math.min(initial, floor) * (1 - FLOOR_SLACK)) {
      throw new Error(`${row.element}: ${dissolved} ppm dissolved, below its floor of ${floor} ppm`);
    }
  }
}

/** Mean of contents against mean of floors over samples that differ: a few per cent of curvature. */
const FLOOR_SLACK = 0.05;

function checkMonotone(operation: Operation, context: SuiteContext, one: Monotone): void {
  const base = run(operation, context, { ...(one.under ? { settings: one.under } : {}) });
  const raised = run(operation, context, raise(context, one));
  const before = contentsOf(base.bath).get(one.element)!;
  const after = contentsOf(raised.bath).get(one.element)!;
  before.forEach((ppm, s) => {
    const change = after[s]! - ppm;
    const slack = 1e-7 * Math.max(ppm, 1e-9);
    if (one.final === 'rises' ? change < -slack : change > slack) {
      throw new Error(`${one.raise} x ${one.factor}: ${one.element} went from ${ppm} to ${after[s]} ppm`);
    }
  });
}

function raise(context: SuiteContext, one: Monotone): Variation {
  const settings = { ...context.settings, ...one.under };
  if (one.raise.startsWith('content:')) {
    const element = one.raise.slice('content:'.length) as ElementSymbol;
    return { metal: { ...METAL, [element]: (METAL[element] ?? 0) * one.factor }, settings };
  }
  const value = settings[one.raise];
  if (typeof value !== 'number') throw new Error(`the suite has no number for ${one.raise}`);
  return { settings: { ...settings, [one.raise]: value * one.factor } };
}

function checkSinks(operation: Operation, context: SuiteContext): void {
  const { exchange } = run(operation, context).steps[0]!;
  const block = exchange.samples * exchange.elements.length;
  SINKS.forEach((sink, k) => {
    if (operation.sinks.includes(sink)) return;
    if (exchange.kg.subarray(k * block, (k + 1) * block).some((kg) => kg !== 0)) {
      throw new Error(`booked to ${sink}, which the operation does not name`);
    }
  });
}

function checkRepeat(operation: Operation, context: SuiteContext): void {
  const first = run(operation, context).bath.dissolved;
  const second = run(operation, context).bath.dissolved;
  first.forEach((kg, i) => {
    if (kg !== second[i]) throw new Error('two runs with one seed differ');
  });
}

function expectEqual(a: Map<ElementSymbol, number[]>, b: Map<ElementSymbol, number[]>, words: string): void {
  for (const [element, values] of a) {
    values.forEach((ppm, s) => {
      const other = b.get(element)![s]!;
      if (Math.abs(other - ppm) > EQUAL * Math.max(Math.abs(ppm), 1e-12)) {
        throw new Error(`${words} ${element}: ${ppm} against ${other} ppm in sample ${s}`);
      }
    });
  }
}
