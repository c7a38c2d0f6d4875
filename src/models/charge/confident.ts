import { normalQuantile } from '../../foundation/numerics/normal.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { type Blend, buildBlend, chargesOf, distanceCost } from './blend.ts';
import { chosenModel } from './chosen.ts';
import { type Cone, conesOf, cutsOf, deviationAt, type Shapes, type Support, supportsAt } from './cones.ts';
import { ContentDraws } from './content-draws.ts';
import { judge, linearColumns, type PassCount } from './judge.ts';
import { relaxed, withRows } from './linear-model.ts';
import { type ChargeLine, type ChargeProblem, costOf } from './problem.ts';
import { recheck, refuseBroken } from './recheck.ts';
import type { Linearised } from './refining.ts';
import { screened } from './screen.ts';
import { type ConeSolution, solveCones } from './solve-cones.ts';
import type { LinearModel, Solution, Solver } from './solver.ts';

/** How sure a heat has to be, and how the search goes. */
export interface ConfidentOptions {
  readonly solver: Solver;
  readonly signal?: AbortSignal;
  readonly timeLimit_s: number;
  /** Probability that all limits hold at once [1]. */
  readonly jointConfidence: number;
  readonly seed: number | string;
  /** Samples of the certification that will follow: the search leaves room for its error. */
  readonly certificationSamples: number;
  /** Relative standard deviation that the furnace adds, by element [1]. */
  readonly furnace?: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** Draws of the furnace; default normal ones. */
  readonly factors?: Linearised['factors'];
  /** Standard deviations to keep at least: raised when a certification failed. */
  readonly leastZ?: number;
  /** Standard deviations that a plan nearby needed. */
  readonly guessZ?: number;
  /** Shapes of the limits' distributions; default normal. */
  readonly shapes?: Shapes;
  /** Draws made before with the same seed. */
  readonly draws?: ContentDraws;
  /** Leaves whole numbers aside: a look at amounts alone. Default false. */
  readonly amountsOnly?: boolean;
  /** Whole numbers chosen before for the same problem. */
  readonly choice?: Float64Array | null;
}

/** A charge that keeps z standard deviations from every limit. */
export interface ConfidentSolution {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'stopped';
  readonly blend: Blend;
  readonly cones: readonly Cone[];
  readonly lines: readonly ChargeLine[];
  readonly cost_usd: number | null;
  /** Price of the distance from the aims [usd]: the bounds hold for cost and distance together. */
  readonly distance_usd: number;
  /** Standard deviations that every uncertain limit keeps. */
  readonly z: number;
  /** Optimum of the relaxation at the same z [usd]: what whole pieces and counts cost at most. */
  readonly sameZBound_usd: number | null;
  /** No plan with this confidence costs less [usd]: the relaxation with each limit at the confidence by itself. */
  readonly jointBound_usd: number | null;
  /** On the planning draws, in the linear picture. */
  readonly planned: PassCount | null;
  /** Relaxation with the solver's own integer bound at the same z [usd], where there are whole numbers. */
  readonly solverBound_usd: number | null;
  /** Linear solution at the chosen whole numbers, with the planes it was solved under. */
  readonly linear: Solution | null;
  readonly supports: readonly Support[];
  readonly solver: string;
  readonly doubts: readonly string[];
  /** For `infeasible`: best that could be reached. */
  readonly best?: {
    readonly z: number;
    readonly passRate: number;
    readonly cost_usd: number;
    readonly lines: readonly ChargeLine[];
  };
  /** Point of the model whose whole numbers were chosen; to plan again without choosing again. */
  readonly choice: Float64Array | null;
}

/** Draws that planning bisects on. */
const PLANNING_SAMPLES = 4000;
/** Limits further away than this many standard deviations are not sampled: they fail less than once in 10^9 draws. */
const FAR = 8;
/** Width at which the bisection on z ends: about 0.01 % of the cost. */
const Z_STEP = 0.02;
/** Where the search for z starts, and its first step. */
const GUESS_Z = 2.6;
const FIRST_STEP = { blind: 0.2, near: 0.04 };
/** Rounds of cuts at one z: a charge that needs more hangs on the edge of there being none. */
const MOST_ROUNDS = 15;
/** Width at which the largest z that has a charge counts as found. */
const CEILING_STEP = 0.04;
/** z beyond which no confidence is looked for. */
const MOST_Z = 6;
/** Cuts are taken so far beyond z [1], so that the loop ends inside. */
const BEYOND = 1.005;
/** Excess over a limit that a plan may have, and the point of a bound [row units]. */
const PLAN_TOLERANCE = 1e-7;
const BOUND_TOLERANCE = 1e-6;
/** Gap to the bound at the same z that counts as proven [1]. */
export const SAME_Z_GAP = 2.5e-3;
const INTEGER_GAP = 1.5e-3;
const INTEGER_ROUNDS = 4;
/** The search leaves so many standard errors of planning and certification draws together [1]. */
const ROOM = 1.3;

