import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { columnsOf } from '../confident/conformance.ts';
import type { ContentDraws } from '../content-draws.ts';
import { type Columns, linearColumns } from '../judge.ts';
import { type LimitRow, limitRows } from '../limit-row.ts';
import { type ChargeLine, type ChargeMaterial, type ChargeProblem, relativeOf } from '../problem.ts';
import type { Draws, Linearised, Refining, RefiningOption } from '../refining.ts';
import { type Dose, dose, isGood, type Melter } from './melter.ts';

/** How far a bath sample is from the melt: one standard deviation, constant + share of the content [kg/kg, 1]. */
export type SampleSpread = Readonly<
  Partial<Record<ElementSymbol, { readonly constant: number; readonly share: number }>>
>;

export interface RecourseTrial {
  readonly problem: ChargeProblem;
  /** What is charged before the sample. */
  readonly lines: readonly ChargeLine[];
  readonly additions: readonly ChargeMaterial[];
  /** From careful to careless: the first whose trim the furnace has room for is taken. */
  readonly melters: readonly Melter[];
  /** Whose edges a sample has to cross before anything is done. */
  readonly trigger: Melter;
  readonly sample: SampleSpread;
  readonly mostTrims: number;
  /** Share of each element that is still there after the wait for one sample [1]. */
  readonly fade: Readonly<Partial<Record<ElementSymbol, { readonly mean: number; readonly spread: number }>>>;
  /** Limits of other grades that a heat may become, in order. */
  readonly divert: readonly (readonly LimitRow[])[];
  readonly draws: ContentDraws;
  readonly furnace: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly factors?: Linearised['factors'];
  /** The real route, in place of its linearisation: seed and branch are those of `draws`. */
  readonly route?: {
    readonly refining: Refining;
    readonly option: RefiningOption;
    readonly draws: Omit<Draws, 'first'>;
    readonly signal?: AbortSignal | undefined;
  };
}

/** What becomes of heats that are sampled and trimmed. Counts of samples. */
export interface Outcome {
  readonly samples: number;
  /** Meets its limits after so many trims: index 0 = none. */
  readonly byTrims: readonly number[];
  readonly diverted: number;
  /** Diverted to each of the other grades, in order. */
  readonly divertedTo: readonly number[];
  readonly scrapped: number;
  /** Mean mass that is poured, over the mass before trims [1]. */
  readonly growth: number;
  /** Mean price of the additions [usd], and their mean mass by addition [kg]. */
  readonly trim_usd: number;
  readonly trim_kg: readonly number[];
  /** Limits that failing heats break, with the number of heats. */
  readonly failures: readonly { readonly words: string; readonly fails: number }[];
}

/**
 * Heats drawn, sampled, trimmed by the melter's rule and judged by what they truly are. A heat that no rule can bring
 * inside its edges is poured as it is when the sample lies within the limits; what misses its limits is diverted to the
 * first grade it meets, else scrapped.
 */
