import type { PlanOutput } from '../../documents/heats/plan.ts';
import { CancelledError, ConvergenceError, InputError, throwIfCancelled } from '../../foundation/errors.ts';
import { counted, usd } from '../../foundation/quantity/format.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import { type Baseline, baselinesOf } from '../../models/charge/baselines.ts';
import { bindingOf } from '../../models/charge/binding.ts';
import { buildBlend, buildInTurns } from '../../models/charge/blend/blend.ts';
import type { Blend } from '../../models/charge/blend/model.ts';
import { sifting } from '../../models/charge/blend/sifting.ts';
import { type BlendSolution, type SoFar, solveBlend } from '../../models/charge/blend/solve-blend.ts';
import { whyNotUsed } from '../../models/charge/confident/why-not.ts';
import { type ConflictSet, findConflict } from '../../models/charge/conflict/conflict.ts';
import { metered, NOT_WORKED_OUT } from '../../models/charge/metered.ts';
import { type ChargeProblem, costOf } from '../../models/charge/problem.ts';
import type { Solver } from '../../models/charge/solver.ts';
import { withSavings } from '../../models/charge/step-saving.ts';
import { NOTHING_YET, stoppedPlan } from '../../models/charge/stopped-plan.ts';
import { breathe } from '../control.ts';
import { manifestOf } from '../manifest.ts';
import { offersOf } from '../target/context.ts';
import { gapBetween, type PlanContext, stoppedAs, workSpent } from './context.ts';
import { exactLots } from './lots.ts';
import { withMissing } from './missing.ts';
import { aimOf, conflictOf, cornerOf, heatsOf } from './output.ts';
import { relaxExact } from './step-savings.ts';

/** Relative gap at which an exact plan counts as the cheapest. */
const EXACT_GAP = 1e-6;

/** The exact blending problem: contents are what they are said to be. Throws ConvergenceError without any plan within the limit. */
export async function planExact(context: PlanContext): Promise<PlanOutput> {
  const soFar: SoFar = { charges: [], bound_usd: null };
  try {
    return await plannedExact(context, soFar);
  } catch (error) {
    throw error instanceof CancelledError ? interrupted(context.problem, soFar) : error;
  }
}

/** What an interrupted search leaves: its best plan and its bound. */
function interrupted(problem: ChargeProblem, { charges, bound_usd }: SoFar): CancelledError {
  const { materials, heats } = problem;
  const best = charges.length === 0 ? NOTHING_YET : `best so far ${usd(costOf(problem, charges))}`;
  const bound = bound_usd === null ? '' : `, none below ${usd(bound_usd)}`;
  const amounts = charges.map((lines) =>
    lines.map(({ material, mass_kg }) => ({ id: materials[material]!.id, mass_kg })),
  );
  return stoppedPlan(heats, `${best}${bound}`, amounts);
}

/** Coefficients of a model that memory holds, the solver's copy included: some 4 GB. */
const MOST_COEFFICIENTS = 2.5e7;

/** Throws InputError for a model that memory would not hold. */
function refuseTooLarge({ materials, heats }: ChargeProblem): void {
  const perMaterial = heats.reduce(
    (sum, { specification }) => sum + entriesOf(specification.limits).length,
    0,
  );
  const size = materials.length * perMaterial;
  if (size <= MOST_COEFFICIENTS) return;
  throw new InputError(
    `${counted(heats.length, 'heat')} from ${counted(materials.length, 'material')} are too large a model for memory`,
    {
      path: 'materials',
      value: materials.length,
      allowed: `up to ${Math.floor(MOST_COEFFICIENTS / perMaterial)} materials for these heats and their limits`,
      cure: 'plan fewer heats at once, or leave out materials that do not fit them',
    },
  );
}

async function plannedExact(context: PlanContext, soFar: SoFar): Promise<PlanOutput> {
  refuseTooLarge(context.problem);
  const { input, facts, control, problem, assumed, seed, timeLimit_s } = context;
  const pause = async (): Promise<void> => {
    await breathe();
    throwIfCancelled(control.signal);
  };
  const solver = metered(sifting(context.solver, pause), timeLimit_s);
  control.onProgress?.(0, 'building the model');
  const blend = await buildInTurns(problem, pause);
  control.onProgress?.(0.1, `${blend.model.cost.length} columns, ${blend.rows.length} rows`);
  const solution = await solveBlend(blend, solver, {
    timeLimit_s,
    relativeGap: EXACT_GAP,
    signal: control.signal,
    soFar,
  });
  if (solution.status === 'stopped') throw outOfWork(solution, context);
  control.onProgress?.(0.6, solution.status);
  const { cost_usd, stoppedBy } = solution;
  const found = solution.status !== 'infeasible';
  const bound_usd = found ? solution.linearBound_usd : null;
  const conflict = found || control.withoutReasons ? [] : await conflictWithin(context, solver);
  const asked = metered(solver, Number.POSITIVE_INFINITY);
  const baselines = found
    ? await baselinesOf(problem, solution.charges, { solver: asked, signal: control.signal })
    : [];
  const cornered = found ? await corneredPlan(context, solver) : null;
  const described = await describedHeats(context, { blend, solution, bound_usd, cornered, solver });
  control.onProgress?.(1, 'done');
  const model = { columns: blend.model.cost.length, rows: blend.rows.length };
  return {
    format: 'remelt-plan/1',
    manifest: manifestOf(input, facts, {
      seed,
      solver: solution.solver,
      timeLimit_s,
      relativeGap: EXACT_GAP,
      model,
      ...workSpent(context.solver.spent(), stoppedBy),
    }),
    assumed: [...assumed, ...described.assumed],
    status: solution.status,
    cost_usd,
    bound_usd,
    gap: gapBetween(cost_usd === null ? null : cost_usd + solution.distance_usd, bound_usd),
    solver: {
      name: solution.solver,
      bound_usd: solution.solverBound_usd,
      gap: gapBetween(cost_usd === null ? null : cost_usd + solution.distance_usd, solution.solverBound_usd),
      ...stoppedAs(stoppedBy),
      doubts: [...solution.doubts],
    },
    heats: described.heats,
    conflict: conflictOf(conflict),
    ...(conflict.length > 0 ? withMissing(problem) : {}),
    baselines: baselines.map((one) =>
      one.cost_usd === null && asked.stoppedBy()
        ? { name: one.name, cost_usd: null, words: NOT_WORKED_OUT }
        : told(one, { problem, planned_usd: cost_usd ?? 0 }),
    ),
  };
}