/**
 * The cheapest charge of one heat whose limits hold together with the confidence asked: every uncertain limit keeps z
 * standard deviations (cones), and z is bisected on the share of draws in which the whole heat passes
 * (docs/theory/charge-confidence.md). One heat; its refining is linear here.
 */
export async function planConfidently(
  problem: ChargeProblem,
  options: ConfidentOptions,
): Promise<ConfidentSolution> {
  const search = searchOf(problem, options);
  const { blend, free, lowest } = search;
  // the bound takes every limit as normal: shapes are estimates
  const plain = { ...search, cones: conesOf(blend, [options.furnace ?? {}]), supports: [] };
  const bound = await at(plain, free, { z: lowest, tolerance: BOUND_TOLERANCE });
  const { status, solver, objective } = bound.solution;
  if (status !== 'optimal')
    return without(search, { status: status === 'infeasible' ? 'infeasible' : 'stopped', z: lowest, solver });
  const found = { jointBound_usd: objective! * blend.usdPerUnit, solver };
  const continuous = await bisect(search, free, {
    from: Math.max(lowest, options.leastZ ?? 0),
    guess: options.leastZ ?? options.guessZ ?? GUESS_Z,
  });
  if (!continuous || !promising(search, continuous))
    return without(search, { ...found, status: 'infeasible', z: lowest, ...bestOf(search, continuous) });
  if (search.full === null)
    return finished(search, continuous, {
      ...found,
      sameZ: continuous.point.solution.objective!,
      solverBound: null,
      choice: null,
    });
  const chosen = options.choice
    ? { choice: options.choice, bound: null, status: 'infeasible' as const }
    : await chooseIntegers(search, search.full, continuous);
  if (chosen.choice === null) return without(search, { ...found, status: chosen.status, z: continuous.z });
  const polished = await bisect(search, chosenModel(blend, search.full, chosen.choice), {
    from: continuous.z,
    guess: continuous.z,
  });
  if (!polished || !promising(search, polished))
    return without(search, { ...found, status: 'infeasible', z: continuous.z, ...bestOf(search, polished) });
  const sameZ = await at(search, free, { z: polished.z, tolerance: BOUND_TOLERANCE });
  return finished(search, polished, {
    ...found,
    sameZ: sameZ.solution.objective!,
    solverBound: chosen.bound,
    choice: chosen.choice,
  });
}

function searchOf(problem: ChargeProblem, options: ConfidentOptions): Search {
  const blend = buildBlend(problem, { contentColumns: true, aggregate: true });
  const whole = buildBlend(problem, { contentColumns: true });
  return {
    blend,
    free: relaxed(blend.model),
    full: whole.model.integrality === null || options.amountsOnly ? null : whole,
    cones: conesOf(blend, [options.furnace ?? {}], options.shapes),
    options,
    draws: options.draws ?? planningDraws(options.seed),
    target: targetOf(options),
    step: options.guessZ === undefined ? FIRST_STEP.blind : FIRST_STEP.near,
    lowest: lowestZ(problem, options.jointConfidence),
    supports: [],
    doubts: [],
  };
}

/** Draws that planning bisects on; made once, they serve every plan of the same materials. */
export const planningDraws = (seed: number | string): ContentDraws =>
  new ContentDraws(PLANNING_SAMPLES, { seed, branch: 'planning', first: 0 });

