import type { CalibratedParameters } from '../../documents/heats/calibrated-parameters.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { placed, type Retelling } from '../../foundation/errors.ts';
import {
  byElementOrder,
  type ElementSymbol,
  elementsIn,
  entriesOf,
  RELEASE_CRITICAL,
} from '../../metal/alloy/element.ts';
import type { Ensemble } from '../../metal/alloy/ensemble.ts';
import type {
  ChargedEnsemble,
  Draws,
  Linearised,
  RefinedEnsemble,
  Refining,
  RefiningOption,
} from '../../models/charge/refining.ts';
import { type Bath, ensembleOf, massOf, totalKg } from '../../models/refining/bath.ts';
import type { Draw } from '../../models/refining/parameters.ts';
import {
  elementsBrought,
  type HeldShares,
  type RouteStep,
  type RunOptions,
  runRoute,
  withoutRemovalCredit,
} from '../../models/refining/route.ts';
import type { Control } from '../control.ts';
import { drawCalibrated } from '../furnace/calibrated-draw.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { furnaceErrorsOf } from '../route/furnace-errors.ts';
import { stepsOf } from '../route/steps.ts';

type GivenRoute = NonNullable<PlanInput['heats'][number]['route']>;

/** A route option with its operations at hand. */
export interface RouteOption extends RefiningOption {
  readonly before: readonly RouteStep[];
  /** Steps after the place where late additions go in: after the last vacuum-induction operation. */
  readonly after: readonly RouteStep[];
}

/** What the port needs besides the options. */
export interface RouteRun {
  readonly facts: SimulateFacts;
  readonly options: readonly RouteOption[];
  /** Refined metal asked for [kg]: furnaces are sized by it. */
  readonly mass_kg: number;
  readonly seed: number | string;
  /** Release-critical traces whose removal the plant's own heats have shown. */
  readonly removalCredit: RemovalCredit;
  /** The furnace as its own heats left it; absent: literature. */
  readonly calibrated?: CalibratedParameters | undefined;
  /** How far published furnaces are from the models: drawn in what follows the bath, or throughout; absent: not at all. */
  readonly published?: 'throughout' | 'after the bath';
  readonly control: Control;
}

/** Names of traces that are removed as the model says, or the share of each that is taken to stay at least [1]. */
export type RemovalCredit = NonNullable<PlanInput['heats'][number]['removalCredit']>;

/** Samples from which level and scatter of the furnace are taken: the standard deviation to 3 %, the mean to 4 % of it. */
const SCATTER_SAMPLES = 500;
/**
 * Samples of the next charge through the same furnaces: on the first of the same draws it shows by what the scatter
 * differs. Beyond this factor the scatter is another one, and what these samples show of it is all there is [1].
 */
const SCATTER_AGAIN = 150;
const LIKE_BEFORE = 1.5;
/** Step of the finite differences: this share of the content, at least 1 ppm of the melt [1, kg/kg]. */
const STEP = { share: 0.02, least: 1e-6 };
/** A share below which nothing is left: a solver needs no smaller numbers beside ones of its scale [1]. */
const NONE_LEFT = 1e-4;
/** Step for what is added late: of the order of a rare-earth window, so that what oxygen and sulfur bind first counts [kg/kg]. */
const LATE_STEP = 2e-4;
/**
 * Noise beyond which a finite difference is no slope [1 of the step]: what is nearly used up comes out of the integrator
 * within 10 %, differently for every charge.
 */
const UNSURE = 0.05;
/**
 * The slope is then that of the mean of so many drawn heats, to a tenth, up to as much again: as long as oxygen and
 * sulfur take all of an element, more of it changes nothing near by [1, kg/kg].
 */
const SLOPE_SAMPLES = 100;
const MEAN_STEP = { share: 1, least: 1e-5 };
/** An effect must stand so far above what most elements seem to have [1]; chosen, not derived. */
const CLEAR = 5;
/**
 * An element that moves another by less than this share of its content, with all of it, leaves it alone [1]; of contents
 * below 10 ppm by less than 0.1 ppm [kg/kg]: so finely the integrator does not tell them apart.
 */
const CROSS_SHARE = 0.01;
const CROSS_FROM = 1e-5;

/** A route of a plan document, split where late additions go in. Throws InputError, NotFoundError and
 * ValidityError with the place in the document. */
