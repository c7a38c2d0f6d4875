import { CancelledError } from '../../../foundation/errors.ts';
import { percent } from '../../../foundation/quantity/format.ts';
import { type Sketch, sketch } from '../blend/relaxation.ts';
import type { ContentDraws } from '../content-draws.ts';
import type { PassCount } from '../judge.ts';
import { type ChargeLine, type ChargeProblem, isPurchasable } from '../problem.ts';
import { keepsCounts, recheck } from '../recheck.ts';
import { checkBranch, type Linearised, type Refining, type RefiningOption } from '../refining.ts';
import { NOTHING_YET, stoppedPlan } from '../stopped-plan.ts';
import { boundAtLeast, type Least, leastByDraws } from './bound-by-draws.ts';
import type { Shapes } from './cones.ts';
import { type ConfidentSolution, withWholeNumbers } from './confident.ts';
import type { ConfirmedOptions } from './confirmed-options.ts';
import { type Conformity, conformingInTurns } from './conformance.ts';
import {
  type Agreement,
  type FixedPoint,
  FREE_ROUNDS,
  findFixedPoint,
  fixedPointAsCharged,
} from './fixed-point.ts';
import { type BestSoFar, noChecks } from './known-checks.ts';
import {
  chargeOf,
  type Fractions,
  isSimulated,
  type Linearisation,
  linearisedOptions,
  linearisedProblem,
  middleOf,
  type OptionPlan,
  optionCost,
  withRefining,
} from './linearisation.ts';
import { looksAt, oneLook } from './looks.ts';
import { nothingBefore } from './options.ts';
import { surest } from './plan-in-trust-region.ts';
import { bonferroniZ, NEARLY, planningDraws, SAME_Z_GAP, surplusOf, targetOf } from './search.ts';
import { fixedPointFromBought } from './start-from-bought.ts';
import { asCharged, cheaperFirstFit, fixedPointFromFirstFit } from './start-from-first-fit.ts';
import { AGREED, bestWords, isWhole, noteTried } from './try-charge.ts';
import { brokenRules, failedCheck } from './why-not.ts';

export interface ConfirmedPlan {
  readonly solution: ConfidentSolution;
  /** The problem as planned, with its refining. */
  readonly problem: ChargeProblem;
  readonly option: RefiningOption | null;
  readonly optionCost_usd: number;
  /** Shapes of the limits that the plan kept its distance by. */
  readonly shapes: Shapes;
  readonly agreement: Agreement | null;
  /** What every limit keeps at least in any plan, by the drawn heats of this one: its bound is at it. null without a plan. */
  readonly least: Least | null;
  /** On draws that planning never saw. null without a plan. */
  readonly conformance: (Conformity & { readonly attempt: number }) | null;
  /** Without a plan: the best charge that was tried on the way, as it was told then. null where none was. */
  readonly reached: BestSoFar | null;
  /** Where first fit looked cheaper: what became of it, in words. */
  readonly firstFit?: string;
  /** Lots of a large yard that were not planned with, and the price below which the relaxation of all of it would use them. */
  readonly leftAside?: readonly {
    readonly id: string;
    readonly price_usd_per_kg: number;
    readonly breakEven_usd_per_kg: number;
  }[];
  /** Every option with the least it could cost [usd], and whether it was planned in full. */
  readonly triedOptions: readonly {
    readonly id: string;
    readonly bound_usd: number | null;
    readonly planned: boolean;
  }[];
}

/** Relative standard deviation that the furnace of a plan adds, by element [1]; none without a furnace. */
export const spreadOf = (plan: ConfirmedPlan): Linearised['relativeSpread'] =>
  (plan.problem.heats[0]!.refining as Linearised | null)?.relativeSpread ?? {};