/** Charges that keep a given z, whole numbers included; null when there are none. `choice` holds whole numbers chosen before. */
export async function planAtZ(
  problem: ChargeProblem,
  options: ConfidentOptions,
  z: number,
): Promise<{
  lines: readonly ChargeLine[];
  cost_usd: number;
  choice: Float64Array | null;
  linear: Solution;
  blend: Blend;
} | null> {
  const search = searchOf(problem, options);
  const point = await at(search, search.free, { z, tolerance: PLAN_TOLERANCE });
  if (!point.kept) return null;
  let choice: Float64Array | null = options.choice ?? null;
  let final = point;
  if (search.full !== null) {
    const continuous = { reached: true, z, point, planned: { passes: 0, samples: 1, failures: [] } };
    choice ??= (await chooseIntegers(search, search.full, continuous)).choice;
    if (choice === null) return null;
    final = await at(search, chosenModel(search.blend, search.full, choice), {
      z,
      tolerance: PLAN_TOLERANCE,
    });
    if (!final.kept) return null;
  }
  const lines = chargesOf(search.blend, final.solution.x)[0]!;
  return { lines, cost_usd: costOf(problem, [lines]), choice, linear: final.solution, blend: search.blend };
}

/** Near enough to the confidence on the planning draws that certification may confirm it. */
const promising = ({ options }: Search, { reached, planned }: Bisected): boolean =>
  reached || planned.passes >= options.jointConfidence * planned.samples;

/** A first look at a problem: its relaxation at one z. */
export interface Sketch {
  readonly status: Solution['status'];
  readonly lines: readonly ChargeLine[];
  readonly bound_usd: number | null;
  /** Materials by what using them would cost [usd per kg], what is used first. */
  readonly ranking: readonly number[];
}

/**
 * Bound and charge of the relaxation, without whole numbers and without a search for z: what a plan costs at least.
 * Default z: each limit at the confidence by itself.
 */
export async function sketch(problem: ChargeProblem, options: ConfidentOptions, z?: number): Promise<Sketch> {
  const blend = buildBlend(problem, { contentColumns: true, aggregate: true });
  const { solver, signal, timeLimit_s, jointConfidence } = options;
  const shapes = z === undefined ? new Map() : options.shapes;
  const { solution } = await solveCones(
    relaxed(blend.model),
    conesOf(blend, [options.furnace ?? {}], shapes),
    {
      solver,
      timeLimit_s,
      z: z ?? lowestZ(problem, jointConfidence),
      tolerance: BOUND_TOLERANCE,
      ...(signal ? { signal } : {}),
    },
  );
  if (solution.objective === null)
    return { status: solution.status, lines: [], bound_usd: null, ranking: [] };
  const rank = new Map<number, number>();
  blend.columns.forEach((column, j) => {
    if (column.kind === 'charge')
      rank.set(column.material, solution.x[j]! > USED ? -1 : solution.reducedCost[j]! / column.size);
  });
  return {
    status: solution.status,
    lines: chargesOf(blend, solution.x)[0]!,
    bound_usd: solution.objective * blend.usdPerUnit,
    ranking: [...rank].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([material]) => material),
  };
}

/** A column above this share of its unit counts as used. */
const USED = 1e-7;

/**
 * Standard deviations that each limit must keep by itself when the heat passes with `confidence`: the normal quantile.
 * "< L" results are uniform, whose quantile is nearer: sqrt(3) (2p - 1).
 */
export function lowestZ(problem: ChargeProblem, confidence: number): number {
  const censored = problem.materials.some((material) =>
    Object.values(material.composition.contents).some((content) => content.law === 'below'),
  );
  const normal = normalQuantile(confidence);
  return censored ? Math.min(normal, Math.sqrt(3) * (2 * confidence - 1)) : normal;
}

interface Search {
  /** Aggregated: the relaxation. */
  readonly blend: Blend;
  readonly free: LinearModel;
  /** With its whole numbers; null when there are none or they are left aside. */
  readonly full: Blend | null;
  /** Standard deviations that every limit needs by itself. */
  readonly lowest: number;
  readonly cones: readonly Cone[];
  readonly options: ConfidentOptions;
  readonly draws: ContentDraws;
  /** Share of planning draws that has to pass [1]. */
  readonly target: number;
  /** First step of z away from the guess. */
  readonly step: number;
  /** Planes of the cones found so far: valid for every z and every choice of whole numbers. */
  readonly supports: Support[];
  readonly doubts: string[];
}

/** Share of planning draws that has to pass so that the certification most likely confirms the confidence. */
function targetOf({ jointConfidence: p, certificationSamples }: ConfidentOptions): number {
  const error = (samples: number): number => Math.sqrt((p * (1 - p)) / samples);
  const room =
    1.645 * error(certificationSamples) +
    ROOM * Math.hypot(error(certificationSamples), error(PLANNING_SAMPLES));
  return Math.min(p + room, (1 + p) / 2);
}

