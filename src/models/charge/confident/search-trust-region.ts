import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { pointOf } from '../blend/model.ts';
import { relaxationOf } from '../blend/relaxation.ts';
import { gainedBy } from '../influence.ts';
import { type ChargeLine, presentElements } from '../problem.ts';
import type { Linearised } from '../refining.ts';
import { type Cone, deviationAt, type Shapes, shaped, shapeKey } from './cones.ts';
import type { ConfidentSolution } from './confident.ts';
import {
  type Linearisation,
  linearisedOptions,
  linearisedProblem,
  type OptionPlan,
  withRefining,
} from './linearisation.ts';
import { meanOf, monteCarloCheck } from './monte-carlo-check.ts';
import { planInTrustRegion, surest } from './plan-in-trust-region.ts';
import { bonferroniZ, surplusOf, targetOf } from './search.ts';
import { shapesOf } from './shapes.ts';
import {
  type FixedPointOptions,
  isBetter,
  isBetterPlan,
  isPassing,
  isPlan,
  isWhole,
  MUCH_CHEAPER,
  type Tried,
  type TryHow,
  tryCharge,
} from './try-charge.ts';

/** Steps from the best charge so far, at most. */
const MOST_STEPS = 8;
/** Steps to the first charge that passes, at most. */
const MOST_STEPS_TO_PASS = 10;
/** First radius of the trust region, and the radius too small to matter [1 of a content or its window]. */
const FIRST_RADIUS = 0.5;
const LEAST_RADIUS = 0.01;
/** Factors on the radius after a good step and after a bad one [1]. */
const LONGER = 1.5;
const SHORTER = 0.4;
/** Surplus of passing heats, in normal quantiles, within which a plan is as sure as it has to be. */
const SURE_ENOUGH = 0.15;
/** Saving below which going on does not pay [1 of the cost]. */
const SAVING = 3e-3;
/** What a step adds at most to the passing heats that its linearisation has to show, after one whose heats did not pass [normal quantiles]. */
const MOST_ADDED = 0.3;
/** What a linearisation is taken to be wrong by, at least, of a content that does not scatter [1]. */
const LEAST_SCATTER = 1e-4;
/** Smallest tail of the drawn heats that a shape is taken from, and the smallest shape believed [1]. */
const LEAST_TAIL = 0.005;
const LEAST_SHAPE = 0.2;
/** Monte Carlo checks of charges between two, at most. */
const MOST_CHECKS = 5;

/**
 * The best plan that steps inside a trust region find, from charges between which the fixed-point iteration swings. Best
 * is the cheapest charge whose heats pass often enough in the furnace itself, else the one whose heats pass most often.
 * The linearisation is exact there, so that a short step is right; a step that goes too far is taken as far as heats
 * pass, and the next region is smaller.
 */
export async function searchTrustRegion(
  of: OptionPlan,
  tried: readonly Tried[],
  how: FixedPointOptions,
): Promise<Tried> {
  let best = tried.reduce((a, b) => (isBetter(b, a) ? b : a));
  let plan = bestPlan(tried);
  let { rounds } = tried.at(-1)!.fixedPoint.agreement;
  for (const start of startsOf(best, tried)) {
    const one = await stepsToPassing(of, start, { ...how, rounds });
    rounds = Math.max(rounds, one.fixedPoint.agreement.rounds);
    if (isBetter(one, best)) best = one;
  }
  if (!isPassing(best)) return plan ?? best;
  best = (await cheapestBetween(of, best, tried)) ?? best;
  let radius = FIRST_RADIUS;
  let margin = of.options.margin ?? 0;
  for (let k = 0; k < MOST_STEPS && radius > LEAST_RADIUS; k++) {
    const one = await step(of, best, { ...how, radius, margin, rounds: ++rounds, below_usd: best.cost_usd });
    if (one === 'dearer') {
      radius *= SHORTER;
      continue;
    }
    if (one === null) {
      // no charge in the region passes often enough
      radius *= LONGER;
      margin /= 2;
      continue;
    }
    if (plan === null || isBetterPlan(one, plan)) plan = one;
    if (!isPassing(one)) {
      // where another mass comes out, the step was too long to tell what is lacking
      if (isWhole(one)) margin += Math.min(MOST_ADDED, -one.surplus);
      best = (await cheapestBetween(of, best, [one])) ?? best;
      if (one.surplus < -MOST_ADDED || !isWhole(one)) radius *= SHORTER;
      continue;
    }
    const saved = 1 - one.cost_usd / best.cost_usd;
    if (saved > 0) best = one;
    if (Math.abs(saved) < SAVING && one.surplus < SURE_ENOUGH) break;
    radius *= saved > 0 ? LONGER : SHORTER;
  }
  if (plan !== null && isWhole(plan) && !isBetter(best, plan)) return plan;
  // the charge itself, as a plan of the linearisation around it
  const own = await step(of, best, {
    ...how,
    radius: LEAST_RADIUS,
    margin: of.options.margin ?? 0,
    rounds: ++rounds,
  });
  return own !== null && own !== 'dearer' && (plan === null || isBetterPlan(own, plan))
    ? own
    : (plan ?? best);
}

