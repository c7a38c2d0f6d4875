import type { FurnaceOfPlan } from '../../documents/heats/furnace-of-plan.ts';
import type { HeatOfPlan, PlanOutput } from '../../documents/heats/plan.ts';
import type { Figures } from '../../foundation/quantity/progress.ts';
import { type Assumption, uniqueAssumptions } from '../../foundation/quantity/sourced.ts';
import { type Baseline, baselinesOf } from '../../models/charge/baselines.ts';
import { bindingOf } from '../../models/charge/binding.ts';
import { spreadOf } from '../../models/charge/confident/confirmed-plan.ts';
import { BEYOND } from '../../models/charge/confident/search.ts';
import { whyNotUsed } from '../../models/charge/confident/why-not.ts';
import type { ConflictSet } from '../../models/charge/conflict/conflict.ts';
import { LIMIT_CONFIDENCE } from '../../models/charge/judge.ts';
import type { Linearised } from '../../models/charge/refining.ts';
import { type ToldBinding, withSavings } from '../../models/charge/step-saving.ts';
import { manifestOf } from '../manifest.ts';
import { conflictFor, failureWords } from './conflict.ts';
import { gapBetween, type PlanContext, stoppedAs, workSpent } from './context.ts';
import { furnaceOfPlan } from './furnace/furnace-check.ts';
import { lotsOf, recourseLots } from './lots.ts';
import { withMissing } from './missing.ts';
import { leavingNearest, nearestOf, nearestWords } from './nearest.ts';
import { costOfHeat, type HeatResult, hasPlan, linesOf, planOneHeat, takenBy } from './one-heat.ts';
import { aimOf, conflictOf, heatsOf, routeOf } from './output.ts';
import { rareEarthRows } from './rare-earth.ts';
import { declinedOf, recourseHeat, trimmedBinding } from './recourse.ts';
import { shortMass } from './short-mass.ts';
import { bindingShown, relaxAt } from './step-savings.ts';

/**
 * Plans the heats of a document in their order, each with the confidence asked, each from the stock that those before
 * left. The bound adds up what each heat would cost at least with all the stock to itself.
 */
export async function planForConfidence(context: PlanContext): Promise<PlanOutput> {
  const { control, problem } = context;
  const left = new Map(problem.materials.map((material) => [material.id, material.available_kg]));
  const heats: HeatResult[] = [];
  for (const [h, heat] of problem.heats.entries()) {
    const result = await planOneHeat(problem.heats.length === 1 ? context : named(context, heat.id), h, left);
    heats.push(result);
    if (!hasPlan(result)) {
      if (control.withoutReasons) return answer(context, heats, []);
      const nearest = await nearestOf(context, result, h);
      if (nearest) control.onProgress?.(0.9, nearestWords(nearest));
      const conflict = await leavingNearest(nearest, () => conflictFor(context, result));
      const refused = await answer(context, heats, conflict);
      return { ...refused, ...(nearest ? { nearest } : {}), ...withMissing(result.plan.problem) };
    }
    for (const { id, mass_kg } of takenBy(result)) left.set(id, left.get(id)! - mass_kg);
    control.onProgress?.((h + 1) / problem.heats.length, `${heat.id} planned`);
  }
  return answer(context, heats, []);
}

/** One of several heats: what is told of it on the way names it. */
function named(context: PlanContext, heat: string): PlanContext {
  const { onProgress, ...control } = context.control;
  if (!onProgress) return context;
  return {
    ...context,
    control: {
      ...control,
      onProgress: (done, words, figures) =>
        onProgress(done, `${heat}: ${words}`, figures && namedFigures(figures, heat)),
    },
  };
}

const namedFigures = ({ incumbent, bound }: Figures, heat: string): Figures => ({
  ...(incumbent && { incumbent: { ...incumbent, of: `${incumbent.of}, ${heat}` } }),
  ...(bound && { bound: { ...bound, of: `${bound.of}, ${heat}` } }),
});