/** The heats of a plan with what binds them, why their lots are in or out, and what aiming costs. */
async function describedHeats(
  { control, problem, timeLimit_s }: PlanContext,
  of: {
    readonly blend: Blend;
    readonly solution: BlendSolution;
    readonly bound_usd: number | null;
    readonly cornered: BlendSolution | null;
    readonly solver: Solver;
  },
): Promise<ReturnType<typeof heatsOf>> {
  const { blend, solution, bound_usd, cornered, solver } = of;
  const cost_usd = (solution.cost_usd ?? 0) + solution.distance_usd;
  const isLinear = blend.model.integrality === null && solution.status === 'optimal';
  const first = isLinear ? { blend, solution: solution.linear! } : null;
  const { heats, assumed } = heatsOf({
    problem,
    charges: solution.charges,
    binding: await withSavings(bindingOf(blend, solution.linear), {
      problem,
      gap_usd: bound_usd === null ? null : Math.max(0, cost_usd - bound_usd),
      relax: relaxExact(solver, { timeLimit_s }, { first, signal: control.signal }),
    }),
  });
  const lots = await exactLots({ ...solution, blend, solver, cost_usd, signal: control.signal });
  const explained = heats.map((heat, h) => ({
    ...heat,
    ...(cornered ? { aim: aimed(heat, h, { cornered, solution, problem }) } : {}),
    ...lots[h],
  }));
  return { assumed, heats: explained };
}

/** What is in the way of a plan, as far as its limit of work goes: a search that it ended is no proof. */
async function conflictWithin(
  { problem, facts, control }: PlanContext,
  ofPlan: Solver,
): Promise<readonly ConflictSet[]> {
  const solver = metered(ofPlan, Number.POSITIVE_INFINITY);
  const found = await findConflict(problem, { solver, market: offersOf(facts), signal: control.signal });
  if (!solver.stoppedBy()) return found;
  const words = `no plan meets the limits; which of them cannot hold together is ${NOT_WORKED_OUT}`;
  return [{ words, rows: [], cures: [{ words: 'allow more work with timeLimit_s' }] }];
}

/** The cheapest charges in the corner of the windows; null where the heats have neither range nor aim, or none was found within the limit. */
async function corneredPlan(
  { problem, control, timeLimit_s }: PlanContext,
  solver: Solver,
): Promise<BlendSolution | null> {
  const corner = cornerOf(problem);
  if (!corner) return null;
  const budget = { timeLimit_s, relativeGap: EXACT_GAP, signal: control.signal };
  const found = await solveBlend(buildBlend(corner), solver, budget);
  return found.cost_usd === null ? null : found;
}

/** Another way with why it is not the plan, where it is cheaper. */
const told = (
  { charges, ...one }: Baseline,
  plan: Parameters<typeof whyNotUsed>[1],
): PlanOutput['baselines'][number] => ({
  ...one,
  words: [one.words, ...whyNotUsed({ ...one, ...(charges ? { charges } : {}) }, plan)].join('; '),
});

function aimed(
  heat: PlanOutput['heats'][number],
  h: number,
  of: { cornered: BlendSolution; solution: BlendSolution; problem: ChargeProblem },
) {
  const corner_usd = costOf(of.problem, [of.cornered.charges[h]!]);
  return aimOf(of.problem, heat, {
    corner_usd,
    dearer_usd: heat.cost_usd - corner_usd,
    distance_usd: of.solution.distance_usd,
  });
}

function outOfWork(
  { linearBound_usd }: BlendSolution,
  { timeLimit_s, solver }: PlanContext,
): ConvergenceError {
  const clock =
    solver.stoppedBy() === 'clock' ? '; it was stopped by the clock, on a machine too busy for it' : '';
  return new ConvergenceError(`no plan was found within ${timeLimit_s} s of work${clock}`, {
    path: 'timeLimit_s',
    value: timeLimit_s,
    unit: 's',
    cure: 'allow more time, use fewer materials, or open whole pieces',
    ...(linearBound_usd === null ? {} : { message: `no plan can cost less than ${usd(linearBound_usd)}` }),
  });
}