/** Yards with more lots are narrowed to the most promising before planning, and how many are kept. */
const MOST_LOTS = 300;
const KEPT_LOTS = 150;
/** Conformance checks, each on fresh draws, before the confidence is given up. */
const MOST_ATTEMPTS = 8;
/** What the search asks for more after a check that failed: what it fell short by [normal quantiles], within these bounds. */
const AFTER_FAILURE = { least: 0.05, most: 1 };
const FROM_FIRST_FIT = 'the plan was found from here';
/** Saving for which first fit itself is taken in place of a plan [1 of the cost]. */
const FIRST_FIT_SAVING = 1e-3;
/** Disagreement of plan and furnace up to which the bounds of the linearisation prove a plan [1 of the limit]. */
const PROVING = 1e-2;

/**
 * The cheapest charge and route of one heat, confirmed: each route option is bounded, the promising ones are planned
 * in full with the furnace made linear around the plan until both agree, and the best is tried on fresh draws through
 * the real route. A check that fails raises z and plans again.
 */
export async function planConfirmed(problem: ChargeProblem, given: ConfirmedOptions): Promise<ConfirmedPlan> {
  const checks = noChecks();
  const draws = given.draws ?? planningDraws(given.seed);
  try {
    const options = { ...given, draws, before: nothingBefore(), checks };
    const plan = await planWhole(problem, options);
    return isPlan(plan)
      ? { ...(await boundedByDraws(problem, plan, options)), reached: null }
      : { ...plan, least: null, reached: checks.best };
  } catch (error) {
    const { best } = checks;
    if (!(error instanceof CancelledError)) throw error;
    throw best
      ? stoppedPlan(problem.heats, bestWords(best), [best.charge])
      : stoppedPlan(problem.heats, NOTHING_YET, []);
  }
}

async function planWhole(
  problem: ChargeProblem,
  options: ConfirmedOptions & { readonly draws: ContentDraws },
): Promise<Planned> {
  const lots = problem.materials.filter((material) => !isPurchasable(material)).length;
  if (lots <= MOST_LOTS) return planFew(problem, options);
  const first = await firstSketch(problem, options);
  return rebounded(problem, await planFew(narrowed(problem, first), options, problem), options);
}

/** The plan with its bounds at the least distances that its drawn heats show. Each way through a furnace is bounded anew with them. */
async function boundedByDraws(
  problem: ChargeProblem,
  plan: Planned,
  options: ConfirmedOptions,
): Promise<Omit<ConfirmedPlan, 'reached'>> {
  const { solution, shapes, option } = plan;
  const linear = plan.problem.heats[0]!.refining as Linearised | null;
  const of = { problem: plan.problem, options, option, linear };
  const least = await leastByDraws(of, { linear, shapes }, solution);
  const at = async (way: Linearised | null): Promise<number | null> =>
    boundAtLeast(
      way ? withRefining(problem, way) : problem,
      { ...options, before: nothingBefore(), furnace: way?.relativeSpread ?? options.furnace ?? {} },
      least,
    );
  const own = await at(linear);
  const triedOptions: ConfirmedPlan['triedOptions'][number][] = [];
  for (const { way, bound_usd, ...tried } of plan.triedOptions) {
    const least_usd = await at(way.linear);
    const route_usd = optionCost(way.option, problem.heats[0]!.mass_kg);
    triedOptions.push({
      ...tried,
      bound_usd: lower(bound_usd, least_usd === null ? null : least_usd + route_usd),
    });
  }
  return {
    ...plan,
    least,
    triedOptions,
    solution: { ...solution, jointBound_usd: lower(solution.jointBound_usd, own) },
  };
}

const lower = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Relaxation of the whole yard with the first route. */
async function firstSketch(problem: ChargeProblem, options: ConfirmedOptions): Promise<Sketch> {
  const { refining } = options;
  const [option] = options.options;
  if (!refining || !option) return sketch(problem, options);
  return (await sketchOption(problem, options, { refining, option, charge: null })).seen;
}

