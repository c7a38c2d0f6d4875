import { parseDocument } from '../faces/formats/common.ts';
import { type PlanInput, type PlanOutput, planInputSchema } from '../faces/formats/plan.ts';
import { ConvergenceError } from '../foundation/errors.ts';
import type { Catalogue } from '../metal/alloy/catalogue.ts';
import type { ChargeMaterial as BoughtMaterial } from '../metal/alloy/charge-material.ts';
import { baselinesOf } from '../models/charge/baselines.ts';
import { bindingOf } from '../models/charge/binding.ts';
import { buildBlend } from '../models/charge/blend.ts';
import { type ConflictSet, findConflict } from '../models/charge/conflict.ts';
import type { ChargeMaterial } from '../models/charge/problem.ts';
import { solveBlend } from '../models/charge/solve-blend.ts';
import type { Solver } from '../models/charge/solver.ts';
import type { Control } from './control.ts';
import { manifestOf } from './manifest.ts';
import { heatsOf } from './plan-output.ts';
import { problemOf } from './plan-problem.ts';

export type { PlanOutput } from '../faces/formats/plan.ts';

/** What `plan` needs to know: part of the facts. */
export interface PlanFacts {
  readonly version: string;
  readonly grades: Catalogue;
  /** Metals that could be bought, for the cures of a conflict. */
  readonly chargeMaterials?: ReadonlyMap<string, BoughtMaterial>;
}

export interface PlanControl extends Control {
  readonly solver: Solver;
}

/** Seed when the document says nothing. */
export const DEFAULT_SEED = 1;
/** Seconds a plan may take when the document says nothing. */
const DEFAULT_TIME_LIMIT_S = 30;
/** Relative gap at which an exact plan counts as the cheapest. */
const EXACT_GAP = 1e-6;

/** `plan` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function planDocument(
  document: unknown,
  facts: PlanFacts,
  control: PlanControl,
): Promise<PlanOutput> {
  return plan(parseDocument(planInputSchema, document, 'plan'), facts, control);
}

/**
 * The cheapest charges that meet the targets of a `remelt-plan/1` document, with bounds, prices of the limits and the
 * cost of other ways; or, when there are none, why and what would help.
 * Throws InputError; ConvergenceError when the time ended before any plan was found; CancelledError.
 */
export async function plan(input: PlanInput, facts: PlanFacts, control: PlanControl): Promise<PlanOutput> {
  const { solver, signal, onProgress } = control;
  const { problem, assumed } = problemOf(input, facts.grades);
  const timeLimit_s = input.timeLimit_s ?? DEFAULT_TIME_LIMIT_S;
  const blend = buildBlend(problem);
  onProgress?.(0.1, `${blend.model.cost.length} columns, ${blend.rows.length} rows`);
  const solution = await solveBlend(blend, solver, {
    timeLimit_s,
    relativeGap: EXACT_GAP,
    ...(signal ? { signal } : {}),
  });
  if (solution.status === 'stopped') {
    throw new ConvergenceError(`no plan within ${timeLimit_s} s`, {
      path: 'timeLimit_s',
      value: timeLimit_s,
      unit: 's',
      cure: 'give it more time, fewer materials or no whole pieces',
      ...(solution.linearBound_usd === null
        ? {}
        : { message: `no plan can cost less than ${solution.linearBound_usd.toFixed(2)} usd` }),
    });
  }
  const { cost_usd, linearBound_usd, solverBound_usd } = solution;
  const gapTo = (bound: number | null): number | null =>
    cost_usd === null || bound === null
      ? null
      : cost_usd === 0
        ? 0
        : Math.max(0, (cost_usd - bound) / cost_usd);
  onProgress?.(0.6, solution.status);
  const found = solution.status !== 'infeasible';
  const conflict: readonly ConflictSet[] = found
    ? []
    : await findConflict(problem, { solver, market: offersOf(facts), ...(signal ? { signal } : {}) });
  const baselines = found ? await baselinesOf(problem, solution.charges, solver, signal) : [];
  const described = heatsOf({ problem, charges: solution.charges, binding: bindingOf(blend, solution) });
  onProgress?.(1, 'done');
  const seed = input.seed ?? DEFAULT_SEED;
  return {
    format: 'remelt-plan/1',
    manifest: manifestOf(input, facts, {
      seed,
      solver: solution.solver,
      timeLimit_s,
      relativeGap: EXACT_GAP,
      model: { columns: blend.model.cost.length, rows: blend.rows.length },
    }),
    assumed: [...assumed, ...described.assumed],
    status: solution.status,
    cost_usd,
    bound_usd: found ? linearBound_usd : null,
    gap: gapTo(linearBound_usd),
    solver: {
      name: solution.solver,
      bound_usd: solverBound_usd,
      gap: gapTo(solverBound_usd),
      doubts: [...solution.doubts],
    },
    heats: described.heats,
    conflict: conflict.map(({ words, rows, cures }) => ({ words, rows: [...rows], cures: [...cures] })),
    baselines: baselines.map((one) => ({ ...one })),
  };
}

/** Virgin metals and addition alloys of the data, at their mean contents, as materials without a stock. */
const offersOf = ({ chargeMaterials }: PlanFacts): ChargeMaterial[] =>
  [...(chargeMaterials?.values() ?? [])].map(({ id, composition, price_usd_per_kg, metalYield }) => ({
    id,
    composition,
    price_usd_per_kg,
    available_kg: Number.POSITIVE_INFINITY,
    metalYield: metalYield.mean,
  }));
