import { normalCdf, normalQuantile } from '../../foundation/numerics/normal.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { type Blend, buildBlend, chargesOf, distanceCost, pointOf, presentElements } from './blend.ts';
import { chosenModel, type WholeNumbers, wholeNumbersOf } from './chosen.ts';
import { type Cone, cutsOf, deviationAt, type Shapes, shaped, shapeKey, supportsAt } from './cones.ts';
import type { ConfidentOptions } from './confident-options.ts';
import { ContentDraws } from './content-draws.ts';
import { type Columns, judge, linearColumns, type PassCount } from './judge.ts';
import { type AtZ, leastZ, MOST_Z } from './least-z.ts';
import { type LimitRow, limitRows } from './limit-row.ts';
import { type ExtraRow, relaxed, withoutFixed, withRows } from './linear-model.ts';
import { type ChargeLine, type ChargeProblem, costOf, isPurchasable } from './problem.ts';
import { recheck, refuseBroken } from './recheck.ts';
import { BOUND_TOLERANCE, lowestZ, nearestTo, relaxationOf, warmthFor } from './relaxation.ts';
import { screened } from './screen.ts';
import { type ConeSolution, solveCones, type Warmth } from './solve-cones.ts';
import type { LinearModel, Solution } from './solver.ts';
import { rowsNear, type Vicinity } from './vicinity.ts';

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
  readonly solver: string;
  readonly doubts: readonly string[];
  /** For `infeasible`: best that could be reached. */
  readonly best?: {
    readonly z: number;
    readonly passRate: number;
    readonly cost_usd: number;
    readonly lines: readonly ChargeLine[];
    /** What its heats miss, where they were drawn. */
    readonly failures?: PassCount['failures'];
    /** True when the pass rate is that of a certification: limits in the picture are kept, the furnace is in the way. */
    readonly certified?: boolean;
  };
  /** Whole numbers that were chosen; to plan again without choosing again. */
  readonly choice: WholeNumbers | null;
  /** Where the search stands; to go on with whole numbers. */
  readonly state: { readonly search: Search; readonly found: Bisected } | null;
}

/** Draws that planning bisects on. */
const PLANNING_SAMPLES = 4000;
/** Limits further away than this many standard deviations are not sampled: they fail less than once in 10^9 draws. */
const FAR = 8;
/** Where the search for z starts. */
const GUESS_Z = 2.6;
/** Rounds of cuts at one z: a charge that needs more hangs on the edge of there being none. */
const MOST_ROUNDS = 15;
/** Cuts are taken so far beyond z [1], so that the loop ends inside. */
export const BEYOND = 1.005;
/** Excess over a limit that a plan may have [row units]. */
const PLAN_TOLERANCE = 1e-7;
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
  const plain = { ...search, cones: shaped(search.cones, new Map()) };
  const bound = await at(plain, free, { z: lowest, tolerance: BOUND_TOLERANCE });
  const { status, solver, objective } = bound.solution;
  if (status !== 'optimal')
    return without(search, { status: status === 'infeasible' ? 'infeasible' : 'stopped', z: lowest, solver });
  const found = { jointBound_usd: objective! * blend.usdPerUnit, solver };
  const from = lowest;
  const guess = (options.guessZ ?? GUESS_Z) + (options.margin ?? 0);
  if (options.choice)
    return atChoice(search, { ...found, from, guess, choice: options.choice, solverBound: null });
  const continuous = await bisect(search, free, { from, guess });
  if (!continuous || !promising(search, continuous))
    return without(search, { ...found, status: 'infeasible', z: lowest, ...bestOf(search, continuous) });
  const amounts = finished(search, continuous, {
    ...found,
    sameZ: continuous.point.solution.objective!,
    solverBound: null,
    choice: null,
  });
  return options.amountsOnly ? amounts : withWholeNumbers(amounts);
}

