import type { PlanOutput } from '../../documents/plan.ts';
import { ConvergenceError } from '../../foundation/errors.ts';
import { type Assumption, uniqueAssumptions } from '../../foundation/quantity/sourced.ts';
import { type Baseline, baselinesOf } from '../../models/charge/baselines.ts';
import { bindingOf } from '../../models/charge/binding.ts';
import { sketch } from '../../models/charge/blend/relaxation.ts';
import { type CertifiedPlan, planCertified, spreadOf } from '../../models/charge/confident/certified.ts';
import { BEYOND } from '../../models/charge/confident/search.ts';
import type { ConflictSet } from '../../models/charge/conflict/conflict.ts';
import { LIMIT_CONFIDENCE } from '../../models/charge/judge.ts';
import type { ChargeLine, ChargeProblem } from '../../models/charge/problem.ts';
import { type RareEarthAccount, withRareEarths } from '../../models/charge/rare-earth.ts';
import { manifestOf } from '../manifest.ts';
import { RECOURSE_CONFIDENCE } from '../sample/bath-sample.ts';
import { assumptionsOf, DEFAULT_CONFIDENCE } from './assumptions.ts';
import { conflictFor, failureWords } from './conflict.ts';
import { gapBetween, type PlanContext } from './context.ts';
import { lotsOf, recourseLots } from './lots.ts';
import { aimOf, conflictOf, cornerOf, heatsOf, routeOf } from './output.ts';
import { rareEarthAccounts, rareEarthRows } from './rare-earth.ts';
import {
  declinedOf,
  isDeclined,
  isFound,
  meanTrims,
  planRecourse,
  type RecourseResult,
  recourseHeat,
} from './recourse.ts';
import { refiningOf } from './refining.ts';
import { furnacesOf, routeOptionsOf } from './routes.ts';

type PlannedHeat = PlanOutput['heats'][number];

/** Draws of the certification: through a furnace, and without one. */
const ROUTE_SAMPLES = 4000;
const BLEND_SAMPLES = 10_000;

/**
 * Plans the heats of a document in their order, each with the confidence asked, each from the stock that those before
 * left. The bound adds up what each heat would cost at least with all the stock to itself.
 */
export async function planForConfidence(context: PlanContext): Promise<PlanOutput> {
  const { control, problem } = context;
  const left = new Map(problem.materials.map((material) => [material.id, material.available_kg]));
  const heats: HeatResult[] = [];
  for (const [h, heat] of problem.heats.entries()) {
    const materials = problem.materials.map((material, i) => {
      const available_kg = left.get(material.id)!;
      const drawn_kg = Number.isFinite(available_kg) ? problem.materials[i]!.available_kg - available_kg : 0;
      const isHere = material.onlyIn === undefined || material.onlyIn === heat.id;
      const required_kg = isHere ? Math.max(0, (material.required_kg ?? 0) - drawn_kg) : 0;
      return { ...material, available_kg, required_kg };
    });
    const result = await planHeat(context, h, { materials, heats: [heat] });
    heats.push(result);
    if (result.plan.solution.status === 'stopped' && !result.recourse?.settled)
      throw new ConvergenceError(`no plan for ${heat.id} within ${context.timeLimit_s} s`, {
        path: 'timeLimit_s',
        value: context.timeLimit_s,
        unit: 's',
        cure: 'give it more time, fewer materials or no whole pieces',
      });
    if (!hasPlan(result)) return answer(context, heats, await conflictFor(context, result));
    for (const { material, mass_kg } of linesOf(result)) {
      const { id } = result.plan.problem.materials[material]!;
      left.set(id, left.get(id)! - mass_kg);
    }
    control.onProgress?.((h + 1) / problem.heats.length, `${heat.id} planned`);
  }
  return answer(context, heats, []);
}

interface HeatResult {
  readonly plan: CertifiedPlan;
  readonly bound_usd: number | null;
  /** Relaxation without internal range and aim, with the same guard [usd]; null where there is neither. */
  readonly corner_usd: number | null;
  readonly assumed: readonly Assumption[];
  readonly accounts: readonly RareEarthAccount[];
  /** Joint confidence that was asked [1]. */
  readonly confidence: number;
  /** Present where corrections are taken, or nothing else is left; then `plan` is the one without them. */
  readonly recourse: RecourseResult | null;
  /** Corrections that are allowed for and do not pay: `plan` needs none. */
  readonly declined: RecourseResult | null;
}

