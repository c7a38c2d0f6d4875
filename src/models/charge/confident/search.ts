import { normalCdf, normalQuantile } from '../../../foundation/numerics/normal.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { buildBlend } from '../blend/blend.ts';
import { type ExtraRow, relaxed } from '../blend/linear-model.ts';
import { type Blend, chargesOf } from '../blend/model.ts';
import { lowestZ, relaxationOf, warmStartFor } from '../blend/relaxation.ts';
import { ContentDraws } from '../content-draws.ts';
import { type Columns, judge, linearColumns, type PassCount } from '../judge.ts';
import { type LimitRow, limitRows } from '../limit-row.ts';
import { type ChargeLine, type ChargeProblem, presentElements } from '../problem.ts';
import type { LinearModel } from '../solver.ts';
import { type Cone, deviationAt, shaped } from './cones.ts';
import { type AtZ, leastZ, MOST_Z } from './least-z.ts';
import type { ConfidentOptions } from './options.ts';
import { type ConeSolution, solveCones, type WarmStart } from './solve-cones.ts';
import type { TrustRegion } from './trust-region.ts';

/** Draws that planning bisects on. */
const PLANNING_SAMPLES = 4000;
/** Limits further away than this many standard deviations are not sampled: they fail less than once in 10^9 draws. */
const FAR = 8;
/** Rounds of cuts at one z, and where no charge was found, before that is believed: a yard of many unsure lots needs more. */
const MOST_ROUNDS = 15;
export const ROUNDS_BEFORE_REFUSAL = 100;
/** Cuts are taken so far beyond z [1], so that the loop ends inside. */
export const BEYOND = 1.005;
/** Excess over a limit that a plan may have [row units]. */
export const PLAN_TOLERANCE = 1e-7;
/** Gap to the bound at the same z that counts as proven [1]. */
export const SAME_Z_GAP = 2.5e-3;
/** The search leaves so many standard errors of the draws of planning and conformance check together [1]. */
const ROOM = 1.3;
/** Surplus from which a charge counts as passing [normal quantiles]: the target has room for chance, the conformance check decides. */
export const NEARLY = -0.05;

/** What the search for a charge of one heat works with: model, uncertain limits, draws, and what solves before left. */
export interface Search {
  /** Aggregated: the relaxation. */
  readonly blend: Blend;
  readonly free: LinearModel;
  /** With its whole numbers; null when there are none. */
  readonly full: () => Blend | null;
  /** Standard deviations that every limit needs by itself. */
  readonly lowest: number;
  readonly cones: readonly Cone[];
  readonly options: ConfidentOptions;
  readonly draws: ContentDraws;
  /** Share of planning draws that has to pass [1]. */
  readonly target: number;
  /** Planes of the cones found so far and the last basis. */
  readonly warmStart: WarmStart;
  readonly doubts: string[];
  /** Heats of a charge nearby in the furnace itself; absent where there is none. */
  readonly known?: Known;
}

/** A charge that a plan is looked for near, and what the furnace makes of it on the draws of planning. */
export interface Known extends TrustRegion {
  readonly columns: Columns;
  /** How much more often than wanted they pass [normal quantiles]. */
  readonly surplus: number;
}

/** A search that starts from what related problems left, where there is something. */
export function searchOf(problem: ChargeProblem, options: ConfidentOptions): Search {
  const { blend, cones: normal } = relaxationOf(problem, options);
  const cones = shaped(normal, options.shapes ?? new Map());
  return {
    blend,
    free: relaxed(blend.model),
    full: lazily(() => withIntegers(problem)),
    cones,
    options,
    draws: options.draws ?? planningDraws(options.seed),
    target: targetOf(options),
    lowest: lowestZ(problem, options.jointConfidence),
    warmStart: warmStartFor(blend, cones, options.before),
    doubts: [],
  };
}

/** The model with its whole numbers; null when there are none. */
function withIntegers(problem: ChargeProblem): Blend | null {
  const full = buildBlend(problem, { contentColumns: true });
  return full.model.integrality === null ? null : full;
}

/** `make`, called once, when first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Draws that planning bisects on; made once, they serve every plan of the same materials. */
export const planningDraws = (seed: number | string): ContentDraws =>
  new ContentDraws(PLANNING_SAMPLES, { seed, branch: 'planning', first: 0 });

/** Share of planning draws that has to pass so that the conformance check most likely confirms the plan. */
export function targetOf({ jointConfidence: p, checkSamples, margin = 0 }: ConfidentOptions): number {
  const error = (samples: number): number => Math.sqrt((p * (1 - p)) / samples);
  const room = 1.645 * error(checkSamples) + ROOM * Math.hypot(error(checkSamples), error(PLANNING_SAMPLES));
  return normalCdf(normalQuantile(Math.min(p + room, (1 + p) / 2)) + margin);
}