export function routeOptionOf(
  route: GivenRoute,
  facts: SimulateFacts,
  of: RefiningOption & { readonly path: string },
): RouteOption {
  const { path, ...option } = of;
  const steps = placed(inPlan(path), () => stepsOf({ melt: { mass_kg: 1 }, route }, facts)).map((step) => ({
    ...step,
    path: step.path.replace('route', path),
  }));
  const last = steps.findLastIndex((step) => step.operation.name === 'vacuum-induction');
  const at = last < 0 ? steps.length : last + 1;
  return { ...option, before: steps.slice(0, at), after: steps.slice(at) };
}

/** Refusals name places in the plan document instead of a document with one route. */
const inPlan = (path: string): Retelling => ({
  detail: (detail) => (detail.path ? { ...detail, path: detail.path.replace('route', path) } : detail),
  message: (message) => message.replaceAll('route[', `${path}[`),
});

/** The refining port on the real route: what `models/charge` plans with and checks conformance through. */
export function refiningOf(run: RouteRun): Refining {
  const optionOf = (option: RefiningOption): RouteOption => run.options.find((one) => one.id === option.id)!;
  const known = new Map<string, Linearised>();
  const scatters = new Map<string, Linearised['factors']>();
  return {
    linearise: (option, composition) => {
      const key = `${option.id} ${JSON.stringify(composition)}`;
      // a table costs nothing to draw from
      const before = isSimulated(optionOf(option)) ? (scatters.get(option.id) ?? null) : null;
      const made = known.get(key) ?? linearise(run, optionOf(option), { composition, before });
      known.set(key, made);
      scatters.set(option.id, made.factors);
      return made;
    },
    isSimulated: (option) => isSimulated(optionOf(option)),
    sample: (ensemble, option, draws) => sample(run, optionOf(option), { ensemble, draws }),
  };
}

/** True where an operation of the route is more than a table. */
export const isSimulated = (option: RouteOption): boolean =>
  stepsIn(option).some(({ operation }) => operation.fidelity === 'kinetic');

/** What stays of the release-critical traces at least, whatever the furnace is said to do: all, or the share that is left uncredited. */
export function heldShares(credit: RemovalCredit): HeldShares {
  const names = Array.isArray(credit) ? credit : null;
  const shares = Array.isArray(credit) ? {} : credit;
  return Object.fromEntries(
    RELEASE_CRITICAL.filter((element) => !names?.includes(element)).map((element) => [
      element,
      shares[element] ?? 1,
    ]),
  );
}

function sample(
  run: RouteRun,
  option: RouteOption,
  of: { ensemble: ChargedEnsemble; draws: Draws },
): RefinedEnsemble {
  const { ensemble, draws } = of;
  const { samples } = ensemble.charge;
  const elements = elementsOf([...ensemble.charge.elements, ...ensemble.late.elements], option);
  const charged = bathOf(elements, samples, [[ensemble.charge, run.mass_kg]]);
  const { seed, branch, first } = draws;
  const { published } = run;
  const drawn = { kind: 'streams' as const, seed, branch, firstSample: first };
  const at = { steps: stepsIn(option), elements, samples, others: drawn };
  const options = {
    ...{ properties: run.facts.properties, finalOnly: true, signal: run.control.signal },
    ...drawnAs(run, { ...at, published: published !== undefined }),
  };
  const untilBath = { ...options, ...drawnAs(run, { ...at, published: published === 'throughout' }) };
  const melted = option.before.length > 0 ? runRoute(charged, option.before, untilBath).bath : charged;
  const added = bathOf(elements, samples, [
    [ensembleOfKg(melted), 1],
    [ensemble.late, run.mass_kg],
  ]);
  const refined = option.after.length > 0 ? runRoute(added, option.after, options).bath : added;
  const all = bathOf(elements, samples, [
    [ensemble.charge, run.mass_kg],
    [ensemble.late, run.mass_kg],
  ]);
  const held = withoutRemovalCredit(all, refined, heldShares(run.removalCredit));
  return { ...ensembleOf(held), masses: massOf(held).map((kg) => kg / run.mass_kg) };
}

/**
 * What a run draws: the furnace's own rows where its heats gave them, the rest as `others` says. Errors of published furnaces are
 * drawn where they are asked for; what own heats left of the error is a part of that furnace and always drawn.
 */