/** The linear model at z. For a plan, the cones are cut a little beyond z, so that the point keeps z itself. */
function at(search: Search, model: LinearModel, of: { z: number; tolerance: number }): Promise<ConeSolution> {
  const { solver, signal, timeLimit_s } = search.options;
  const cutAt = of.tolerance <= PLAN_TOLERANCE ? of.z * BEYOND : of.z;
  return solveCones(model, search.cones, {
    solver,
    timeLimit_s,
    z: of.z,
    cutAt,
    tolerance: of.tolerance,
    supports: search.supports,
    mostRounds: MOST_ROUNDS,
    ...(signal ? { signal } : {}),
  });
}

interface Bisected {
  /** False when this z does not reach the target. */
  readonly reached: boolean;
  readonly z: number;
  readonly point: ConeSolution;
  readonly planned: PassCount;
}

/**
 * Least z, to Z_STEP, at which the cheapest charge passes on the planning draws; when none does, the furthest z that
 * has a charge at all, not reached; null when even the first z has none. Starts at a guess and steps away from it.
 */
async function bisect(
  search: Search,
  model: LinearModel,
  of: { from: number; guess: number },
): Promise<Bisected | null> {
  const tried = async (z: number): Promise<Bisected | null> => {
    const point = await at(search, model, { z, tolerance: PLAN_TOLERANCE });
    if (point.solution.status !== 'optimal' || !point.kept) return null;
    const planned = passAt(search, point.solution.x);
    return { reached: planned.passes >= search.target * planned.samples, z, point, planned };
  };
  const first = await tried(Math.max(of.from, of.guess));
  if (first?.reached) {
    const { low, high } = await below(first, { from: of.from, firstStep: search.step, tried });
    return narrow(high, { tried, low });
  }
  // z from which on no charge exists
  let ceiling = first ? MOST_Z : Math.max(of.from, of.guess);
  let low = first ?? (ceiling > of.from ? await tried(of.from) : null);
  if (low === null || low.reached) return low;
  for (let step = first ? search.step : ceiling; ceiling - low.z > CEILING_STEP; step *= 2) {
    const z: number = Math.min(low.z + step, (low.z + ceiling) / 2);
    const next = await tried(z);
    if (next?.reached) return narrow(next, { tried, low: low.z });
    if (next) low = next;
    else ceiling = z;
  }
  return low;
}

type Try = (z: number) => Promise<Bisected | null>;

/** Steps down from a z that passes to one that does not, or to the least. */
async function below(
  start: Bisected,
  { from, firstStep, tried }: { from: number; firstStep: number; tried: Try },
): Promise<{ low: number; high: Bisected }> {
  let high = start;
  for (let step = firstStep; high.z > from; step *= 2) {
    const z = Math.max(from, high.z - step);
    const next = await tried(z);
    if (!next?.reached) return { low: z, high };
    high = next;
  }
  return { low: from, high };
}

/** Halves the way between a z that does not pass and one that does. */
async function narrow(start: Bisected, of: { tried: Try; low: number }): Promise<Bisected> {
  let high = start;
  let { low } = of;
  while (high.z - low > Z_STEP) {
    const middle = (low + high.z) / 2;
    const next = await of.tried(middle);
    if (next?.reached) high = next;
    else low = middle;
  }
  return high;
}

/** Passing planning draws at a point; limits out of reach are left out. */
function passAt(search: Search, x: Float64Array): PassCount {
  const { blend, cones, options, draws } = search;
  const lines = chargesOf(blend, x)[0]!;
  const near = cones.filter((cone) => {
    const deviation = deviationAt(cone, x);
    const mean = x[cone.content]!;
    return Math.min(cone.upper - mean, mean - cone.lower) < FAR * deviation;
  });
  const rows = near.map((cone) => cone.limit);
  const elements = new Set(rows.flatMap((row) => row.elements));
  const heat = blend.problem.heats[0]!;
  const columns = linearColumns(
    {
      problem: blend.problem,
      heat,
      lines,
      draws,
      furnace: options.furnace ?? {},
      ...(options.factors ? { factors: options.factors } : {}),
    },
    elements,
  );
  return judge(rows, columns, draws.samples);
}

interface Chosen {
  readonly choice: Float64Array | null;
  readonly status: 'infeasible' | 'stopped';
  /** Solver bound of the integer search at the z of the relaxation [objective]. */
  readonly bound: number | null;
}

