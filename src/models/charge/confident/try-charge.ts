import { percent, usd } from '../../../foundation/quantity/format.ts';
import type { Figures, Reached } from '../../../foundation/quantity/progress.ts';
import type { Columns, PassCount } from '../judge.ts';
import { type LimitRow, limitRows } from '../limit-row.ts';
import { type ChargeLine, type ChargeProblem, costOf, presentElements } from '../problem.ts';
import { recheck } from '../recheck.ts';
import type { WholeNumbers } from './chosen.ts';
import type { Shapes } from './cones.ts';
import { type ConfidentSolution, planConfidently } from './confident.ts';
import type { BestSoFar } from './known-checks.ts';
import {
  type Linearisation,
  linearisedAt,
  linearisedOptions,
  linearisedProblem,
  type OptionPlan,
  optionCost,
} from './linearisation.ts';
import { monteCarloCheck, shiftedTo } from './monte-carlo-check.ts';
import type { ConfidentOptions } from './options.ts';
import { surest } from './plan-in-trust-region.ts';
import { bonferroniZ, NEARLY, surplusOf, targetOf } from './search.ts';
import { shapesOf } from './shapes.ts';

/** How near the linearisation of the furnace came to the furnace itself. */
export interface Agreement {
  /** Times the furnace was made linear around a plan. */
  readonly rounds: number;
  /** Largest difference of a mean refined content between plan and drawn heats, relative to its limit [1]. */
  readonly disagreement: number;
  /** Where. */
  readonly limit: LimitRow | null;
}

/** A plan, the linearisation it was made in, how near the two are to a fixed point, and how its heats did in the furnace itself. */
export interface FixedPoint extends Linearisation {
  readonly solution: ConfidentSolution;
  readonly agreement: Agreement;
  /** Of the plan, or where there is none of the charge that came nearest, on draws of planning. */
  readonly passed: PassCount | null;
}

/** A charge that went through the furnace: what came of it, and the linearisation around it. */
export interface Tried {
  readonly fixedPoint: FixedPoint;
  readonly lines: readonly ChargeLine[];
  /** The same charge, as much of it as makes the mass that was ordered. */
  readonly whole: readonly ChargeLine[];
  /** Metal that it makes, of what was ordered [1]. */
  readonly made: number;
  /** Of `whole`: less metal is no saving [usd]. */
  readonly cost_usd: number;
  /** Exact at `whole` in level, and in slope. */
  readonly next: Linearisation;
  /** What its heats became. */
  readonly columns: Columns;
  readonly isAgreed: boolean;
  /** How much more often than wanted its heats pass [normal quantiles]. */
  readonly surplus: number;
  /** Of the mean content that is nearest to its limit, or furthest outside [standard deviations of its heats]. */
  readonly distance: number;
}

export interface FixedPointOptions {
  readonly amountsOnly?: boolean;
  readonly choice?: WholeNumbers | null;
  /** How much more often than the options ask for heats have to pass in the linearisation [normal quantiles]; default 0. */
  readonly margin?: number;
  /** A plan to go on from by steps; default none: plans are free at first. */
  readonly from?: FixedPoint;
}

/** Disagreement at which plan and furnace count as agreed [1 of the limit]. */
export const AGREED = 1e-3;
/** Difference of the metal made and ordered that counts as none [1 of the order]. */
const SAME_MASS = 2e-3;
/** Saving for which a search from another start pays [1 of the cost]. */
export const MUCH_CHEAPER = 0.05;
/** Difference at which shapes count as the same [1]. */
const SHAPES_AGREED = 0.1;

/** True where a charge makes the metal that was ordered. */
export const isWhole = ({ made }: Pick<Tried, 'made'>): boolean => Math.abs(made - 1) <= SAME_MASS;

/** True for a charge whose surplus counts as passing (`NEARLY`). */
export const isPassing = ({ surplus }: Tried): boolean => surplus >= NEARLY;

/**
 * True for a charge that passes often enough where the other does not, or does so cheaper; of two that do not, for the
 * surer; of two that never pass, for the one whose worst content is nearer to its limit.
 */
