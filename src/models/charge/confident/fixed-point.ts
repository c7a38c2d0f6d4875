import { costOf } from '../problem.ts';
import type { ConfidentSolution } from './confident.ts';
import type { Linearisation, OptionPlan } from './linearisation.ts';
import { nothingBefore } from './options.ts';
import { searchTrustRegion } from './search-trust-region.ts';
import {
  type Agreement,
  chargeToTry,
  type FixedPoint,
  type FixedPointOptions,
  isPassing,
  isPlan,
  MUCH_CHEAPER,
  planOnce,
  type Tried,
  tryCharge,
} from './try-charge.ts';

export type { Agreement, FixedPoint };

/** Rounds of the free iteration; from then on plans keep to a trust region around the best charge so far. */
export const FREE_ROUNDS = 4;

/**
 * A plan that agrees with the linearisation around itself: plan, linearise the furnace around the plan with level and
 * shapes of its limits taken from drawn heats, plan again, until both agree. An iteration that still swings goes on in
 * trust regions around the best charge so far (search-trust-region.ts). Whole numbers are left aside or held.
 */
export async function findFixedPoint(
  of: OptionPlan,
  start: Linearisation,
  how: FixedPointOptions,
): Promise<FixedPoint> {
  const tried: Tried[] = [];
  const { from } = how;
  if (from) {
    const solution = { ...from.solution, lines: [] };
    const one = await tryCharge(of, from, { lines: from.solution.lines, solution, rounds: 0 });
    return (await searchTrustRegion(of, [one], how)).fixedPoint;
  }
  let margin = (of.options.margin ?? 0) + (how.margin ?? 0);
  let state = start;
  for (let rounds = 1; rounds <= FREE_ROUNDS; rounds++) {
    const { solution, tried: one } = await planOnce(of, state, { ...how, margin, rounds });
    if (one === null) return without(solution, state);
    if (one.isAgreed && isPassing(one) && isPlan(one)) return one.fixedPoint;
    // the linearisation is right on average and still too kind
    if (one.isAgreed) margin += Math.max(0, -one.surplus);
    tried.push(one);
    // the linearisation is right here and sees no plan: another round would be the same
    if (one.isAgreed && !isPlan(one)) break;
    state = one.next;
  }
  return (await searchTrustRegion(of, tried, how)).fixedPoint;
}

/** Disagreement of a linearisation and its furnace under which the furnace counts as linear, as a table is [1 of the limit]. */
const LINEAR = 1e-9;

/**
 * A fixed point from another start, where that may be much cheaper: from the plan of what is charged, as if the furnace
 * changed nothing. A non-linear furnace can have more than one fixed point, and the iteration finds one near its start.
 * null where this start is not much cheaper than the known fixed point, or the furnace is linear.
 */
export async function fixedPointAsCharged(
  of: OptionPlan,
  than: FixedPoint,
  how: FixedPointOptions,
): Promise<FixedPoint | null> {
  const { linear, agreement, passed, solution: known } = than;
  if (!linear || agreement.disagreement < LINEAR || passed === null) return null;
  const { problem, options } = of;
  const bare = { ...problem, heats: [{ ...problem.heats[0]!, refining: null }] };
  const search = { ...options, before: nothingBefore(), amountsOnly: true };
  const { solution, lines } = await chargeToTry(bare, search);
  const known_usd = known.cost_usd ?? Number.POSITIVE_INFINITY;
  if (lines.length === 0 || costOf(problem, [lines]) > known_usd * (1 - MUCH_CHEAPER)) return null;
  const tried: Tried[] = [];
  for (const charge of [lines, known.lines]) {
    if (charge.length === 0) continue;
    const run = { lines: charge, solution: { ...solution, lines: [] }, rounds: agreement.rounds };
    tried.push(await tryCharge(of, than, run));
  }
  const again = (await searchTrustRegion(of, tried, how)).fixedPoint;
  return (again.solution.cost_usd ?? Number.POSITIVE_INFINITY) < known_usd ? again : null;
}

/** No charge at all: rules of amounts exclude each other. */
const without = (solution: ConfidentSolution, state: Linearisation): FixedPoint => ({
  ...state,
  solution,
  agreement: { rounds: 1, disagreement: Number.POSITIVE_INFINITY, limit: null },
  passed: null,
});