function drawnAs(
  run: RouteRun,
  of: {
    readonly steps: readonly RouteStep[];
    readonly elements: readonly ElementSymbol[];
    readonly samples: number;
    readonly others: Exclude<Draw, { readonly kind: 'given' }>;
    readonly published: boolean;
  },
): Pick<RunOptions, 'draw' | 'discrepancies'> {
  const { calibrated, facts } = run;
  const { others, published } = of;
  const discrepancies = published ? furnaceErrorsOf({ calibrated }, facts) : undefined;
  if (!calibrated) return { draw: others, discrepancies };
  return { draw: { kind: 'given', values: ownRows(calibrated, of), others }, discrepancies };
}

/** Values of the furnace's own rows by sample. */
function ownRows(
  calibrated: CalibratedParameters,
  { samples, others }: Pick<Parameters<typeof drawnAs>[1], 'samples' | 'others'>,
): Map<string, Float64Array> {
  if (others.kind === 'central')
    return new Map(
      calibrated.rows.map(({ name, central }) => [name, new Float64Array(samples).fill(central)]),
    );
  const { seed, branch, firstSample: first = 0 } = others;
  const drawn = drawCalibrated(calibrated, {
    ...{ seed: `${seed}/${branch}`, first, count: samples },
    path: 'heats[0].calibrated',
  });
  // without the sample at the centre
  return new Map([...drawn].map(([name, values]) => [name, values.subarray(1)]));
}

const stepsIn = ({ before, after }: RouteOption): readonly RouteStep[] => [...before, ...after];

const elementsOf = (some: readonly ElementSymbol[], option: RouteOption): ElementSymbol[] =>
  [...new Set([...some, ...elementsBrought(stepsIn(option))])].sort(byElementOrder);

/** Totals of a bath as an ensemble in kg. */
const ensembleOfKg = (bath: Bath): Ensemble => ({
  elements: bath.elements,
  samples: bath.samples,
  values: totalKg(bath),
});

/** A bath that is the sum of ensembles, each times its mass [kg]. */
function bathOf(
  elements: readonly ElementSymbol[],
  samples: number,
  parts: readonly (readonly [Ensemble, number])[],
): Bath {
  const n = elements.length;
  const dissolved = new Float64Array(samples * n);
  for (const [{ elements: own, values }, mass_kg] of parts) {
    own.forEach((element, e) => {
      const at = elements.indexOf(element);
      for (let s = 0; s < samples; s++)
        dissolved[s * n + at] = dissolved[s * n + at]! + values[s * own.length + e]! * mass_kg;
    });
  }
  return { elements, samples, dissolved, populations: [], particles: new Float64Array(0), resolved: false };
}

/**
 * The route made linear around a charge: levels from the mean of an ensemble, slopes from finite differences at central
 * parameters, one element more at a time; of an element that comes out too unevenly for that, from the mean too.
 * Elements that act on others (oxygen on a rare earth) get a slope of their own when they move it by a hundredth.
 */
function linearise(
  run: RouteRun,
  option: RouteOption,
  at: {
    readonly composition: Readonly<Partial<Record<ElementSymbol, number>>>;
    /** Scatter of a charge nearby; null = none is known. */
    readonly before: Linearised['factors'] | null;
  },
): Linearised {
  const { composition, before } = at;
  const elements = elementsOf(elementsIn(composition), option);
  const steps = stepsIn(option);
  const n = elements.length;
  const base = elements.map((element) => (composition[element] ?? 0) * run.mass_kg);
  const mass_kg = base.reduce((sum, kg) => sum + kg, 0);
  const step = base.map((kg) => Math.max(kg * STEP.share, STEP.least * mass_kg));
  // sample 0 is the charge itself, sample 1 + j has a step more of element j
  const varied = kgBath(elements, n + 1, (s, e) => base[e]! + (s === e + 1 ? step[e]! : 0));
  const through = (bath: Bath, others: Parameters<typeof drawnAs>[1]['others']): Bath =>
    runRoute(bath, steps, {
      properties: run.facts.properties,
      ...drawnAs(run, { steps, elements, samples: bath.samples, others, published: false }),
      finalOnly: true,
    }).bath;
  const out = totalKg(through(varied, { kind: 'central' }));
  const change = (e: number, j: number): number => out[(j + 1) * n + e]! - out[e]!;
  // few elements act on any other: what most of them seem to do is what the integrator cannot tell apart
  const noise = elements.map((_, e) => medianOf(elements.map((_, j) => Math.abs(change(e, j)))));
  const acts = (e: number, j: number): boolean => Math.abs(change(e, j)) > CLEAR * noise[e]!;
  const drawn = (samples: number, kg: (element: number) => number): Bath =>
    through(
      kgBath(elements, samples, (_, e) => kg(e)),
      { kind: 'streams', seed: run.seed, branch: 'planning', firstSample: 0 },
    );
  const scattered = scatterOf(before, (samples) => drawn(samples, (e) => base[e]!));
  const own = elements.map((_, e) => {
    if (noise[e]! <= UNSURE * step[e]!) return change(e, e) / step[e]!;
    const more_kg = Math.max(MEAN_STEP.share * base[e]!, MEAN_STEP.least * mass_kg);
    const more = drawn(SLOPE_SAMPLES, (j) => base[j]! + (j === e ? more_kg : 0));
    return meanRise(scattered.bath, more, e) / more_kg;
  });
  const slope = (e: number, j: number): number => (j === e ? own[e]! : change(e, j) / step[j]!);
  const late =
    option.after.length > 0
      ? lateSlopes(
          run,
          option,
          kgBath(elements, 1, (_, e) => base[e]!),
        )
      : null;
  return linearisedFrom({ run, elements, base, slope, acts, late, scattered });
}