/** The problem with the most promising lots only; the bounds are taken on all of them again. */
function narrowed(problem: ChargeProblem, { ranking }: Sketch): ChargeProblem {
  // where no charge was seen, nothing says which lots are promising
  if (ranking.length === 0) return problem;
  const lots = ranking.filter(({ material }) => !isPurchasable(problem.materials[material]!));
  const kept = new Set(lots.slice(0, KEPT_LOTS).map(({ material }) => material));
  return {
    ...problem,
    materials: problem.materials.filter((material, i) => isPurchasable(material) || kept.has(i)),
  };
}

/** Bounds of a plan from few lots, on all lots: what it lost by leaving lots out shows in its gap. */
async function rebounded(problem: ChargeProblem, plan: Planned, options: ConfirmedOptions): Promise<Planned> {
  const { solution, shapes } = plan;
  if (solution.cost_usd === null) return plan;
  const linear = plan.problem.heats[0]!.refining as Linearised | null;
  const whole = linear ? withRefining(problem, linear) : problem;
  const confident = { ...options, shapes, ...(linear ? { furnace: linear.relativeSpread } : {}) };
  const joint = await sketch(whole, confident);
  const sameZ = await sketch(whole, confident, solution.z);
  const planned = new Set(plan.problem.materials.map(({ id }) => id));
  const leftAside = sameZ.ranking.flatMap(({ material, dearer_usd_per_kg }) => {
    const { id, price_usd_per_kg } = problem.materials[material]!;
    return planned.has(id)
      ? []
      : [{ id, price_usd_per_kg, breakEven_usd_per_kg: price_usd_per_kg - dearer_usd_per_kg }];
  });
  return {
    ...plan,
    solution: { ...solution, jointBound_usd: joint.bound_usd, sameZBound_usd: sameZ.bound_usd },
    leftAside,
  };
}

/** The same for a yard small enough to be planned in one piece. */
async function planFew(
  problem: ChargeProblem,
  options: ConfirmedOptions,
  whole: ChargeProblem = problem,
): Promise<Planned> {
  const { refining } = options;
  if (!refining) {
    await knowLeast(whole, options, [null]);
    return { ...(await planOption({ problem, options, option: null, linear: null })), triedOptions: [] };
  }
  const sketches: Awaited<ReturnType<typeof sketchOption>>[] = [];
  for (const option of options.options) {
    options.onProgress?.(0.1, options.options.length === 1 ? 'following the route' : `route ${option.id}`);
    const charge = sketches.find((one) => one.charge)?.charge ?? null;
    sketches.push(await sketchOption(problem, options, { refining, option, charge }));
  }
  const least = (bound_usd: number | null): number => bound_usd ?? Number.POSITIVE_INFINITY;
  sketches.sort((a, b) => least(a.bound_usd) - least(b.bound_usd));
  await knowLeast(whole, options, sketches);
  let best: Planned | null = null;
  const tried = new Set<string>();
  for (const { option, linear, bound_usd } of sketches) {
    if (best && isPlan(best) && least(bound_usd) >= totalOf(best)) break;
    options.onProgress?.(
      0.3,
      sketches.length === 1 ? 'planning through the route' : `plan for route ${option.id}`,
    );
    const of = { problem, options, option, linear };
    const fixedPoint = await findFixedPoint(of, { linear, shapes: new Map() }, { amountsOnly: true });
    // amounts alone are already dearer than a plan that is at hand
    if (
      best &&
      (fixedPoint.solution.cost_usd ?? 0) + optionCost(option, problem.heats[0]!.mass_kg) >= totalOf(best)
    )
      continue;
    tried.add(option.id);
    for (const one of [fixedPoint, await fixedPointAsCharged(of, fixedPoint, { amountsOnly: true })]) {
      if (one === null) continue;
      const plan = { ...(await noDearerThanFirstFit(of, await planOrFromBought(of, one))), triedOptions: [] };
      if (best === null || isBetter(plan, best)) best = plan;
    }
  }
  const triedOptions = sketches.map(({ option, linear, bound_usd }) => ({
    id: option.id,
    bound_usd,
    planned: tried.has(option.id),
    way: { option, linear },
  }));
  return { ...best!, triedOptions };
}