/**
 * Chooses whole numbers at the z of the relaxation. An integer search knows the
 * cones only by planes: its point is made true at z by the linear model with its whole numbers fixed, and its planes
 * sharpen the next search, until plan and bound are near. Every second search runs without presolve, so that a false
 * optimum of one shows in the next (faces/worker/highs-run.ts).
 */
async function chooseIntegers(search: Search, full: Blend, continuous: Bisected): Promise<Chosen> {
  const { blend, options, cones } = search;
  const { solver, signal, timeLimit_s } = options;
  const { z } = continuous;
  const linearBound = continuous.point.solution.objective!;
  const small = screened(full, continuous.point.solution);
  let best: { objective: number; x: Float64Array } | null = null;
  let bound: number | null = null;
  let status: Chosen['status'] = 'infeasible';
  for (let round = 0; round < INTEGER_ROUNDS; round++) {
    const presolve = round % 2 === 0 ? 'on' : 'off';
    const answer = await solver.solve(
      withRows(small, cutsOf(search.supports, z)),
      { timeLimit_s, relativeGap: INTEGER_GAP, linearBound, presolve },
      signal,
    );
    search.doubts.push(...answer.doubts);
    status = answer.status === 'infeasible' ? 'infeasible' : 'stopped';
    if (answer.objective === null) break;
    if (best && bound !== null && answer.objective < bound * (1 - 1e-4))
      search.doubts.push(
        `an integer search ${presolve === 'off' ? 'with' : 'without'} presolve had a bound above a point found now: the bound is dropped`,
      );
    bound = answer.bound;
    search.supports.push(...supportsAt(cones, answer.x, { z, tolerance: PLAN_TOLERANCE }));
    const polished = await at(search, chosenModel(blend, full, answer.x), { z, tolerance: PLAN_TOLERANCE });
    const { objective } = polished.solution;
    if (polished.kept && objective !== null && (best === null || objective < best.objective))
      best = { objective, x: answer.x };
    if (best && bound !== null && best.objective - bound < SAME_Z_GAP * best.objective && round > 0) break;
  }
  return { choice: best?.x ?? null, status, bound };
}

/** A charge without plan. */
function without(
  search: Search,
  rest: Pick<ConfidentSolution, 'status' | 'z' | 'solver'> & Partial<ConfidentSolution>,
): ConfidentSolution {
  const { blend, cones, supports, doubts } = search;
  return {
    blend,
    cones,
    lines: [],
    cost_usd: null,
    distance_usd: 0,
    sameZBound_usd: null,
    jointBound_usd: null,
    solverBound_usd: null,
    planned: null,
    linear: null,
    supports,
    doubts,
    choice: null,
    ...rest,
  };
}

/** The plan with its bounds; `sameZ` and `solverBound` are objectives. Proven = near the better of the two bounds. */
function finished(
  search: Search,
  found: Bisected,
  of: { jointBound_usd: number; sameZ: number; solverBound: number | null; choice: Float64Array | null },
): ConfidentSolution {
  const { blend, cones, supports, doubts } = search;
  const { solution } = found.point;
  const lines = chargesOf(blend, solution.x)[0]!;
  refuseBroken(
    recheck(blend.problem, [lines], { meansOnly: true, amountsOnly: search.options.amountsOnly ?? false }),
  );
  const cost_usd = costOf(blend.problem, [lines]);
  const usd = (objective: number): number => objective * blend.usdPerUnit;
  const distance_usd = distanceCost(blend, solution.x);
  const proven =
    cost_usd + distance_usd - usd(Math.max(of.sameZ, of.solverBound ?? of.sameZ)) <= SAME_Z_GAP * cost_usd;
  return {
    status: proven ? 'optimal' : 'feasible',
    blend,
    cones,
    lines,
    cost_usd,
    distance_usd,
    z: found.z,
    sameZBound_usd: usd(of.sameZ),
    solverBound_usd: of.solverBound === null ? null : usd(of.solverBound),
    jointBound_usd: of.jointBound_usd,
    planned: found.planned,
    linear: solution,
    supports,
    solver: solution.solver,
    doubts,
    choice: of.choice,
  };
}

function bestOf(search: Search, found: Bisected | null): Pick<ConfidentSolution, 'best'> {
  if (found === null) return {};
  const { z, point, planned } = found;
  if (point.solution.objective === null) return {};
  return {
    best: {
      z,
      passRate: planned.passes / planned.samples,
      cost_usd: point.solution.objective * search.blend.usdPerUnit,
      lines: chargesOf(search.blend, point.solution.x)[0]!,
    },
  };
}