/**
 * Charges to make surer: the best where it does not pass, and where it does, the cheapest that does not, if that is
 * much cheaper. A non-linear furnace can have more than one fixed point.
 */
function startsOf(best: Tried, tried: readonly Tried[]): readonly Tried[] {
  if (!isPassing(best)) return [best];
  const cheaper = tried.filter((one) => !isPassing(one) && one.cost_usd < best.cost_usd * (1 - MUCH_CHEAPER));
  return cheaper.length === 0 ? [] : [cheaper.reduce((a, b) => (b.cost_usd < a.cost_usd ? b : a))];
}

/**
 * From a charge whose heats do not pass often enough to one whose do, by steps to the surest charge that the linearisation
 * around the best so far sees near it; the surest charge found, when none passes.
 */
async function stepsToPassing(
  of: OptionPlan,
  from: Tried,
  { choice = null, ...how }: TryHow,
): Promise<Tried> {
  let best = from;
  let last = from;
  let { rounds } = how;
  let radius = FIRST_RADIUS;
  for (let k = 0; k < MOST_STEPS_TO_PASS && radius > LEAST_RADIUS && best.surplus < 0; k++) {
    const { z, ...state } = linearisationAt(of, best);
    const problem = linearisedProblem(of, state);
    const confident = { ...linearisedOptions(of, state), choice };
    const within = { lines: best.whole, radius, columns: best.columns, surplus: best.surplus };
    const lines = await surest(problem, confident, { within, z: bonferroniZ(of.problem, of.options) });
    if (lines.length === 0) {
      radius *= LONGER;
      continue;
    }
    // it was tried and is not surer: in a shorter step another may be
    if (isSameCharge(lines, last.lines)) {
      radius *= SHORTER;
      continue;
    }
    const solution = { ...best.fixedPoint.solution, lines: [] };
    const one = await tryCharge(of, { ...state, z }, { lines, solution, rounds: ++rounds, isRough: true });
    last = one;
    const isCloser = isBetter(one, best);
    if (isCloser) best = one;
    else if (isPassing(best)) break;
    radius *= isCloser ? LONGER : SHORTER;
  }
  return best;
}

interface StepHow extends FixedPointOptions {
  readonly radius: number;
  readonly margin: number;
  readonly rounds: number;
  /** Cost of a charge that passes [usd]; default none is known. */
  readonly below_usd?: number;
}

/**
 * The cheapest charge near another, by the linearisation around it, sent through the furnace; null when none is near.
 * `dearer` where it costs more than one that passes: it is not sent, as no draws would make it the better one.
 */
async function step(of: OptionPlan, from: Tried, how: StepHow): Promise<Tried | 'dearer' | null> {
  const { radius, rounds, below_usd = Number.POSITIVE_INFINITY, ...rest } = how;
  const { known, ...state } = linearisationAt(of, from);
  const problem = linearisedProblem(of, state);
  const inRegion = async (shapes: Shapes): Promise<ConfidentSolution> =>
    planInTrustRegion(
      problem,
      { ...linearisedOptions(of, { ...state, shapes }), ...rest },
      { lines: from.whole, radius, columns: from.columns, surplus: from.surplus },
    );
  let solution = await inRegion(state.shapes);
  // where one limit is narrow, all others cannot be as near to theirs: each then keeps what it has
  if (solution.cost_usd === null || solution.cost_usd > from.cost_usd) {
    const held = await inRegion(known);
    if (held.cost_usd !== null && held.cost_usd < (solution.cost_usd ?? Number.POSITIVE_INFINITY))
      solution = held;
  }
  const { lines, cost_usd } = solution;
  if (lines.length === 0) return null;
  return cost_usd! > below_usd ? 'dearer' : tryCharge(of, state, { lines, solution, rounds });
}

/**
 * The linearisation around a charge, with shapes of its heats held against the spread that this linearisation sees, and the
 * standard deviations that a limit keeps which alone passes as often as all have to. `known`: shapes with which each
 * limit keeps at so many deviations what it keeps at this charge, no more than is enough.
 */
function linearisationAt(
  of: OptionPlan,
  { next: exact, whole, columns }: Tried,
): Linearisation & { readonly z: number; readonly known: Shapes } {
  const next = { ...exact, linear: exact.linear && withLeastScatter(of, exact.linear) };
  const { blend, cones } = relaxationOf(linearisedProblem(of, next), linearisedOptions(of, next));
  const x = pointOf(blend, whole);
  const heat = blend.problem.heats[0]!;
  for (const { content, limit, scale } of cones) {
    const mean = limit.elements.reduce((sum, element) => sum + meanOf(columns.get(element)), 0);
    x[content] = (mean - gainedBy(heat, limit.elements)) / scale;
  }
  const tail = Math.max(LEAST_TAIL, 1 - targetOf(of.options));
  const z = normalQuantile(1 - tail);
  const shapes = shapesOf(cones, x, columns, { tail, least: LEAST_SHAPE });
  return {
    ...next,
    z,
    shapes,
    known: ownDistances(shaped(cones, shapes), x, { z, most: bonferroniZ(of.problem, of.options) }),
  };
}