/** Keeps what no charge costs less than on average by any of its ways: neither spread nor trims bring it below. */
async function knowLeast(
  problem: ChargeProblem,
  options: ConfirmedOptions,
  ways: readonly (Pick<OptionPlan, 'option' | 'linear'> | null)[],
): Promise<void> {
  const { checks } = options;
  if (!checks) return;
  let least_usd = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const stated = way?.linear ? withRefining(problem, way.linear) : problem;
    const { bound_usd } = await sketch(stated, { ...options, before: nothingBefore() }, 0);
    if (bound_usd === null) continue;
    least_usd = Math.min(least_usd, bound_usd + optionCost(way?.option ?? null, problem.heats[0]!.mass_kg));
  }
  checks.least_usd = Number.isFinite(least_usd) ? least_usd : null;
}

const isPlan = ({ solution }: Planned): boolean => solution.cost_usd !== null;

/** Cheaper, or where neither is a plan, nearer to one. */
function isBetter(one: Planned, other: Planned): boolean {
  if (isPlan(one) || isPlan(other)) return totalOf(one) < totalOf(other);
  return (one.solution.best?.probability ?? 0) > (other.solution.best?.probability ?? 0);
}

const totalOf = (plan: Planned): number =>
  plan.solution.cost_usd === null ? Number.POSITIVE_INFINITY : plan.solution.cost_usd + plan.optionCost_usd;

/**
 * Sketch of an option around a charge; when none is known yet, first around the middle of the windows. A linearisation that shows
 * no charge there may be a poor one: then around the surest charge that it shows.
 */
async function sketchOption(
  problem: ChargeProblem,
  options: ConfirmedOptions,
  of: { refining: Refining; option: RefiningOption; charge: Fractions | null },
) {
  const { refining, option } = of;
  const sketchAround = async (charge: Fractions) => {
    const linear = refining.linearise(option, charge);
    const stated = withRefining(problem, linear);
    const confident = { ...options, furnace: linear.relativeSpread };
    const seen = await sketch(stated, confident);
    const isSeen = seen.lines.length > 0;
    const lines = isSeen ? seen.lines : await surest(stated, confident, { z: bonferroniZ(problem, options) });
    return { linear, seen, isSeen, charge: lines.length > 0 ? chargeOf(problem, lines) : null };
  };
  let last = await sketchAround(of.charge ?? middleOf(problem));
  if (last.charge && !(of.charge && last.isSeen)) last = await sketchAround(last.charge);
  const cost = optionCost(option, problem.heats[0]!.mass_kg);
  const { bound_usd } = last.seen;
  return {
    option,
    linear: last.linear,
    charge: last.isSeen ? last.charge : null,
    seen: last.seen,
    bound_usd: bound_usd === null ? null : bound_usd + cost,
  };
}

/** Plan of one option, or of no furnace at all. */
async function planOption(of: OptionPlan): Promise<Confirmed> {
  const fixedPoint = await findFixedPoint(
    of,
    { linear: of.linear, shapes: new Map() },
    { amountsOnly: true },
  );
  return noDearerThanFirstFit(of, await planOrFromBought(of, fixedPoint));
}

/**
 * The plan, or where first fit is cheaper and passes the same conformance check, the plan that is found from there: at
 * worst first fit itself.
 */