async function answer(
  context: PlanContext,
  results: readonly HeatResult[],
  conflict: readonly ConflictSet[],
): Promise<PlanOutput> {
  const { input, facts, assumed, seed, timeLimit_s } = context;
  const found = results.every(hasPlan);
  const sum = (of: (result: HeatResult) => number | null): number | null =>
    results.reduce<number | null>(
      (total, result) => (total === null || of(result) === null ? null : total + of(result)!),
      0,
    );
  const cost_usd = found ? sum(costOfHeat) : null;
  const bound_usd = found ? sum((result) => result.bound_usd) : null;
  const distance_usd = results.reduce(
    (total, { plan, recourse }) => total + (recourse ? 0 : plan.solution.distance_usd),
    0,
  );
  const solverBound_usd = found
    ? sum(({ plan, recourse, bound_usd }) =>
        recourse
          ? bound_usd
          : (plan.solution.solverBound_usd ?? plan.solution.sameZBound_usd ?? 0) + plan.optionCost_usd,
      )
    : null;
  const described = found ? await Promise.all(results.map((result) => explained(context, result))) : [];
  const baselines = cost_usd === null ? [] : await baselinesFor(context, results, cost_usd + distance_usd);
  const solutions = results.map(({ plan }) => plan.solution);
  return {
    format: 'remelt-plan/1',
    manifest: manifestOf(input, facts, {
      seed,
      solver: solutions[0]!.solver,
      timeLimit_s,
      samples: results.map(
        ({ plan, recourse }) => recourse?.fixedPoint?.plan.outcome.samples ?? plan.conformance?.samples ?? 0,
      ),
      limitConfidence: LIMIT_CONFIDENCE,
      ...workSpent(context.solver.spent(), context.solver.stoppedBy()),
    }),
    assumed: uniqueAssumptions([
      ...assumed,
      ...results.flatMap((result) => result.assumed),
      ...described.flatMap((one) => one.assumed),
      ...results.flatMap(shortMass),
    ]),
    status: !found ? 'infeasible' : results.every(isProven) ? 'optimal' : 'feasible',
    cost_usd,
    bound_usd,
    gap: gapBetween(plus(cost_usd, distance_usd), bound_usd),
    solver: {
      name: solutions[0]!.solver,
      bound_usd: solverBound_usd,
      gap: gapBetween(plus(cost_usd, distance_usd), solverBound_usd),
      ...stoppedAs(context.solver.stoppedBy()),
      doubts: doubtsOf(results),
    },
    heats: described.map((one) => one.heat),
    conflict: conflictOf(conflict),
    baselines: baselines.map(({ charges: _charges, ...one }) => one),
  };
}

const plus = (cost_usd: number | null, distance_usd: number): number | null =>
  cost_usd === null ? null : cost_usd + distance_usd;

/** A plan with recourse, or one that is taken in its place, is searched, not proven. */
const isProven = ({ plan, recourse, declined }: HeatResult): boolean =>
  !recourse && !declined && plan.solution.status === 'optimal';

/** What the solver got wrong. */
const doubtsOf = (results: readonly HeatResult[]): string[] =>
  results.flatMap(({ plan }) => plan.solution.doubts);

/** A planned heat with the reasons of its lots. */
async function explained(
  context: PlanContext,
  result: HeatResult,
): Promise<{ heat: HeatOfPlan; assumed: readonly Assumption[] }> {
  const { heat, assumed } = describe(result, {
    seed: context.seed,
    binding: await savingsOf(context, result),
  });
  const { plan, recourse } = result;
  const furnace = recourse ? null : furnaceOf(result);
  const reasons = await (recourse?.fixedPoint ? recourseLots(recourse.fixedPoint) : lotsOf(plan));
  return { assumed, heat: { ...heat, ...(furnace ? { furnace } : {}), ...reasons } };
}

/** What the furnaces of a planned heat may do to its charge; null where nothing is known of them beside the models. */
function furnaceOf({ plan, run, accounts, confidence }: HeatResult): FurnaceOfPlan | null {
  const { problem, solution, conformance, option } = plan;
  const way = run?.options.find(({ id }) => id === option?.id);
  if (!run || !way || !conformance) return null;
  return furnaceOfPlan({
    ...{ run, option: way, accounts, problem, lines: solution.lines, conformance, confidence },
  });
}

/** What binds a planned heat, and what one step of it saves: in the relaxation that its bound is from. */
function savingsOf(
  { control, solver, timeLimit_s, seed }: PlanContext,
  result: HeatResult,
): Promise<ToldBinding[]> {
  const { plan, recourse, bound_usd, confidence } = result;
  const { solution } = plan;
  const trimmed = recourse?.fixedPoint?.plan;
  const gap_usd =
    bound_usd === null
      ? null
      : Math.max(0, costOfHeat(result) + (trimmed ? 0 : solution.distance_usd) - bound_usd);
  const options = {
    solver,
    signal: control.signal,
    timeLimit_s,
    seed,
    jointConfidence: confidence,
    checkSamples: 0,
  };
  if (trimmed) {
    const { blend, linear } = trimmed;
    const furnace = blend.problem.heats[0]!.refining as Linearised | null;
    return withSavings(trimmedBinding(trimmed, bindingOf(blend, linear)), {
      problem: blend.problem,
      gap_usd,
      relax: relaxAt({ ...options, furnace: furnace?.relativeSpread ?? {} }, 0),
    });
  }
  return withSavings(bindingOf(solution.blend, solution.linear), {
    problem: plan.problem,
    gap_usd,
    relax: relaxAt({ ...options, furnace: spreadOf(plan), shapes: plan.least!.shapes }, plan.least!.z),
  });
}