/** What drawn heats of one charge hold, and the draws that their scatter is shown by. */
interface Scatter {
  readonly bath: Bath;
  /** Content over its mean, by element and sample [1]. */
  readonly factors: Linearised['factors'];
}

/** Many drawn heats of the first charge; few of the next one, with the scatter of the one before brought to what these show. */
function scatterOf(before: Linearised['factors'] | null, drawn: (samples: number) => Bath): Scatter {
  const bath = drawn(before ? SCATTER_AGAIN : SCATTER_SAMPLES);
  const seen = factorsOf(bath);
  return { bath, factors: before ? factorsLike(before, seen) : seen };
}

/** Factors of many draws, each deviation longer or shorter as few of another charge show; these alone where they differ much. */
function factorsLike(many: Linearised['factors'], few: Linearised['factors']): Linearised['factors'] {
  return Object.fromEntries(
    entriesOf(few).map(([element, seen]) => {
      const known = many[element];
      const there = known ? deviationOf(known.subarray(0, seen.length)) : 0;
      const ratio = there > 0 ? deviationOf(seen) / there : 0;
      if (!known || ratio > LIKE_BEFORE || ratio < 1 / LIKE_BEFORE) return [element, seen];
      const moved = (factor: number, s: number): number =>
        s < seen.length ? seen[s]! : Math.max(0, 1 + (factor - 1) * ratio);
      return [element, known.map(moved)];
    }),
  );
}

/** Contents of drawn heats over their mean, by element and sample; none of an element that is not there. */
function factorsOf(bath: Bath): Linearised['factors'] {
  const { values } = ensembleOf(bath);
  const { elements, samples } = bath;
  const n = elements.length;
  return Object.fromEntries(
    elements.flatMap((element, e) => {
      const { mean } = columnOf(values, { samples, n, e });
      return mean > 0
        ? [[element, Float64Array.from({ length: samples }, (_, s) => values[s * n + e]! / mean)]]
        : [];
    }),
  );
}

/** Root mean square of factors from 1 [1]. */
const deviationOf = (factors: Float64Array): number =>
  Math.sqrt(factors.reduce((sum, factor) => sum + (factor - 1) ** 2, 0) / factors.length);

/** kg of each element that are still there at the end, per kg of it added after the last stirred melt [1]. */
function lateSlopes(run: RouteRun, option: RouteOption, charged: Bath): readonly number[] {
  const { before, after } = option;
  const { elements } = charged;
  const through = (bath: Bath, steps: readonly RouteStep[]): Bath =>
    runRoute(bath, steps, {
      properties: run.facts.properties,
      ...drawnAs(run, {
        ...{ steps: stepsIn(option), elements, samples: bath.samples },
        ...{ others: { kind: 'central' }, published: false },
      }),
      finalOnly: true,
    }).bath;
  const melted = before.length > 0 ? through(charged, before) : charged;
  const n = elements.length;
  const base = totalKg(melted);
  const step = LATE_STEP * base.reduce((sum, kg) => sum + kg, 0);
  const varied = kgBath(elements, n + 1, (s, e) => base[e]! + (s === e + 1 ? step : 0));
  const out = totalKg(through(varied, after));
  return elements.map((_, e) => (out[(e + 1) * n + e]! - out[e]!) / step);
}