export function tryRecourse(trial: RecourseTrial): Outcome {
  const { problem, draws, mostTrims } = trial;
  const melter = trial.trigger;
  const heat = problem.heats[0]!;
  const limits = limitRows(heat.specification, [...melter.elements]);
  const elements = [
    ...new Set([
      ...melter.elements,
      ...limits.flatMap((limit) => limit.elements),
      ...trial.divert.flat().flatMap((limit) => limit.elements),
    ]),
  ];
  const melts = meltsBefore(trial, elements);
  const melt_kg = meltedMass(problem, trial.lines);
  const state: State = {
    trial,
    elements,
    at: Int32Array.from(melter.elements, (element) => elements.indexOf(element)),
    noise: noiseOf(trial),
  };
  const byTrims = new Array<number>(mostTrims + 1).fill(0);
  const trim_kg = new Float64Array(trial.additions.length);
  const failures = new Map<string, number>();
  const divertedTo = new Array<number>(trial.divert.length).fill(0);
  let scrapped = 0;
  let grown = 0;
  for (let s = 0; s < draws.samples; s++) {
    const melt = melts.map((column) => column[s]!);
    const done = trimMelt(state, melt, s);
    grown += done.mass;
    done.amounts.forEach((amount, k) => {
      trim_kg[k] = trim_kg[k]! + (amount * melt_kg) / trial.additions[k]!.metalYield / draws.samples;
    });
    const broken = brokenLimit(limits, elements, melt);
    if (broken === null) byTrims[done.count] = byTrims[done.count]! + 1;
    else {
      failures.set(broken, (failures.get(broken) ?? 0) + 1);
      const grade = trial.divert.findIndex((one) => brokenLimit(one, elements, melt) === null);
      if (grade >= 0) divertedTo[grade] = divertedTo[grade]! + 1;
      else scrapped++;
    }
  }
  return {
    samples: draws.samples,
    byTrims,
    diverted: divertedTo.reduce((sum, count) => sum + count, 0),
    divertedTo,
    scrapped,
    growth: grown / draws.samples,
    trim_kg: [...trim_kg],
    trim_usd: trim_kg.reduce((sum, kg, k) => sum + kg * trial.additions[k]!.price_usd_per_kg, 0),
    failures: [...failures].map(([words, fails]) => ({ words, fails })).sort((a, b) => b.fails - a.fails),
  };
}

/** Metal before any trim [kg]: what the lines melt to, route yield included. */
export const meltedMass = ({ materials, heats }: ChargeProblem, lines: readonly ChargeLine[]): number =>
  lines.reduce((sum, line) => sum + line.mass_kg * materials[line.material]!.metalYield, 0) *
  (heats[0]!.refining?.metalYield ?? 1);

/** Samples that go through the route at once. */
const CHUNK = 1000;

/** Mass fractions of the melt before any trim, by element and sample. */
export function meltsBefore(
  trial: Pick<RecourseTrial, 'problem' | 'lines' | 'draws' | 'furnace' | 'factors' | 'route'>,
  elements: readonly ElementSymbol[],
): readonly Float64Array[] {
  const { problem, lines, draws, furnace, factors, route } = trial;
  if (route) {
    const parts: Columns[] = [];
    for (let first = 0; first < draws.samples; first += CHUNK) {
      route.signal?.throwIfAborted();
      const samples = Math.min(CHUNK, draws.samples - first);
      const of = { samples, draws: { ...route.draws, first }, elements };
      parts.push(columnsOf({ problem, lines, furnace, route, samples, draws: route.draws }, of));
    }
    return elements.map((element) => joined(parts, element, draws.samples));
  }
  const heat = problem.heats[0]!;
  const columns = linearColumns(
    { problem, heat, lines, draws, furnace, ...(factors ? { factors } : {}) },
    elements,
  );
  // contents come per kg of finished metal: what trims bring on average is still missing
  const before = meltedMass(problem, lines) / heat.mass_kg;
  return elements.map((element) => columns.get(element)!.map((content) => content / before));
}

function joined(parts: readonly Columns[], element: ElementSymbol, samples: number): Float64Array {
  const out = new Float64Array(samples);
  parts.forEach((columns, k) => {
    const column = columns.get(element);
    if (column) out.set(column, k * CHUNK);
  });
  return out;
}

interface State {
  readonly trial: RecourseTrial;
  readonly elements: readonly ElementSymbol[];
  /** Place of each element of the melter in the melt. */
  readonly at: Int32Array;
  readonly noise: Noise;
}

interface Noise {
  /** Standard normals of sample k for element e of the melter. */
  readonly reading: readonly (readonly Float64Array[])[];
  readonly fade: readonly (Float64Array | null)[];
  readonly taken: readonly (readonly (Float64Array | null)[])[];
}

function noiseOf({ trigger: melter, mostTrims, draws, fade, additions }: RecourseTrial): Noise {
  return {
    reading: Array.from({ length: mostTrims + 1 }, (_, k) =>
      melter.elements.map((element) => draws.normal(`sample ${k}/${element}`)),
    ),
    // how fast a melt fades is its own: the same in every wait
    fade: melter.elements.map((element) =>
      (fade[element]?.spread ?? 0) > 0 ? draws.normal(`fade/${element}`) : null,
    ),
    taken: additions.map((material) =>
      melter.elements.map((element) =>
        relativeOf(material.recovery?.[element]) > 0 ? draws.normal(`late:${element}`) : null,
      ),
    ),
  };
}