/** A plan of amounts alone, with its whole numbers chosen; the plan itself where there are none. */
export async function withWholeNumbers(amounts: ConfidentSolution): Promise<ConfidentSolution> {
  const { state, jointBound_usd, solver } = amounts;
  if (state === null) return amounts;
  const { search, found } = state;
  const full = search.full();
  if (full === null) return amounts;
  const { z } = found;
  const { choice, status, bound } = await chooseIntegers(search, full, found);
  if (choice === null) return without(search, { jointBound_usd, solver, status, z });
  return atChoice(search, {
    jointBound_usd: jointBound_usd!,
    solver,
    from: z,
    guess: z,
    choice,
    solverBound: bound,
  });
}

interface Choice {
  readonly jointBound_usd: number;
  readonly solver: string;
  readonly from: number;
  readonly guess: number;
  readonly choice: WholeNumbers;
  /** Of the integer search [objective]. */
  readonly solverBound: number | null;
}

/** The plan at whole numbers that were chosen: amounts and z are free. */
async function atChoice(search: Search, of: Choice): Promise<ConfidentSolution> {
  const { jointBound_usd, solver, choice, solverBound, from, guess } = of;
  const found = { jointBound_usd, solver };
  const polished = await bisect(search, chosenModel(search.blend, choice), { from, guess });
  if (!polished || !promising(search, polished))
    return without(search, { ...found, status: 'infeasible', z: from, ...bestOf(search, polished) });
  const sameZ = await at(search, search.free, { z: polished.z, tolerance: BOUND_TOLERANCE });
  return finished(search, polished, { ...found, sameZ: sameZ.solution.objective!, solverBound, choice });
}

/** A charge that a plan is looked for near, and what the furnace makes of it on the draws of planning. */
export interface Known extends Vicinity {
  readonly columns: Columns;
  /** How much more often than wanted they pass [normal quantiles]. */
  readonly surplus: number;
}

/**
 * The cheapest charge near a known one that passes on the planning draws: every drawn heat is the known one's in the
 * furnace itself, and changes with the charge as in the linear picture. Whole numbers are left aside or held. The bounds
 * are those of charges anywhere; infeasible when none is near.
 */
export async function planNear(
  problem: ChargeProblem,
  options: ConfidentOptions,
  within: Known,
): Promise<ConfidentSolution> {
  const search = { ...searchOf(problem, options), known: within };
  const { choice = null } = options;
  const model = choice ? chosenModel(search.blend, choice) : search.free;
  const also = rowsNear(search.blend, within);
  const guess = (options.guessZ ?? GUESS_Z) + (options.margin ?? 0);
  // as sure as the known charge is sure enough
  const slack = Math.max(0, Math.min(-NEARLY, -within.surplus));
  const found = await bisect(search, model, { from: 0, guess, also, slack });
  if (!found || found.surplus < NEARLY)
    return without(search, { status: 'infeasible', z: search.lowest, solver: 'none' });
  const { z, point } = found;
  const optimum = async (at_z: number): Promise<number> =>
    (await at(search, search.free, { z: at_z, tolerance: BOUND_TOLERANCE })).solution.objective ??
    point.solution.objective!;
  return finished(search, found, {
    jointBound_usd: (await optimum(search.lowest)) * search.blend.usdPerUnit,
    sameZ: await optimum(z),
    solverBound: null,
    choice,
  });
}

/** Halvings in which the most standard deviations are found: to a thirtieth of those asked. */
const HALVINGS = 5;

/**
 * The charge that passes most often on the planning draws, in the linear picture, of two, anywhere or near another: the
 * one whose limits all keep as many standard deviations as they can together, up to `z`, and the one that misses z of
 * them least on average, so that a narrow limit draws no other near to its own. Empty when the rules on amounts leave none.
 */