function kgBath(
  elements: readonly ElementSymbol[],
  samples: number,
  kg: (sample: number, element: number) => number,
): Bath {
  const n = elements.length;
  const dissolved = Float64Array.from({ length: samples * n }, (_, i) => kg(Math.floor(i / n), i % n));
  return { elements, samples, dissolved, populations: [], particles: new Float64Array(0), resolved: false };
}

interface LinearisationParts {
  readonly run: RouteRun;
  readonly elements: readonly ElementSymbol[];
  /** kg charged, by element. */
  readonly base: readonly number[];
  readonly slope: (of: number, by: number) => number;
  /** True when the second element moves the first by more than numerical noise. */
  readonly acts: (of: number, by: number) => boolean;
  /** Slopes of what is added late, by element; null when nothing follows the addition. */
  readonly late: readonly number[] | null;
  readonly scattered: Scatter;
}

/** What the samples of one bath have more of an element than the same samples of another, on average [kg]. */
function meanRise(before: Bath, after: Bath, e: number): number {
  const [a, b] = [totalKg(before), totalKg(after)];
  const n = after.elements.length;
  let sum = 0;
  for (let s = 0; s < after.samples; s++) sum += b[s * n + e]! - a[s * n + e]!;
  return sum / after.samples;
}

/** Slopes and levels as the charge room takes them: per kg of refined metal. */
function linearisedFrom({
  run,
  elements,
  base,
  slope,
  acts,
  late,
  scattered,
}: LinearisationParts): Linearised {
  const { samples } = scattered.bath;
  const fractions = ensembleOf(scattered.bath).values;
  const masses = massOf(scattered.bath);
  const n = elements.length;
  const out_kg = masses.reduce((sum, mass) => sum + mass, 0) / samples;
  const main = base.indexOf(Math.max(...base));
  // everything is told relative to what stays of the base metal
  const metalYield = slope(main, main);
  const held = heldShares(run.removalCredit);
  const retained: Partial<Record<ElementSymbol, number>> = {};
  const lateRetained: Partial<Record<ElementSymbol, number>> = {};
  const gained: Partial<Record<ElementSymbol, number>> = {};
  const cross: Partial<Record<ElementSymbol, Partial<Record<ElementSymbol, number>>>> = {};
  const relativeSpread: Partial<Record<ElementSymbol, number>> = {};
  const factors: Partial<Record<ElementSymbol, Float64Array>> = {};
  elements.forEach((element, e) => {
    const stays = held[element];
    if (late) lateRetained[element] = (stays ?? late[e]!) / metalYield;
    if (stays !== undefined) {
      retained[element] = stays / metalYield;
      return;
    }
    // as fractions: a scatter of the yield alone changes no content
    const level = columnOf(fractions, { samples, n, e });
    let explained = slope(e, e) * base[e]!;
    const kept = slope(e, e) / metalYield;
    retained[element] = Math.abs(kept) < NONE_LEFT ? 0 : kept;
    for (let j = 0; j < n; j++) {
      if (
        j === e ||
        j === main ||
        e === main ||
        !acts(e, j) ||
        Math.abs(slope(e, j)) * base[j]! < CROSS_SHARE * Math.max(level.mean, CROSS_FROM) * out_kg
      )
        continue;
      cross[element] = { ...cross[element], [elements[j]!]: slope(e, j) / metalYield };
      explained += slope(e, j) * base[j]!;
    }
    gained[element] = level.mean - explained / out_kg;
    const drawn = scattered.factors[element];
    if (level.mean <= 0 || !drawn) return;
    relativeSpread[element] = deviationOf(drawn);
    factors[element] = drawn;
  });
  return { retained, ...(late ? { lateRetained } : {}), gained, cross, metalYield, relativeSpread, factors };
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function columnOf(values: Float64Array, of: { samples: number; n: number; e: number }): { mean: number } {
  let sum = 0;
  for (let s = 0; s < of.samples; s++) {
    const value = values[s * of.n + of.e]!;
    sum += value;
  }
  const mean = sum / of.samples;
  return { mean };
}