/**
 * Samples, waits for and trims one melt in place: it fades while each sample is away and is poured when a sample is good,
 * nothing can be done, or the last trim is in; returns what was added.
 */
function trimMelt(
  state: State,
  melt: number[],
  s: number,
): { count: number; amounts: Float64Array; mass: number } {
  const { trial } = state;
  const { trigger: melter, mostTrims } = trial;
  const amounts = new Float64Array(trial.additions.length);
  let count = 0;
  let mass = 1;
  while (count < mostTrims) {
    const reading = readingOf(state, melt, { s, k: count });
    wait(state, melt, s);
    if (isGood(melter, reading)) break;
    const found = carefulDose(trial, reading, mass);
    if (!found) break;
    take(state, melt, { found, s });
    found.amounts.forEach((amount, k) => {
      amounts[k] = amounts[k]! + amount * mass;
    });
    mass *= found.growth;
    count++;
  }
  return { count, amounts, mass };
}

/** Lets a melt fade while its sample is away. */
function wait({ trial, at, noise }: State, melt: number[], s: number): void {
  trial.trigger.elements.forEach((element, e) => {
    const fade = trial.fade[element];
    if (!fade) return;
    const left = Math.min(1, Math.max(0, fade.mean + fade.spread * (noise.fade[e]?.[s] ?? 0)));
    melt[at[e]!] = melt[at[e]!]! * left;
  });
}

/** The most careful trim that the furnace has room for; null when there is none, or nothing left to do. */
function carefulDose({ melters }: RecourseTrial, reading: Float64Array, mass: number): Dose | null {
  for (const melter of melters) {
    if (isGood(melter, reading)) return null;
    const found = dose({ ...melter, room: melter.room / mass }, reading);
    if (found) return found;
  }
  return null;
}

/** What the laboratory reports of a melt, as it will be when the report is there. */
function readingOf(
  { trial, at, noise }: State,
  melt: readonly number[],
  of: { s: number; k: number },
): Float64Array {
  return Float64Array.from(trial.trigger.elements, (element, e) => {
    const content = melt[at[e]!]!;
    const spread = trial.sample[element];
    const sd = spread ? Math.hypot(spread.constant, spread.share * content) : 0;
    return Math.max(0, content + sd * noise.reading[of.k]![e]![of.s]!) * (trial.fade[element]?.mean ?? 1);
  });
}

/** Stirs a dose into a melt, recoveries drawn. */
function take({ trial, at, noise }: State, melt: number[], of: { found: Dose; s: number }): void {
  const { found, s } = of;
  const { trigger: melter, additions } = trial;
  // what no limit stands alone for is thinned like the rest
  const own = new Set(at);
  for (let j = 0; j < melt.length; j++) if (!own.has(j)) melt[j] = melt[j]! / found.growth;
  melter.elements.forEach((element, e) => {
    let content = melt[at[e]!]!;
    found.amounts.forEach((amount, k) => {
      if (amount === 0) return;
      const relative = relativeOf(additions[k]!.recovery?.[element]);
      content += amount * melter.brings[k]![e]! * Math.max(0, 1 + relative * (noise.taken[k]![e]?.[s] ?? 0));
    });
    melt[at[e]!] = content / found.growth;
  });
}

const ROUNDING = 1e-6;

/** The first limit that a composition breaks, in words; null = it meets them all. */
function brokenLimit(
  limits: readonly LimitRow[],
  elements: readonly ElementSymbol[],
  melt: readonly number[],
): string | null {
  for (const limit of limits) {
    const content = limit.elements.reduce((sum, element) => sum + (melt[elements.indexOf(element)] ?? 0), 0);
    if (content > limit.max * (1 + ROUNDING)) return `${limit.elements.join('+')} above its maximum`;
    if (content < limit.min * (1 - ROUNDING)) return `${limit.elements.join('+')} below its minimum`;
  }
  return null;
}