async function noDearerThanFirstFit(of: OptionPlan, plan: Confirmed): Promise<Confirmed> {
  const { solution, agreement, conformance, shapes, problem } = plan;
  if (solution.cost_usd === null || agreement === null) return plan;
  const linear = problem.heats[0]!.refining as Linearised | null;
  const known = { solution, agreement, shapes, linear, z: solution.z, passed: conformance };
  const fitted = await cheaperFirstFit(of, known);
  if (fitted === null) return plan;
  if (!keepsCounts(problem, fitted.charges[0]!))
    return { ...plan, firstFit: unruly(problem, fitted.charges[0]!) };
  of.options.onProgress?.(0.85, 'first fit looks cheaper: planning from there');
  const from = await fixedPointFromFirstFit(of, known, fitted.charges[0]!);
  const found = await keepingRules(of, from);
  const isCheaper =
    found !== null && (found.solution.cost_usd ?? Number.POSITIVE_INFINITY) < solution.cost_usd;
  const best = isCheaper ? { ...found, firstFit: FROM_FIRST_FIT } : plan;
  if (fitted.objective_usd >= best.solution.cost_usd! * (1 - FIRST_FIT_SAVING)) return best;
  const rest = asCharged(of, known, fitted);
  if (!keepsRules(problem, rest.solution.lines))
    return {
      ...best,
      firstFit: `${isCheaper ? `${FROM_FIRST_FIT}; ` : ''}${unruly(problem, rest.solution.lines)}`,
    };
  const passed = await conformanceOf(of, rest, MOST_ATTEMPTS + 1);
  if (!isWhole(passed))
    return { ...best, firstFit: `it makes ${percent(passed.made)} of the metal that was ordered` };
  if (passed.lowerLimit < of.options.jointConfidence)
    return {
      ...best,
      firstFit: failedCheck(passed, {
        ...{ problem: linearisedProblem(of, rest), lines: rest.solution.lines },
        confidence: of.options.jointConfidence,
      }),
    };
  return told(of, {
    ...baseOf(of, rest),
    solution: rest.solution,
    agreement,
    conformance: passed,
    firstFit: 'it passes the conformance check and is the plan',
  });
}

/** Why a charge that breaks rules is not the plan. */
const unruly = (problem: ChargeProblem, lines: readonly ChargeLine[]): string =>
  `it may not be used, it breaks what the plan keeps: ${brokenRules(problem, [lines])}`;

/** The plan at a fixed point; where it is not confirmed, the plan that is found from new metal. */
async function planOrFromBought(of: OptionPlan, fixedPoint: FixedPoint): Promise<Confirmed> {
  const plan = await planAtFixedPoint(of, fixedPoint);
  if (plan.solution.status !== 'infeasible') return plan;
  const bought = await fixedPointFromBought(of, fixedPoint);
  const other = bought && (await planAtFixedPoint(of, bought));
  return other && other.solution.cost_usd !== null ? other : plan;
}

/** The plan at a fixed point with its whole numbers chosen, the fixed point found again with them held, checked. */
async function planAtFixedPoint(of: OptionPlan, fixedPoint: FixedPoint): Promise<Confirmed> {
  if (fixedPoint.solution.lines.length === 0) return refused(of, fixedPoint, null);
  const amounts = await planOfAmounts(of, fixedPoint);
  if (amounts !== null) return amounts;
  const chosen = await withWholeNumbers(fixedPoint.solution);
  if (chosen.lines.length === 0) return refused(of, { ...fixedPoint, solution: chosen }, null);
  if (chosen.choice === null) return told(of, await confirmedOf(of, fixedPoint, null));
  const held = await findFixedPoint(of, { ...fixedPoint, z: chosen.z }, { choice: chosen.choice });
  const first = held.solution.lines.length > 0 ? held : { ...fixedPoint, solution: chosen };
  return told(of, await confirmedOf(of, first, chosen.solverBound_usd));
}

/** A plan of amounts that keeps pieces, least amounts and counts by itself: nothing has to be chosen. null where it does not. */
async function planOfAmounts(of: OptionPlan, fixedPoint: FixedPoint): Promise<Confirmed | null> {
  if (!fixedPoint.solution.state?.search.full()) return null;
  return keepingRules(of, fixedPoint);
}

/** The plan of amounts at a fixed point; null where it breaks pieces, least amounts or counts, or has no charge there. */
async function keepingRules(of: OptionPlan, fixedPoint: FixedPoint): Promise<Confirmed | null> {
  const problem = linearisedProblem(of, fixedPoint);
  const { lines } = fixedPoint.solution;
  if (lines.length === 0 || !keepsRules(problem, lines)) return null;
  const plan = await confirmedOf(of, fixedPoint, null);
  return plan.solution.lines.length === 0 || keepsRules(plan.problem, plan.solution.lines)
    ? told(of, plan)
    : null;
}