/** A planned heat as the document shows it. */
function describe(
  { plan, corner_usd, recourse, declined, accounts, confidence }: HeatResult,
  { seed, binding }: { readonly seed: number | string; readonly binding: readonly ToldBinding[] },
): { heat: HeatOfPlan; assumed: readonly Assumption[] } {
  if (recourse?.fixedPoint)
    return {
      heat: {
        ...recourseHeat(recourse, { blind: plan, seed, binding: bindingShown(binding) }),
        asked: confidence,
      },
      assumed: [],
    };
  const { solution, problem, conformance, optionCost_usd } = plan;
  const { heats, assumed } = heatsOf({
    problem,
    charges: [solution.lines],
    binding,
  });
  const heat = heats[0]!;
  const rareEarth = rareEarthRows(problem, solution.lines, { accounts, confidence });
  const counted = conformance ?? {
    passes: 0,
    samples: 1,
    failures: [],
    lowerLimit: 0,
    looks: [],
    attempt: 0,
  };
  const failed = counted.samples - counted.passes;
  return {
    assumed,
    heat: {
      ...heat,
      cost_usd: heat.cost_usd + optionCost_usd,
      ...(rareEarth.length > 0 ? { rareEarth } : {}),
      ...(declined ? { recourse: declinedOf(declined, plan) } : {}),
      ...(corner_usd === null
        ? {}
        : {
            aim: aimOf(problem, heat, {
              corner_usd: corner_usd + optionCost_usd,
              // the plan is solved a little beyond z: what it may cost less than the corner is rounding
              dearer_usd: Math.max(0, solution.cost_usd! - corner_usd),
              distance_usd: solution.distance_usd,
            }),
          }),
      certificate: {
        passRate: counted.passes / counted.samples,
        lowerLimit: counted.lowerLimit,
        samples: counted.samples,
        seed,
        ...(counted.looks.length > 1 ? { interimCounts: [...counted.looks] } : {}),
      },
      asked: confidence,
      confidence: {
        z: solution.z,
        sameZ: {
          bound_usd: solution.sameZBound_usd!,
          gap: gapBetween(plus(solution.cost_usd, solution.distance_usd), solution.sameZBound_usd)!,
          solverBound_usd: solution.solverBound_usd,
          solverGap: gapBetween(plus(solution.cost_usd, solution.distance_usd), solution.solverBound_usd),
        },
        jointBound_usd: solution.jointBound_usd!,
        risks: counted.failures.slice(0, 10).map(({ limit, side, fails }) => ({
          words: failureWords(limit, side),
          share: failed === 0 ? 0 : fails / failed,
        })),
        attempts: counted.attempt,
      },
      route: routeOf(plan, plan.agreement),
    },
  };
}

/** Other ways with the same guard, heat by heat. */
async function baselinesFor(
  { control, solver }: PlanContext,
  results: readonly HeatResult[],
  planned_usd: number,
): Promise<readonly Baseline[]> {
  const all: (readonly Baseline[])[] = [];
  for (const result of results) {
    const { plan, recourse } = result;
    // other ways are not trimmed: they keep what a heat without recourse has to keep
    const z = recourse ? (plan.solution.best?.z ?? plan.solution.z) : plan.solution.z;
    // cut as far beyond z as the plan is, so that none looks cheaper for that alone
    const guard = { z: z * BEYOND, furnace: [spreadOf(plan)] };
    all.push(
      await baselinesOf(plan.problem, [linesOf(result)], {
        solver,
        guard,
        signal: control.signal,
      }),
    );
  }
  return all[0]!.map((one, k) => {
    const costs = all.map((list) => list[k]!.cost_usd);
    const cost_usd = costs.includes(null)
      ? null
      : costs.reduce<number>((sum, cost, h) => sum + cost! + results[h]!.plan.optionCost_usd, 0);
    const told = [
      ...new Set([
        ...(one.name === 'first-fit' ? results.flatMap(({ plan: { firstFit } }) => firstFit ?? []) : []),
        ...results.flatMap(({ plan }, h) =>
          whyNotUsed({ ...all[h]![k]!, cost_usd }, { ...plan, planned_usd }),
        ),
      ]),
    ];
    return { ...one, words: [one.words, ...told].join('; '), cost_usd };
  });
}