export async function surest(
  problem: ChargeProblem,
  options: ConfidentOptions,
  { within, z: most }: { readonly within?: Known; readonly z: number },
): Promise<readonly ChargeLine[]> {
  const search = { ...searchOf(problem, options), ...(within ? { known: within } : {}) };
  const { choice = null } = options;
  const model = choice ? chosenModel(search.blend, choice) : search.free;
  const also = within ? rowsNear(search.blend, within) : [];
  const linesAt = async (z: number): Promise<readonly ChargeLine[] | null> => {
    const { kept, solution } = await at(search, model, { z, tolerance: PLAN_TOLERANCE, also });
    return kept ? chargesOf(search.blend, solution.x)[0]! : null;
  };
  let best = await linesAt(most);
  if (best) return best;
  best = await linesAt(0);
  let [low, high] = [0, most];
  for (let k = 0; best && k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    const lines = await linesAt(middle);
    if (lines) [low, best] = [middle, lines];
    else high = middle;
  }
  const around = within?.lines ?? best ?? (await nearestTo(problem, options));
  const guarded = await nearestTo(problem, options, { within, guards: guardsAt(search, around, most) });
  const passes = (lines: readonly ChargeLine[]): number =>
    passOf(
      search,
      lines,
      search.cones.map((cone) => cone.limit),
    ).passes;
  return best && (guarded.length === 0 || passes(best) >= passes(guarded)) ? best : guarded;
}

/** What z standard deviations of a charge are on each side of each uncertain limit [row units]. */
function guardsAt({ blend, cones }: Search, lines: readonly ChargeLine[], z: number): Shapes {
  const x = pointOf(blend, lines);
  return new Map(
    cones.map((cone) => {
      const guard = z * deviationAt(cone, x);
      return [shapeKey(cone.limit), { min: guard * cone.shape.min, max: guard * cone.shape.max }];
    }),
  );
}