export function isBetter(one: Tried, other: Tried): boolean {
  if (isPassing(one) && isPassing(other)) return one.cost_usd < other.cost_usd;
  return one.surplus === other.surplus ? one.distance > other.distance : one.surplus > other.surplus;
}

/** The same of two plans: what makes another mass than was ordered only where nothing else is there. */
export const isBetterPlan = (one: Tried, other: Tried): boolean =>
  isWhole(one) === isWhole(other) ? isBetter(one, other) : isWhole(one);

/** True for a charge that is the plan of a linearisation, not only a try on the way to one. */
export const isPlan = ({ fixedPoint }: Tried): boolean => fixedPoint.solution.lines.length > 0;

export interface TryHow extends Partial<ConfidentOptions> {
  readonly rounds: number;
}

/**
 * Plans in one linearisation of the furnace and sends the plan through the furnace itself on draws of planning. Where the
 * linearisation has no plan, what came nearest to one is sent; where it has no charge at all, nothing is tried.
 */
export async function planOnce(
  of: OptionPlan,
  state: Linearisation,
  { rounds, ...how }: TryHow,
): Promise<{ readonly solution: ConfidentSolution; readonly tried: Tried | null }> {
  const { solution, lines } = await chargeToTry(linearisedProblem(of, state), {
    ...linearisedOptions(of, state),
    ...how,
  });
  return {
    solution,
    tried: lines.length === 0 ? null : await tryCharge(of, state, { lines, solution, rounds }),
  };
}

/** A plan and its charge, or what came nearest to one, or else the surest charge that there is; empty without any. */
export async function chargeToTry(
  problem: ChargeProblem,
  options: ConfidentOptions,
): Promise<{ readonly solution: ConfidentSolution; readonly lines: readonly ChargeLine[] }> {
  const solution = await planConfidently(problem, options);
  if (solution.lines.length > 0) return { solution, lines: solution.lines };
  const lines =
    solution.best?.lines ?? (await surest(problem, options, { z: bonferroniZ(problem, options) }));
  return { solution, lines };
}

/** A charge sent through the furnace; `solution` is the plan that it is, or the one that was not to be had. */
export async function tryCharge(
  of: OptionPlan,
  state: Linearisation,
  run: {
    readonly lines: readonly ChargeLine[];
    readonly solution: ConfidentSolution;
    readonly rounds: number;
    readonly isRough?: boolean;
  },
): Promise<Tried> {
  const { lines, solution, rounds, isRough } = run;
  const problem = linearisedProblem(of, state);
  const { columns, made, passed, distance } = await monteCarloCheck(of, {
    problem,
    lines,
    furnace: state.linear?.relativeSpread ?? of.options.furnace ?? {},
    isRough,
  });
  const around = linearisedAt(of, lines);
  const whole = lines.map((line) => ({ ...line, mass_kg: line.mass_kg / made }));
  const isOwn = solution.linear !== null && solution.lines === lines;
  const next = {
    linear: around && shiftedTo(of, around, { columns, whole }),
    shapes: isOwn ? shapesOf(solution.cones, solution.linear.x, columns) : state.shapes,
    ...(solution.lines.length > 0 ? { z: solution.z } : state.z === undefined ? {} : { z: state.z }),
  };
  const surplus = surplusOf(passed, targetOf(of.options));
  const isLikely = surplus >= NEARLY && isWhole({ made });
  noteTried(of, {
    ...{ lines, made, passed, cost_usd: costOf(problem, [lines]) },
    standing: isLikely ? 'likely' : 'unlikely',
  });
  const agreement = { rounds, ...disagreementOf(problem, linearisedProblem(of, next), lines) };
  return {
    fixedPoint: { ...state, z: solution.z, solution, agreement, passed },
    lines,
    whole,
    made,
    cost_usd: costOf(problem, [whole]),
    next,
    columns,
    isAgreed:
      agreement.disagreement < AGREED &&
      isWhole({ made }) &&
      (!isOwn || apart(state.shapes, next.shapes) < SHAPES_AGREED),
    surplus,
    distance,
  };
}

const STANDINGS = ['unlikely', 'likely', 'checked'] as const satisfies readonly BestSoFar['standing'][];