const hasPlan = ({ plan, recourse }: HeatResult): boolean =>
  recourse ? isFound(recourse) : plan.solution.status !== 'infeasible';

/** What a heat takes from the stock, corrections on average included. */
const linesOf = ({ plan, recourse }: HeatResult): readonly ChargeLine[] =>
  recourse?.settled ? [...recourse.settled.plan.lines, ...meanTrims(recourse)] : plan.solution.lines;

const costOfHeat = ({ plan, recourse }: HeatResult): number =>
  (recourse?.settled ? recourse.settled.plan.expected_usd : plan.solution.cost_usd!) + plan.optionCost_usd;

/** A heat planned without corrections, and what it was planned with. */
async function planBlind(context: PlanContext, index: number, problem: ChargeProblem) {
  const { input, control, seed, timeLimit_s } = context;
  const given = input.heats[index]!;
  const options = routeOptionsOf(input, index, context.facts);
  const jointConfidence = given.recourse
    ? (given.recourse.confidence ?? RECOURSE_CONFIDENCE)
    : (input.jointConfidence ?? DEFAULT_CONFIDENCE);
  const removalCredit = given.removalCredit ?? [];
  const assumed: Assumption[] = [];
  const accounts = rareEarthAccounts(given, {
    problem,
    facts: context.facts,
    path: `heats[${index}]`,
    assumed,
  });
  const furnace =
    options.length > 0
      ? refiningOf({
          facts: furnacesOf(context.facts),
          options,
          mass_kg: given.target.mass_kg,
          seed,
          removalCredit,
          control,
        })
      : null;
  const refining = accounts.length > 0 ? withRareEarths(furnace, accounts) : furnace;
  const search = {
    solver: control.solver,
    timeLimit_s,
    jointConfidence,
    seed,
    certificationSamples: input.certificationSamples ?? (options.length > 0 ? ROUTE_SAMPLES : BLEND_SAMPLES),
    signal: control.signal,
  };
  const plan = await planCertified(problem, {
    ...search,
    refining,
    // without a furnace the bath itself is what is gone through
    options: refining && !furnace ? [{ id: 'bath' }] : options,
    onProgress: control.onProgress,
  });
  return {
    plan,
    refining,
    search,
    accounts,
    assumed: [...assumptionsOf(context, index, options.length > 0), ...assumed],
  };
}

