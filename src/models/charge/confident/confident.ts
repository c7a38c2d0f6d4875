import { type Blend, chargesOf, distanceCost } from '../blend/model.ts';
import { BOUND_TOLERANCE } from '../blend/relaxation.ts';
import type { PassCount } from '../judge.ts';
import { type ChargeLine, type ChargeProblem, costOf } from '../problem.ts';
import { recheck, refuseBroken } from '../recheck.ts';
import type { Solution } from '../solver.ts';
import { chooseIntegers } from './choose-integers.ts';
import { chosenModel, type WholeNumbers } from './chosen.ts';
import { type Cone, shaped } from './cones.ts';
import type { ConfidentOptions } from './options.ts';
import {
  at,
  type Bisected,
  bisect,
  PLAN_TOLERANCE,
  promising,
  SAME_Z_GAP,
  type Search,
  searchOf,
} from './search.ts';

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
  /** On the planning draws, in the linearisation. */
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
    /** Conformance probability [1]. */
    readonly probability: number;
    readonly cost_usd: number;
    readonly lines: readonly ChargeLine[];
    /** What its heats miss, where they were drawn. */
    readonly failures?: PassCount['failures'];
    /** True when a conformance check found the probability: the linearisation meets the limits, the furnace does not. */
    readonly checked?: boolean;
  };
  /** Whole numbers that were chosen; to plan again without choosing again. */
  readonly choice: WholeNumbers | null;
  /** Where the search stands; to go on with whole numbers. */
  readonly state: { readonly search: Search; readonly found: Bisected } | null;
}

/** Where the search for z starts. */
export const GUESS_Z = 2.6;

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

/** A charge without plan. */
export function without(
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
export function finished(
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
      probability: planned.passes / planned.samples,
      cost_usd: point.solution.objective * search.blend.usdPerUnit,
      lines: chargesOf(search.blend, point.solution.x)[0]!,
    },
  };
}