/** The linearisation with some scatter on every content, so that none is planned onto the edge of its limit. */
function withLeastScatter({ problem }: OptionPlan, linear: Linearised): Linearised {
  const relativeSpread = { ...linear.relativeSpread };
  for (const element of presentElements(withRefining(problem, linear)))
    relativeSpread[element] = Math.max(LEAST_SCATTER, relativeSpread[element] ?? 0);
  return { ...linear, relativeSpread };
}

/** Shapes with which limits keep at z what they keep at a point, up to `most` standard deviations. */
function ownDistances(
  cones: readonly Cone[],
  x: Float64Array,
  { z, most }: { readonly z: number; readonly most: number },
): Shapes {
  return new Map(
    cones.map((cone) => {
      const deviation = Math.max(deviationAt(cone, x), Number.MIN_VALUE);
      const kept = (distance: number, shape: number): number =>
        Math.max(0, Math.min(most * shape, distance / deviation)) / z;
      const mean = x[cone.content]!;
      const shape = {
        min: kept(mean - cone.lower, cone.shape.min),
        max: kept(cone.upper - mean, cone.shape.max),
      };
      return [shapeKey(cone.limit), shape];
    }),
  );
}

function bestPlan(tried: readonly Tried[]): Tried | null {
  const plans = tried.filter(isPlan);
  return plans.length === 0 ? null : plans.reduce((a, b) => (isBetterPlan(b, a) ? b : a));
}

/**
 * From a charge that passes towards the cheapest that does not, as far as heats pass; null where there are no two such.
 * Amounts between two charges keep every rule on amounts; whole pieces have to be the same.
 */
async function cheapestBetween(of: OptionPlan, from: Tried, tried: readonly Tried[]): Promise<Tried | null> {
  const cheaper = tried.filter(
    (one) =>
      !isPassing(one) && one.cost_usd < from.cost_usd * (1 - SAVING) && samePieces(from.lines, one.lines),
  );
  if (cheaper.length === 0) return null;
  const to = cheaper.reduce((a, b) => (b.cost_usd < a.cost_usd ? b : a));
  const { fixedPoint } = from;
  const problem = linearisedProblem(of, fixedPoint);
  const furnace = fixedPoint.linear?.relativeSpread ?? {};
  const target = targetOf(of.options);
  let [low, high] = [0, 1];
  for (let k = 0; k < MOST_CHECKS; k++) {
    const middle = (low + high) / 2;
    const lines = mixed(from.lines, to.lines, middle);
    const surplus = surplusOf((await monteCarloCheck(of, { problem, lines, furnace })).passed, target);
    if (surplus >= 0) low = middle;
    else high = middle;
    if (surplus >= 0 && surplus < SURE_ENOUGH / 2) break;
  }
  if (low === 0) return null;
  return tryCharge(of, fixedPoint, {
    lines: mixed(from.lines, to.lines, low),
    solution: { ...fixedPoint.solution, lines: [] },
    rounds: fixedPoint.agreement.rounds,
  });
}

/** Amounts within this of each other are the same [1]. */
const SAME = 1e-3;

function isSameCharge(a: readonly ChargeLine[], b: readonly ChargeLine[]): boolean {
  const amounts = new Map(b.map(({ material, mass_kg }) => [material, mass_kg]));
  return (
    a.length === b.length &&
    a.every(({ material, mass_kg }) => Math.abs(mass_kg - (amounts.get(material) ?? 0)) < SAME * mass_kg)
  );
}

function samePieces(a: readonly ChargeLine[], b: readonly ChargeLine[]): boolean {
  const pieces = (lines: readonly ChargeLine[]): string =>
    lines
      .flatMap(({ material, items }) => (items === undefined ? [] : [`${material}:${items}`]))
      .sort()
      .join();
  return pieces(a) === pieces(b);
}

/** Amounts part of the way from one charge to another. */
function mixed(from: readonly ChargeLine[], to: readonly ChargeLine[], share: number): ChargeLine[] {
  const [a, b] = [from, to].map((lines) => new Map(lines.map((line) => [line.material, line])));
  return [...new Set([...a!.keys(), ...b!.keys()])]
    .sort((one, other) => one - other)
    .map((material) => {
      const [one, other] = [a!.get(material), b!.get(material)];
      return {
        ...(one ?? other)!,
        mass_kg: (1 - share) * (one?.mass_kg ?? 0) + share * (other?.mass_kg ?? 0),
      };
    });
}