async function planHeat(context: PlanContext, index: number, problem: ChargeProblem): Promise<HeatResult> {
  const { plan, refining, search, accounts, assumed } = await planBlind(context, index, problem);
  const { recourse: asked } = context.input.heats[index]!;
  const tried = asked ? await planRecourse(context, index, { blind: plan, refining }) : null;
  const isAway = tried !== null && isDeclined(tried, plan);
  const whole = { ...plan.problem, materials: context.problem.materials };
  const base = {
    plan,
    accounts,
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
  const alone = index === 0 || lines.length === 0 ? null : await sketch(whole, { ...search, furnace });
  const corner = lines.length === 0 ? null : cornerOf(plan.problem);
  const cornered = corner && (await sketch(corner, { ...search, furnace, shapes: plan.shapes }, z));
  return {
    ...base,
    corner_usd: cornered?.bound_usd ?? null,
    bound_usd: isAway ? average_usd : boundOf(plan, alone?.bound_usd ?? null),
  };
}

function boundOf(plan: CertifiedPlan, alone_usd: number | null): number | null {
  const own = plan.solution.jointBound_usd;
  const bound = alone_usd ?? own;
  const looked = plan.looked.flatMap((one) => (one.bound_usd === null ? [] : [one.bound_usd]));
  if (bound === null) return null;
  // bounds and plan see the furnace from nearby points: within what both agree on, the plan itself is a bound
  const { cost_usd, distance_usd } = plan.solution;
  const cost = cost_usd === null ? [] : [cost_usd + distance_usd + plan.optionCost_usd];
  return Math.min(bound + plan.optionCost_usd, ...looked, ...cost);
}

async function answer(
  context: PlanContext,
  results: readonly HeatResult[],
  conflict: readonly ConflictSet[],
): Promise<PlanOutput> {
  const { input, facts, assumed, seed, timeLimit_s } = context;
  const found = conflict.length === 0;
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
  const described = found ? await Promise.all(results.map((result) => explained(result, seed))) : [];
  const baselines = found ? await baselinesFor(context, results) : [];
  const solutions = results.map(({ plan }) => plan.solution);
  return {
    format: 'remelt-plan/1',
    manifest: manifestOf(input, facts, {
      seed,
      solver: solutions[0]!.solver,
      timeLimit_s,
      samples: results.map(
        ({ plan, recourse }) => recourse?.settled?.plan.outcome.samples ?? plan.certificate?.samples ?? 0,
      ),
      limitConfidence: LIMIT_CONFIDENCE,
    }),
    assumed: uniqueAssumptions([
      ...assumed,
      ...results.flatMap((result) => result.assumed),
      ...described.flatMap((one) => one.assumed),
    ]),
    status: !found ? 'infeasible' : results.every(isProven) ? 'optimal' : 'feasible',
    cost_usd,
    bound_usd,
    gap: gapBetween(plus(cost_usd, distance_usd), bound_usd),
    solver: {
      name: solutions[0]!.solver,
      bound_usd: solverBound_usd,
      gap: gapBetween(plus(cost_usd, distance_usd), solverBound_usd),
      doubts: doubtsOf(results),
    },
    heats: described.map((one) => one.heat),
    conflict: conflictOf(conflict),
    baselines: baselines.map((one) => ({ ...one })),
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
  result: HeatResult,
  seed: number | string,
): Promise<{ heat: PlannedHeat; assumed: readonly Assumption[] }> {
  const { heat, assumed } = describe(result, seed);
  const { plan, recourse } = result;
  const reasons = await (recourse?.settled ? recourseLots(recourse.settled) : lotsOf(plan));
  return { assumed, heat: { ...heat, ...reasons } };
}

/** A planned heat as the document shows it. */
function describe(
  { plan, corner_usd, recourse, declined, accounts, confidence }: HeatResult,
  seed: number | string,
): { heat: PlannedHeat; assumed: readonly Assumption[] } {
  if (recourse?.settled) return { heat: recourseHeat(recourse, { blind: plan, seed }), assumed: [] };
  const { solution, problem, certificate, optionCost_usd } = plan;
  const { heats, assumed } = heatsOf({
    problem,
    charges: [solution.lines],
    binding: bindingOf(solution.blend, solution.linear),
  });
  const heat = heats[0]!;
  const rareEarth = rareEarthRows(problem, solution.lines, { accounts, confidence });
  const counted = certificate ?? { passes: 0, samples: 1, failures: [], lowerLimit: 0, attempt: 0 };
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
              corner_usd,
              dearer_usd: solution.sameZBound_usd! - solution.distance_usd - corner_usd,
              distance_usd: solution.distance_usd,
            }),
          }),
      certificate: {
        passRate: counted.passes / counted.samples,
        lowerLimit: counted.lowerLimit,
        samples: counted.samples,
        seed,
      },
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
  { control }: PlanContext,
  results: readonly HeatResult[],
): Promise<readonly Baseline[]> {
  const all: (readonly Baseline[])[] = [];
  for (const result of results) {
    const { plan, recourse } = result;
    // other ways are not corrected: they keep what a heat without recourse has to keep
    const z = recourse ? (plan.solution.best?.z ?? plan.solution.z) : plan.solution.z;
    // cut as far beyond z as the plan is, so that none looks cheaper for that alone
    const guard = { z: z * BEYOND, furnace: [spreadOf(plan)] };
    all.push(
      await baselinesOf(plan.problem, [linesOf(result)], {
        solver: control.solver,
        guard,
        signal: control.signal,
      }),
    );
  }
  return all[0]!.map((one, k) => {
    const costs = all.map((list) => list[k]!.cost_usd);
    return {
      ...one,
      cost_usd: costs.includes(null)
        ? null
        : costs.reduce<number>((sum, cost, h) => sum + cost! + results[h]!.plan.optionCost_usd, 0),
    };
  });
}