function searchOf(problem: ChargeProblem, options: ConfidentOptions): Search {
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
    warmth: warmthFor(blend, cones, options.before),
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

/** Charges that keep a given z, whole numbers included; null when there are none. `choice` holds whole numbers chosen before. */
export async function planAtZ(
  problem: ChargeProblem,
  options: ConfidentOptions,
  z: number,
): Promise<{
  lines: readonly ChargeLine[];
  cost_usd: number;
  choice: WholeNumbers | null;
  linear: Solution;
  blend: Blend;
} | null> {
  const search = searchOf(problem, options);
  const point = await at(search, search.free, { z, tolerance: PLAN_TOLERANCE });
  if (!point.kept) return null;
  let choice: WholeNumbers | null = options.choice ?? null;
  let final = point;
  const full = search.full();
  if (full !== null) {
    choice ??= (await chooseIntegers(search, full, { z, point })).choice;
    if (choice === null) return null;
    final = await at(search, chosenModel(search.blend, choice), {
      z,
      tolerance: PLAN_TOLERANCE,
    });
    if (!final.kept) return null;
  }
  const lines = chargesOf(search.blend, final.solution.x)[0]!;
  return { lines, cost_usd: costOf(problem, [lines]), choice, linear: final.solution, blend: search.blend };
}

/** Surplus from which a charge counts as passing [normal quantiles]: what is wanted has room for chance, certification decides. */
export const NEARLY = -0.05;

/** Standard deviations that make heats pass often enough even if no two limits are ever missed together: Bonferroni. */
export function surelyEnough(problem: ChargeProblem, options: ConfidentOptions): number {
  const rows = limitRows(problem.heats[0]!.specification, presentElements(problem));
  return Math.min(MOST_Z, normalQuantile(1 - (1 - targetOf(options)) / (2 * Math.max(1, rows.length))));
}

/** Near enough to the confidence on the planning draws that certification may confirm it. */
const promising = ({ options }: Search, { surplus, planned }: Bisected): boolean =>
  surplus >= 0 || planned.passes >= options.jointConfidence * planned.samples;

interface Search {
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
  readonly warmth: Warmth;
  readonly doubts: string[];
  /** Heats of a charge nearby in the furnace itself; absent where there is none. */
  readonly known?: Known;
}

/** Share of planning draws that has to pass so that the certification most likely confirms the confidence. */
export function targetOf({ jointConfidence: p, certificationSamples, margin = 0 }: ConfidentOptions): number {
  const error = (samples: number): number => Math.sqrt((p * (1 - p)) / samples);
  const room =
    1.645 * error(certificationSamples) +
    ROOM * Math.hypot(error(certificationSamples), error(PLANNING_SAMPLES));
  return normalCdf(normalQuantile(Math.min(p + room, (1 + p) / 2)) + margin);
}

/** The linear model at z. For a plan, the cones are cut a little beyond z, so that the point keeps z itself. */
function at(
  search: Search,
  model: LinearModel,
  of: { z: number; tolerance: number; also?: readonly ExtraRow[] | undefined },
): Promise<ConeSolution> {
  const { solver, signal, timeLimit_s } = search.options;
  const cutAt = of.tolerance <= PLAN_TOLERANCE ? of.z * BEYOND : of.z;
  return solveCones(model, search.cones, {
    solver,
    timeLimit_s,
    z: of.z,
    cutAt,
    tolerance: of.tolerance,
    warmth: search.warmth,
    mostRounds: MOST_ROUNDS,
    ...(of.also ? { also: of.also } : {}),
    ...(signal ? { signal } : {}),
  });
}

interface Bisected extends AtZ {
  readonly point: ConeSolution;
  readonly planned: PassCount;
}

/** Least z at which the cheapest charge of a model passes on the planning draws. */
const bisect = (
  search: Search,
  model: LinearModel,
  of: { from: number; guess: number; also?: readonly ExtraRow[]; slack?: number },
): Promise<Bisected | null> =>
  leastZ(async (z) => {
    const point = await at(search, model, { ...of, z, tolerance: PLAN_TOLERANCE });
    if (point.solution.status !== 'optimal' || !point.kept) return null;
    const planned = passAt(search, point.solution.x);
    return { z, surplus: surplusOf(planned, search.target) + (of.slack ?? 0), point, planned };
  }, of);

/** Normal quantile of a pass rate less that of the target. */
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

function passOf(search: Search, lines: readonly ChargeLine[], rows: readonly LimitRow[]): PassCount {
  const { draws, known } = search;
  const elements = [...new Set(rows.flatMap((row) => row.elements))];
  const columns = drawnHeats(search, lines, elements);
  if (!known) return judge(rows, columns, draws.samples);
  const pictured = drawnHeats(search, known.lines, elements);
  const samples = Math.min(draws.samples, ...[...known.columns.values()].map(({ length }) => length));
  const moved = elements.map((element): [ElementSymbol, Float64Array] => {
    const [to, from] = [columns.get(element)!, pictured.get(element)!];
    const seen = known.columns.get(element) ?? from;
    return [element, to.subarray(0, samples).map((content, s) => content - from[s]! + seen[s]!)];
  });
  return judge(rows, new Map(moved), samples);
}

/** Heats of a charge on the planning draws, in the linear picture. */
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

interface Chosen {
  readonly choice: WholeNumbers | null;
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
async function chooseIntegers(
  search: Search,
  full: Blend,
  continuous: Pick<Bisected, 'z' | 'point'>,
): Promise<Chosen> {
  const { blend, options, cones } = search;
  const { solver, signal, timeLimit_s } = options;
  const { z } = continuous;
  const linearBound = continuous.point.solution.objective!;
  const small = withoutFixed(screened(full, continuous.point.solution));
  let best: { objective: number; numbers: WholeNumbers } | null = null;
  let bound: number | null = null;
  let status: Chosen['status'] = 'infeasible';
  for (let round = 0; round < INTEGER_ROUNDS; round++) {
    const presolve = round % 2 === 0 ? 'on' : 'off';
    const found = await solver.solve(
      small.reduce(withRows(small.full, cutsOf(cones, search.warmth.supports, z))),
      { timeLimit_s, relativeGap: INTEGER_GAP, linearBound, presolve },
      signal,
    );
    const answer = { ...found, x: small.expand(found.x) };
    search.doubts.push(...answer.doubts);
    status = answer.status === 'infeasible' ? 'infeasible' : 'stopped';
    if (answer.objective === null) break;
    if (best && bound !== null && answer.objective < bound * (1 - 1e-4))
      search.doubts.push(
        `an integer search ${presolve === 'off' ? 'with' : 'without'} presolve had a bound above a point found now: the bound is dropped`,
      );
    bound = answer.bound;
    search.warmth.supports.push(...supportsAt(cones, answer.x, { z, tolerance: PLAN_TOLERANCE }));
    const numbers = wholeNumbersOf(full, answer.x);
    const polished = await at(search, chosenModel(blend, numbers), { z, tolerance: PLAN_TOLERANCE });
    const { objective } = polished.solution;
    if (polished.kept && objective !== null && (best === null || objective < best.objective))
      best = { objective, numbers };
    if (best && bound !== null && best.objective - bound < SAME_Z_GAP * best.objective && round > 0) break;
  }
  return { choice: best?.numbers ?? null, status, bound };
}

/** What a row unit of guard on one side of a limit costs at a plan [usd]. */
export interface GuardPrice {
  /** Index of the cone. */
  readonly cone: number;
  readonly side: 1 | -1;
  readonly usd_per_unit: number;
}

/** Prices of the guards that hold a plan: the duals of the planes of each side of each limit together. */
export function guardPrices({ state, blend, linear }: ConfidentSolution): readonly GuardPrice[] {
  if (!state || !linear) return [];
  const rows = blend.model.rowNames.length;
  const prices = new Map<string, GuardPrice>();
  for (let i = rows; i < linear.rowDual.length; i++) {
    const { cone, side } = state.search.warmth.supports[i - rows]!;
    const key = `${cone} ${side}`;
    const before = prices.get(key)?.usd_per_unit ?? 0;
    prices.set(key, {
      cone,
      side,
      usd_per_unit: before + Math.abs(linear.rowDual[i]!) * blend.usdPerUnit,
    });
  }
  return [...prices.values()].filter((price) => price.usd_per_unit > 0);
}

/**
 * Least cost of a plan's heat without one of its materials [usd, distance from aims included], at the same z, from the
 * other lots chosen and anything that can be bought, however many; null when there is no such charge.
 */
export async function costWithout(
  { state, blend, choice }: ConfidentSolution,
  material: number,
): Promise<number | null> {
  if (!state) return null;
  const { search, found } = state;
  const model = choice ? chosenModel(search.blend, choice) : search.free;
  const [lower, upper] = [model.lower.slice(), model.upper.slice()];
  blend.columns.forEach((column, j) => {
    if (column.kind !== 'charge') return;
    if (!column.whole && isPurchasable(blend.problem.materials[column.material]!))
      upper[j] = search.free.upper[j]!;
    if (column.material !== material) return;
    lower[j] = 0;
    upper[j] = 0;
  });
  // planes found on the way serve the next material, but not the plan's own list: that names its duals
  const warmth = { ...search.warmth, supports: [...search.warmth.supports] };
  const { solution, kept } = await at(
    { ...search, warmth },
    { ...model, lower, upper },
    { z: found.z, tolerance: PLAN_TOLERANCE },
  );
  return kept && solution.objective !== null ? solution.objective * blend.usdPerUnit : null;
}

/** A charge without plan. */
function without(
  search: Search,
  rest: Pick<ConfidentSolution, 'status' | 'z' | 'solver'> & Partial<ConfidentSolution>,
): ConfidentSolution {
  const { blend, cones, doubts } = search;
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
    doubts,
    choice: null,
    state: null,
    ...rest,
  };
}

/** The plan with its bounds; `sameZ` and `solverBound` are objectives. Proven = near the better of the two bounds. */
function finished(
  search: Search,
  found: Bisected,
  of: { jointBound_usd: number; sameZ: number; solverBound: number | null; choice: WholeNumbers | null },
): ConfidentSolution {
  const { blend, cones, doubts } = search;
  const { solution } = found.point;
  const lines = chargesOf(blend, solution.x)[0]!;
  refuseBroken(recheck(blend.problem, [lines], { meansOnly: true, amountsOnly: of.choice === null }));
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
    solver: solution.solver,
    doubts,
    choice: of.choice,
    state: { search, found },
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
