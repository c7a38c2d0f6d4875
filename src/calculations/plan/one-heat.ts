import { ConvergenceError, throwIfCancelled } from '../../foundation/errors.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { sketch } from '../../models/charge/blend/relaxation.ts';
import { boundAtLeast } from '../../models/charge/confident/bound-by-draws.ts';
import { type ConfirmedPlan, planConfirmed, spreadOf } from '../../models/charge/confident/confirmed-plan.ts';
import { bestWords } from '../../models/charge/confident/try-charge.ts';
import type { ChargeLine, ChargeProblem } from '../../models/charge/problem.ts';
import { type RareEarthAccount, withRareEarths } from '../../models/charge/rare-earth.ts';
import { amountsOf } from '../../models/charge/stopped-plan.ts';
import { breathe } from '../control.ts';
import { RECOURSE_CONFIDENCE } from '../sample/bath-sample.ts';
import { assumptionsOf, DEFAULT_CONFIDENCE } from './assumptions.ts';
import type { PlanContext } from './context.ts';
import { cornerOf } from './output.ts';
import { rareEarthAccounts } from './rare-earth.ts';
import { isDeclined, isFound, meanTrims, planRecourse, type RecourseResult } from './recourse.ts';
import { type RouteRun, refiningOf } from './refining.ts';
import { routeRunOf } from './routes.ts';

/** Draws of the conformance check: through a furnace, and without one. */
const ROUTE_SAMPLES = 4000;
const BLEND_SAMPLES = 10_000;

/** A heat planned from the stock that it was given. */
export interface HeatResult {
  readonly plan: ConfirmedPlan;
  readonly bound_usd: number | null;
  /** Relaxation without internal range and aim, with the same guard [usd]; null where there is neither. */
  readonly corner_usd: number | null;
  readonly assumed: readonly Assumption[];
  readonly accounts: readonly RareEarthAccount[];
  /** What its furnaces were run with; null without a route. */
  readonly run: RouteRun | null;
  /** Joint confidence that was asked [1]. */
  readonly confidence: number;
  /** Present where trims are taken, or nothing else is left; then `plan` is the one without them. */
  readonly recourse: RecourseResult | null;
  /** Trims that are allowed for and do not pay: `plan` needs none. */
  readonly declined: RecourseResult | null;
}

/** True when the heat can be made. */
export const hasPlan = ({ plan, recourse }: HeatResult): boolean =>
  recourse ? isFound(recourse) : plan.solution.status !== 'infeasible';

/** What a heat takes from the stock, by place of the material in its problem, trims on average included. */
export const linesOf = ({ plan, recourse }: HeatResult): readonly ChargeLine[] =>
  recourse?.fixedPoint ? [...recourse.fixedPoint.plan.lines, ...meanTrims(recourse)] : plan.solution.lines;

/** Cost of a heat that can be made, its route included [usd]. */
export const costOfHeat = ({ plan, recourse }: HeatResult): number =>
  (recourse?.fixedPoint ? recourse.fixedPoint.plan.expected_usd : plan.solution.cost_usd!) +
  plan.optionCost_usd;

/** What a heat takes from the stock, by id of the material [kg]; a material may stand more than once. */
export const takenBy = (result: HeatResult): NamedLine[] => namedLines(result, linesOf(result));

interface NamedLine {
  readonly id: string;
  readonly mass_kg: number;
}

/** Lines of a charge in the problem of a heat, by id of the material. */
export const namedLines = ({ plan }: Pick<HeatResult, 'plan'>, lines: readonly ChargeLine[]): NamedLine[] =>
  lines.map(({ material, mass_kg }) => ({ id: plan.problem.materials[material]!.id, mass_kg }));

/**
 * One heat of a document planned with the confidence asked, from the stock that is left of each material [kg]. Nothing is
 * kept between calls: the same heat may be planned from one stock after another. Throws ConvergenceError when the search
 * ended before a plan was found; InputError, CancelledError.
 */
export async function planOneHeat(
  context: PlanContext,
  index: number,
  stock: ReadonlyMap<string, number>,
): Promise<HeatResult> {
  const result = await planHeat(context, index, problemFrom(context.problem, index, stock));
  if (result.plan.solution.status === 'stopped' && !result.recourse?.fixedPoint)
    throw nothingFound(context, index, result.plan.reached);
  return result;
}

/**
 * That a search ended without a plan and without a proof that there can be no plan, by its limit or in whole numbers, with
 * the best charge that it tried.
 */
function nothingFound(
  { timeLimit_s, solver, problem }: PlanContext,
  index: number,
  reached: ConfirmedPlan['reached'],
): ConvergenceError {
  const { id } = problem.heats[index]!;
  const best = reached ? `; ${bestWords(reached)}` : '';
  const amounts = reached ? amountsOf(reached.charge) : [];
  const pieces = problem.materials.some(({ item_kg }) => item_kg !== undefined) ? ', open whole pieces' : '';
  if (solver.stoppedBy() === null)
    return new ConvergenceError(
      `no plan for ${id} was found, and that there can be none is not proven${best}`,
      [
        { path: 'jointConfidence', cure: `ask for less confidence${pieces}, or offer more materials` },
        ...amounts,
      ],
    );
  return new ConvergenceError(`no plan for ${id} was found within ${timeLimit_s} s of work${best}`, [
    {
      path: 'timeLimit_s',
      value: timeLimit_s,
      unit: 's',
      allowed: `more than ${timeLimit_s} s`,
      cure: `set timeLimit_s above ${timeLimit_s}, to ${4 * timeLimit_s} for instance${pieces}, or use fewer materials`,
    },
    ...amounts,
  ]);
}