/** A plan that may be the answer, told on the way; no plan is told of a refusal. */
function told(of: OptionPlan, plan: Confirmed): Confirmed {
  const { solution, conformance } = plan;
  const { lines, cost_usd } = solution;
  if (cost_usd !== null && conformance !== null)
    noteTried(of, { lines, cost_usd, passed: conformance, made: conformance.made, standing: 'checked' });
  return plan;
}

const keepsRules = (problem: ChargeProblem, lines: readonly ChargeLine[]): boolean =>
  recheck(problem, [lines], { meansOnly: true }).broken.length === 0;

/** A plan held against a solver bound that was proven at a z not above its own: it stays a bound. */
function bounded(solution: ConfidentSolution, solverBound_usd: number | null): ConfidentSolution {
  const { cost_usd, sameZBound_usd, status } = solution;
  if (solverBound_usd === null || cost_usd === null) return solution;
  const bound = Math.max(sameZBound_usd ?? 0, solverBound_usd);
  return {
    ...solution,
    solverBound_usd,
    status: cost_usd + solution.distance_usd - bound <= SAME_Z_GAP * cost_usd ? 'optimal' : status,
  };
}

const baseOf = (
  of: OptionPlan,
  state: Linearisation,
): Pick<ConfirmedPlan, 'problem' | 'option' | 'optionCost_usd' | 'shapes'> => ({
  shapes: state.shapes,
  problem: linearisedProblem(of, state),
  option: of.option,
  optionCost_usd: optionCost(of.option, of.problem.heats[0]!.mass_kg),
});

type Confirmed = Omit<Planned, 'triedOptions' | 'leftAside'>;
interface Planned extends Omit<ConfirmedPlan, 'reached' | 'least' | 'triedOptions'> {
  readonly triedOptions: readonly (ConfirmedPlan['triedOptions'][number] & {
    readonly way: Pick<OptionPlan, 'option' | 'linear'>;
  })[];
}
type Conformance = NonNullable<ConfirmedPlan['conformance']>;

/**
 * The plan confirmed on fresh draws. A plan that fails is tightened, brought back to a fixed point and checked on other
 * draws. A charge that never reaches the confidence is no plan.
 */
async function confirmedOf(
  of: OptionPlan,
  first: FixedPoint,
  solverBound_usd: number | null,
): Promise<Confirmed> {
  const { options } = of;
  const { choice } = first.solution;
  const amountsOnly = choice === null;
  let fixedPoint = first;
  let best: Refused | null = null;
  let sure: Confirmed | null = null;
  // what heats have to pass more often, in the furnace, and in the linearisation while none does
  let margin = 0;
  let linearMargin = 0;
  for (let attempt = 1; ; attempt++) {
    options.onProgress?.(0.8, 'conformance check');
    const conformance = await conformanceOf(of, fixedPoint, attempt);
    const isSure = conformance.lowerLimit >= options.jointConfidence;
    if (isSure) {
      const plan = { ...baseOf(of, fixedPoint), ...proven(fixedPoint, solverBound_usd), conformance };
      // one of another mass than was ordered is planned again, once
      if (sure || isWhole(conformance)) return plan;
      sure = plan;
    }
    if (best === null || conformance.lowerLimit > best.conformance.lowerLimit)
      best = { fixedPoint, conformance };
    if (attempt === MOST_ATTEMPTS) return sure ?? refused(of, best.fixedPoint, best);
    const target = targetOf({ ...options, margin });
    const more = (count: PassCount): number =>
      Math.min(AFTER_FAILURE.most, Math.max(AFTER_FAILURE.least, -surplusOf(count, target)));
    const isKind = fixedPoint.passed !== null && surplusOf(fixedPoint.passed, target) < 0;
    // plans that steps lead to are judged in the furnace itself: there the linearisation is not what is too kind
    const isStepped = isOscillating(fixedPoint);
    if (isKind && !isStepped) linearMargin += more(fixedPoint.passed!);
    else if (!isSure) margin += more(conformance);
    // steps begin at the charge that failed, which must not pass again
    if (isStepped && !isSure && fixedPoint.passed)
      margin += Math.max(0, surplusOf(fixedPoint.passed, target) - NEARLY);
    const aimed = { ...of, options: { ...options, margin } };
    const how = { margin: linearMargin, choice, amountsOnly };
    // where free plans swing, the next one may be far off: steps from this one first
    let next =
      isStepped || isSure ? await findFixedPoint(aimed, fixedPoint, { ...how, from: fixedPoint }) : null;
    if (!next || next.solution.lines.length === 0) next = await findFixedPoint(aimed, fixedPoint, how);
    if (next.solution.lines.length === 0) return sure ?? refused(of, best.fixedPoint, best);
    fixedPoint = next;
  }
}

