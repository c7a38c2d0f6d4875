import { throwIfCancelled } from '../../../foundation/errors.ts';
import { byElementOrder, type ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Ensemble } from '../../../metal/alloy/ensemble.ts';
import { ContentDraws } from '../content-draws.ts';
import { type Columns, failuresIn, judge, linearColumns, lowerLimitOf, type PassCount } from '../judge.ts';
import { limitRows } from '../limit-row.ts';
import {
  type ChargeLine,
  type ChargeMaterial,
  type ChargeProblem,
  presentElements,
  relativeOf,
} from '../problem.ts';
import type { ChargedEnsemble, Draws, Refining, RefiningOption } from '../refining.ts';
import { isDecided, type Look, lookOf, oneLook } from './looks.ts';

/** A charge of a problem with one heat, to be checked on fresh draws. */
export interface Trial {
  readonly problem: ChargeProblem;
  readonly lines: readonly ChargeLine[];
  readonly samples: number;
  readonly draws: Omit<Draws, 'first'>;
  /** Relative spread of the furnace in the linearisation; not used when the real route is run. */
  readonly furnace: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** The real route; null = what is charged comes out. */
  readonly route: { readonly refining: Refining; readonly option: RefiningOption } | null;
  /** Draws made before under the same seed and branch, from the first on. */
  readonly contents?: ContentDraws;
  /** Keeps what is drawn for the next check on the same draws. */
  readonly keeper?: ContentDraws | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Samples that go through the route at once. */
export const CHUNK = 1000;

/** Heats of a charge: contents by sample, and the metal that it makes on average, of what was ordered [1]. */
export interface DrawnHeats {
  readonly columns: Columns;
  readonly made: number;
}

/** A count with its lower limit: with the error of the look that it stopped at. */
export interface Conformity extends PassCount {
  readonly lowerLimit: number;
  /** Metal that the charge makes on average, of what was ordered [1]. */
  readonly made: number;
  readonly looks: readonly Look[];
  /** 1 for every sample that breaks a limit, else 0. */
  readonly failed: Uint8Array;
}

/**
 * Draws in which the heat meets every limit, through the real route where there is one: in turns with other work, and no
 * further than its verdict on `confidence` (`isDecided`), at the looks given (`looksAt`). Default: one look at all draws.
 */
export async function conformingInTurns(
  trial: Trial,
  how: {
    readonly confidence: number;
    readonly looks?: readonly Look[];
    readonly pause?: (() => Promise<void>) | undefined;
  },
): Promise<Conformity> {
  const { looks = oneLook(trial.samples) } = how;
  let count: PassCount = { passes: 0, samples: 0, failures: [] };
  let made = 0;
  const failed = new Uint8Array(looks.at(-1)!.samples);
  for (const { made: more, failed: some, ...chunk } of chunksOf(trial, looks)) {
    failed.set(some, count.samples);
    count = joined([count, chunk]);
    made += ((more - made) * chunk.samples) / count.samples;
    await how.pause?.();
    if (isDecided(count, looks, how.confidence)) break;
  }
  return {
    ...count,
    made,
    looks,
    failed: failed.slice(0, count.samples),
    lowerLimit: lowerLimitOf(count, 1 - lookOf(looks, count).error),
  };
}

function* chunksOf(
  trial: Trial,
  looks: readonly Look[],
): Generator<PassCount & Pick<Conformity, 'made' | 'failed'>> {
  const heat = trial.problem.heats[0]!;
  const elements = presentElements(trial.problem);
  const rows = limitRows(heat.specification, elements);
  for (let first = 0; first < trial.samples; ) {
    throwIfCancelled(trial.signal);
    const look = looks.find((one) => one.samples > first)!;
    const samples = Math.min(CHUNK, look.samples - first);
    const draws = { ...trial.draws, first };
    const contents = trial.keeper?.beside(samples, draws) ?? new ContentDraws(samples, draws);
    first += samples;
    const { columns, made } = drawnHeats(trial, { samples, draws, elements, contents });
    yield { ...judge(rows, columns, samples), failed: failuresIn(rows, columns, samples), made };
  }
}

interface Drawn {
  readonly samples: number;
  readonly draws: Draws;
  readonly elements: readonly ElementSymbol[];
  /** Draws made before from these first ones on. */
  readonly contents?: ContentDraws;
}

/** Refined contents [kg/kg] of every sample of a trial. */
export const columnsOf = (trial: Trial, of: Drawn): Columns => drawnHeats(trial, of).columns;

/** Every sample of a trial refined. What comes out as charged makes the mass that its linear model adds up. */
export function drawnHeats(trial: Trial, of: Drawn): DrawnHeats {
  const { problem, lines, furnace, route } = trial;
  const contents = trial.contents ?? of.contents ?? new ContentDraws(of.samples, of.draws);
  const heat = problem.heats[0]!;
  if (!route)
    return {
      columns: linearColumns({ problem, heat, lines, draws: contents, furnace }, of.elements),
      made: 1,
    };
  const refined = route.refining.sample(
    chargedEnsemble(problem, lines, {
      draws: contents,
      samples: of.samples,
      // draws made before begin with the first of all
      first: trial.contents ? of.draws.first : 0,
    }),
    route.option,
    of.draws,
  );
  const { elements, samples, values, masses } = refined;
  return {
    columns: new Map(
      elements.map((element, e) => [
        element,
        Float64Array.from({ length: samples }, (_, s) => values[s * elements.length + e]!),
      ]),
    ),
    made: masses.reduce((sum, mass) => sum + mass, 0) / samples,
  };
}

interface DrawnSamples {
  readonly draws: ContentDraws;
  readonly samples: number;
  /** Place of the first of them among the draws. */
  readonly first: number;
}

/**
 * What melts down of a charge, per kg of planned refined metal, by sample: the first charge and what is added late, with
 * late recoveries drawn. What analyses do not name is put down to the balance of the specification.
 */
function chargedEnsemble(
  problem: ChargeProblem,
  lines: readonly ChargeLine[],
  from: DrawnSamples,
): ChargedEnsemble {
  const isLate = (line: ChargeLine): boolean => problem.materials[line.material]!.recovery !== undefined;
  return {
    charge: part(
      problem,
      lines.filter((line) => !isLate(line)),
      from,
    ),
    late: part(problem, lines.filter(isLate), from),
  };
}

function part(problem: ChargeProblem, lines: readonly ChargeLine[], from: DrawnSamples): Ensemble {
  const { draws, samples, first } = from;
  const heat = problem.heats[0]!;
  const filler = heat.specification.balance ?? 'Ni';
  const used = { ...problem, materials: lines.map((line) => problem.materials[line.material]!), heats: [] };
  const elements = [
    ...new Set<ElementSymbol>([...presentElements(used), ...(lines.length > 0 ? [filler] : [])]),
  ].sort(byElementOrder);
  const n = elements.length;
  const f = elements.indexOf(filler);
  const values = new Float64Array(samples * n);
  for (const line of lines) {
    const material = problem.materials[line.material]!;
    const share = (line.mass_kg * material.metalYield) / heat.mass_kg;
    const rest = new Float64Array(samples).fill(1);
    const weighed = draws.weighing(material, line);
    const massOf = (s: number): number => share * (weighed ? weighed[first + s]! : 1);
    elements.forEach((element, e) => {
      if (element !== material.composition.balance && !material.composition.contents[element]) return;
      const contents = draws.content(material, element);
      const taken = takenOf(material, element, draws);
      for (let s = 0; s < samples; s++) {
        values[s * n + e] =
          values[s * n + e]! + massOf(s) * contents[first + s]! * (taken ? taken[first + s]! : 1);
        rest[s] = rest[s]! - contents[first + s]!;
      }
    });
    for (let s = 0; s < samples; s++)
      values[s * n + f] = values[s * n + f]! + massOf(s) * Math.max(0, rest[s]!);
  }
  return { elements, samples, values };
}

/** Share of an element that a late addition brings into the metal, by sample; null = all of it. */
function takenOf(material: ChargeMaterial, element: ElementSymbol, draws: ContentDraws): Float64Array | null {
  const recovery = material.recovery?.[element];
  if (!recovery) return null;
  const relative = relativeOf(recovery);
  return draws.normal(`late:${element}`).map((z) => recovery.mean * Math.max(0, 1 + relative * z));
}

function joined(counts: readonly PassCount[]): PassCount {
  const failures = new Map<string, PassCount['failures'][number]>();
  for (const { failures: some } of counts) {
    for (const one of some) {
      const key = `${one.limit.elements.join('+')} ${one.side}`;
      failures.set(key, { ...one, fails: one.fails + (failures.get(key)?.fails ?? 0) });
    }
  }
  const sum = (of: (count: PassCount) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  return {
    passes: sum((count) => count.passes),
    samples: sum((count) => count.samples),
    failures: [...failures.values()].sort((a, b) => b.fails - a.fails),
  };
}