/** The problem of one heat: the stock that is left, and what must still be used of it. */
function problemFrom(
  { materials, heats }: ChargeProblem,
  index: number,
  stock: ReadonlyMap<string, number>,
): ChargeProblem {
  const heat = heats[index]!;
  return {
    heats: [heat],
    materials: materials.map((material) => {
      const available_kg = stock.get(material.id)!;
      const drawn_kg = Number.isFinite(available_kg) ? material.available_kg - available_kg : 0;
      const isHere = material.onlyIn === undefined || material.onlyIn === heat.id;
      const required_kg = isHere ? Math.max(0, (material.required_kg ?? 0) - drawn_kg) : 0;
      return { ...material, available_kg, required_kg };
    }),
  };
}

/** A heat planned without trims, and what it was planned with. */
async function planBlind(context: PlanContext, index: number, problem: ChargeProblem) {
  const { input, control, seed, timeLimit_s } = context;
  const given = input.heats[index]!;
  const run = routeRunOf(input, index, context);
  const options = run?.options ?? [];
  const jointConfidence = given.recourse
    ? (given.recourse.confidence ?? RECOURSE_CONFIDENCE)
    : (input.jointConfidence ?? DEFAULT_CONFIDENCE);
  const assumed: Assumption[] = [];
  const accounts = rareEarthAccounts(given, {
    problem,
    facts: context.facts,
    path: `heats[${index}]`,
    assumed,
  });
  const furnace = run && refiningOf(run);
  const refining = accounts.length > 0 ? withRareEarths(furnace, accounts) : furnace;
  const search = {
    solver: context.solver,
    timeLimit_s,
    jointConfidence,
    seed,
    checkSamples: input.certificationSamples ?? (options.length > 0 ? ROUTE_SAMPLES : BLEND_SAMPLES),
    signal: control.signal,
  };
  const plan = await planConfirmed(problem, {
    ...search,
    refining,
    // without a furnace the bath itself is what is gone through
    options: refining && !furnace ? [{ id: 'bath' }] : options,
    onProgress: control.onProgress,
    pause: async () => {
      await breathe();
      throwIfCancelled(control.signal);
    },
  });
  return {
    plan,
    refining,
    search,
    accounts,
    run,
    assumed: [...assumptionsOf(context, index, options.length > 0), ...assumed],
  };
}

async function planHeat(context: PlanContext, index: number, problem: ChargeProblem): Promise<HeatResult> {
  const { plan, refining, search, accounts, run, assumed } = await planBlind(context, index, problem);
  const { recourse: asked } = context.input.heats[index]!;
  const tried = asked ? await planRecourse(context, index, { blind: plan, refining }) : null;
  const isAway = tried !== null && isDeclined(tried, plan);
  const whole = { ...plan.problem, materials: context.problem.materials };
  const base = {
    plan,
    accounts,
    run,
    confidence: search.jointConfidence,
    recourse: isAway ? null : tried,
    declined: isAway ? tried : null,
    assumed: [...assumed, ...(tried?.assumed ?? [])],
  };
  // on average every heat that is released meets its limits: none can cost less
  const least_usd = tried ? (await sketch(whole, search, 0)).bound_usd : null;
  const average_usd = least_usd === null ? null : least_usd + plan.optionCost_usd;
  if (base.recourse) return { ...base, corner_usd: null, bound_usd: average_usd };
  const { lines, z } = plan.solution;
  const furnace = spreadOf(plan);
  const { least } = plan;
  const alone =
    index === 0 || least === null ? null : await boundAtLeast(whole, { ...search, furnace }, least);
  const corner = lines.length === 0 ? null : cornerOf(plan.problem);
  const cornered = corner && (await sketch(corner, { ...search, furnace, shapes: plan.shapes }, z));
  return {
    ...base,
    corner_usd: cornered?.bound_usd ?? null,
    bound_usd: isAway ? average_usd : boundOf(plan, alone),
  };
}

function boundOf(plan: ConfirmedPlan, alone_usd: number | null): number | null {
  const own = plan.solution.jointBound_usd;
  const bound = alone_usd ?? own;
  const bounds = plan.triedOptions.flatMap((one) => (one.bound_usd === null ? [] : [one.bound_usd]));
  if (bound === null) return null;
  // bounds and plan see the furnace from nearby points: within what both agree on, the plan itself is a bound
  const { cost_usd, distance_usd } = plan.solution;
  const cost = cost_usd === null ? [] : [cost_usd + distance_usd + plan.optionCost_usd];
  return Math.min(bound + plan.optionCost_usd, ...bounds, ...cost);
}