/** Standard deviations that make heats pass often enough even if no two limits are ever missed together: Bonferroni. */
export function bonferroniZ(problem: ChargeProblem, options: ConfidentOptions): number {
  const rows = limitRows(problem.heats[0]!.specification, presentElements(problem));
  return Math.min(MOST_Z, normalQuantile(1 - (1 - targetOf(options)) / (2 * Math.max(1, rows.length))));
}

/** The linear model at z. For a plan, the cones are cut a little beyond z, so that the point keeps z itself. */
export function at(
  search: Search,
  model: LinearModel,
  of: {
    z: number;
    tolerance: number;
    also?: readonly ExtraRow[] | undefined;
    mostRounds?: number | undefined;
  },
): Promise<ConeSolution> {
  const { solver, signal, timeLimit_s } = search.options;
  const cutAt = of.tolerance <= PLAN_TOLERANCE ? of.z * BEYOND : of.z;
  return solveCones(model, search.cones, {
    solver,
    timeLimit_s,
    z: of.z,
    cutAt,
    tolerance: of.tolerance,
    warmStart: search.warmStart,
    mostRounds: of.mostRounds ?? MOST_ROUNDS,
    ...(of.also ? { also: of.also } : {}),
    signal,
  });
}

export interface Bisected extends AtZ {
  readonly point: ConeSolution;
  readonly planned: PassCount;
}

/**
 * Least z at which the cheapest charge of a model passes on the planning draws. A z whose cuts did not end says nothing of
 * whether it has a charge: before none is found, they go on.
 */
export async function bisect(
  search: Search,
  model: LinearModel,
  of: { from: number; guess: number; also?: readonly ExtraRow[]; slack?: number },
): Promise<Bisected | null> {
  let isCutShort = false;
  const within = (mostRounds: number): Promise<Bisected | null> =>
    leastZ(async (z) => {
      const point = await at(search, model, { ...of, z, tolerance: PLAN_TOLERANCE, mostRounds });
      if (point.solution.status !== 'optimal') return null;
      if (!point.kept) {
        isCutShort = true;
        return null;
      }
      const planned = passAt(search, point.solution.x);
      return { z, surplus: surplusOf(planned, search.target) + (of.slack ?? 0), point, planned };
    }, of);
  const found = await within(MOST_ROUNDS);
  return isCutShort && !(found && found.surplus >= 0) ? within(ROUNDS_BEFORE_REFUSAL) : found;
}

/** True when the planning draws come near enough to the confidence for a check to confirm it. */
export const promising = ({ options }: Search, { surplus, planned }: Bisected): boolean =>
  surplus >= 0 || planned.passes >= options.jointConfidence * planned.samples;

/** Normal quantile of the share that passes less that of the target. */
export function surplusOf({ passes, samples }: PassCount, target: number): number {
  const quantile = (count: number): number =>
    normalQuantile(Math.min(samples - 0.5, Math.max(0.5, count)) / samples);
  return quantile(passes) - quantile(target * samples);
}

/** Passing planning draws at a point; limits out of reach are left out. */
function passAt(search: Search, x: Float64Array): PassCount {
  const { blend, cones } = search;
  const near = cones.filter((cone) => {
    const deviation = deviationAt(cone, x);
    const mean = x[cone.content]!;
    return Math.min(cone.upper - mean, mean - cone.lower) < FAR * deviation;
  });
  return passOf(
    search,
    chargesOf(blend, x)[0]!,
    near.map((cone) => cone.limit),
  );
}

/**
 * Heats of a charge that meet the limits `rows`, by draws of the linearisation; where a tried charge is known, by its draws
 * moved by what the linearisation says of the difference.
 */
export function passOf(search: Search, lines: readonly ChargeLine[], rows: readonly LimitRow[]): PassCount {
  const { draws, known } = search;
  const elements = [...new Set(rows.flatMap((row) => row.elements))];
  const columns = drawnHeats(search, lines, elements);
  if (!known) return judge(rows, columns, draws.samples);
  const linearised = drawnHeats(search, known.lines, elements);
  const samples = Math.min(draws.samples, ...[...known.columns.values()].map(({ length }) => length));
  const moved = elements.map((element): [ElementSymbol, Float64Array] => {
    const [to, from] = [columns.get(element)!, linearised.get(element)!];
    const seen = known.columns.get(element) ?? from;
    return [element, to.subarray(0, samples).map((content, s) => content - from[s]! + seen[s]!)];
  });
  return judge(rows, new Map(moved), samples);
}

/** Heats of a charge on the planning draws, in the linearisation. */
function drawnHeats(
  { blend, options, draws, known }: Search,
  lines: readonly ChargeLine[],
  elements: readonly ElementSymbol[],
): Columns {
  const { furnace = {}, factors } = options;
  const { problem } = blend;
  const run = { problem, heat: problem.heats[0]!, lines, draws, furnace, unclipped: known !== undefined };
  return linearColumns({ ...run, ...(factors ? { factors } : {}) }, elements);
}