/** Of two that pass often enough the cheaper, of two that do not the surer; what is checked before what is not. */
function isBetterSoFar(one: BestSoFar, before: BestSoFar): boolean {
  const higher = STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(before.standing);
  if (higher !== 0) return higher > 0;
  if (isWhole(one) !== isWhole(before)) return isWhole(one);
  return one.standing === 'unlikely'
    ? shareOf(one.passed) > shareOf(before.passed)
    : one.cost_usd < before.cost_usd;
}

const shareOf = ({ passes, samples }: PassCount): number => passes / samples;

/** Tells of a charge that was tried or checked and keeps it, where none before was as good: what an interrupted search leaves. */
export function noteTried(
  of: OptionPlan,
  { lines, ...tried }: Omit<BestSoFar, 'bound_usd' | 'charge'> & Pick<Tried, 'lines'>,
): void {
  const { checks, onProgress } = of.options;
  // a large yard is planned from few of its lots: their places are not those of the yard
  const charge = lines.map(({ material, mass_kg }) => ({ id: of.problem.materials[material]!.id, mass_kg }));
  const route_usd = optionCost(of.option, of.problem.heats[0]!.mass_kg);
  const one = {
    ...tried,
    charge,
    cost_usd: tried.cost_usd + route_usd,
    bound_usd: checks?.least_usd ?? null,
  };
  if (checks?.best && !isBetterSoFar(one, checks.best)) return;
  if (checks) checks.best = one;
  onProgress?.(0.5, bestWords(one), figuresOf(one));
}

/** What a search has found so far, as numbers: what the charge costs, and what none can cost less than. */
function figuresOf({ cost_usd, bound_usd, standing }: BestSoFar): Figures {
  const cost = (value: number): Reached => ({ value, unit: 'USD', of: 'cost of the charge' });
  return {
    incumbent:
      standing === 'checked'
        ? cost(cost_usd)
        : { ...cost(cost_usd), of: `cost of a charge that is ${NOT_CHECKED}` },
    ...(bound_usd === null || bound_usd > cost_usd ? {} : { bound: cost(bound_usd) }),
  };
}

const NOT_CHECKED = 'not checked yet';

/** What a search has found so far, in words. */
export const bestWords = ({ cost_usd, bound_usd, passed, made, standing }: BestSoFar): string =>
  [
    `best so far ${usd(cost_usd)}`,
    ...(standing === 'checked' ? [] : [NOT_CHECKED]),
    ...(isWhole({ made }) ? [] : [`makes ${percent(made)} of the metal ordered`]),
    // beyond the bound a charge is only what came nearest to one
    ...(bound_usd === null || bound_usd > cost_usd ? [] : [`none below ${usd(bound_usd)}`]),
    `${(100 * shareOf(passed)).toFixed(1)} % of drawn heats pass`,
  ].join(', ');

/** Largest difference of two sets of shapes [1]. */
function apart(a: Shapes, b: Shapes): number {
  let most = 0;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(key), b.get(key)];
    most = Math.max(
      most,
      Math.abs((one?.min ?? 1) - (other?.min ?? 1)),
      Math.abs((one?.max ?? 1) - (other?.max ?? 1)),
    );
  }
  return most;
}

/** Largest difference of refined contents between two linearisations of the furnace for one charge, relative to the limits. */
export function disagreementOf(
  a: ChargeProblem,
  b: ChargeProblem,
  lines: readonly ChargeLine[],
): { disagreement: number; limit: LimitRow | null } {
  const [first, second] = [a, b].map(
    (problem) => recheck(problem, [lines], { meansOnly: true }).heats[0]!.refined,
  );
  let disagreement = 0;
  let where: LimitRow | null = null;
  for (const limit of limitRows(a.heats[0]!.specification, presentElements(a))) {
    const total = (contents: typeof first): number =>
      limit.elements.reduce((sum, element) => sum + (contents![element] ?? 0), 0);
    const scale = Number.isFinite(limit.max) ? limit.max : limit.min;
    const apart = Math.abs(total(first) - total(second)) / Math.max(scale, 1e-9);
    if (apart <= disagreement) continue;
    disagreement = apart;
    where = limit;
  }
  return { disagreement, limit: where };
}