/** True for a plan that free rounds did not lead to. */
const isOscillating = ({ agreement }: FixedPoint): boolean =>
  agreement.rounds > FREE_ROUNDS || agreement.disagreement >= AGREED;

async function conformanceOf(of: OptionPlan, fixedPoint: FixedPoint, attempt: number): Promise<Conformance> {
  const { options, option } = of;
  const trial = {
    problem: linearisedProblem(of, fixedPoint),
    lines: fixedPoint.solution.lines,
    samples: options.checkSamples,
    draws: { seed: options.seed, branch: checkBranch(attempt) },
    furnace: linearisedOptions(of, fixedPoint).furnace ?? {},
    route: options.refining && option ? { refining: options.refining, option } : null,
    signal: options.signal,
    keeper: options.draws,
  };
  const { jointConfidence: confidence, pause, checkSamples } = options;
  // what costs nothing to draw is drawn to the end
  const looks = isSimulated(of) ? looksAt(checkSamples) : oneLook(checkSamples);
  return { ...(await conformingInTurns(trial, { confidence, looks, pause })), attempt };
}

/** A plan with what is proven of it: nothing where its linearisation of the furnace and the furnace disagree. */
function proven(
  { solution, agreement }: FixedPoint,
  solverBound_usd: number | null,
): Pick<ConfirmedPlan, 'solution' | 'agreement'> {
  const held = bounded(solution, solverBound_usd);
  const status = agreement.disagreement > PROVING ? 'feasible' : held.status;
  return { solution: { ...held, status }, agreement };
}

interface Refused {
  readonly fixedPoint: FixedPoint;
  readonly conformance: Conformance;
}

/** No plan: `best` is the charge that reached most, through the furnace itself. */
function refused(of: OptionPlan, fixedPoint: FixedPoint, best: Refused | null): Confirmed {
  const { solution, agreement, passed } = fixedPoint;
  const found = best ? bestChecked(best) : solution.best && passed ? measured(solution.best, passed) : null;
  return {
    ...baseOf(of, fixedPoint),
    solution: {
      ...solution,
      status: solution.status === 'stopped' ? 'stopped' : 'infeasible',
      lines: [],
      cost_usd: null,
      ...(found ? { best: found } : {}),
    },
    conformance: null,
    agreement,
  };
}

type Best = NonNullable<ConfidentSolution['best']>;

const bestChecked = ({ fixedPoint, conformance }: Refused): Best => ({
  z: fixedPoint.solution.z,
  cost_usd: fixedPoint.solution.cost_usd!,
  lines: fixedPoint.solution.lines,
  probability: conformance.passes / conformance.samples,
  failures: conformance.failures,
  checked: true,
});

/** What a charge reached in the furnace, in place of what its linearisation promised. */
const measured = (best: Best, { passes, samples, failures }: PassCount): Best => ({
  ...best,
  probability: passes / samples,
  failures,
});
