import { costOf } from '../problem.ts';
import type { ConfidentSolution } from './confident.ts';
import type { Linearisation, OptionPlan } from './linearisation.ts';
import { nothingBefore } from './options.ts';
import { searchTrustRegion } from './search-trust-region.ts';
import {
  type Agreement,
  chargeToTry,
  isPassing,
  isPlan,
  MUCH_CHEAPER,
  planOnce,
  type Settled,
  type SettleHow,
  type Tried,
  tryCharge,
} from './try-charge.ts';

export type { Agreement, Settled };

/** Rounds with the plan left free; from then on it keeps near the best charge so far. */
export const FREE_ROUNDS = 4;

/**
 * Plans, makes the furnace linear around the plan and takes level and shapes of its limits from drawn heats, plans
 * again, until plan and furnace agree. A plan that still swings then goes on in steps from the best charge so far
 * (search-trust-region.ts). Whole numbers are left aside or held.
 */
export async function settle(of: OptionPlan, start: Linearisation, how: SettleHow): Promise<Settled> {
  const tried: Tried[] = [];
  const { from } = how;
  if (from) {
    const solution = { ...from.solution, lines: [] };
    const one = tryCharge(of, from, { lines: from.solution.lines, solution, rounds: 0 });
    return (await searchTrustRegion(of, [one], how)).settled;
  }
  let margin = (of.options.margin ?? 0) + (how.margin ?? 0);
  let state = start;
  for (let rounds = 1; rounds <= FREE_ROUNDS; rounds++) {
    const { solution, tried: one } = await planOnce(of, state, { ...how, margin, rounds });
    if (one === null) return without(solution, state);
    if (one.isAgreed && isPassing(one)) return one.settled;
    // the linearisation is right on average and still too kind
    if (one.isAgreed) margin += Math.max(0, -one.surplus);
    tried.push(one);
    // the linearisation is right here and sees no plan: another round would be the same
    if (one.isAgreed && !isPlan(one)) break;
    state = one.next;
  }
  return (await searchTrustRegion(of, tried, how)).settled;
}

/** Disagreement of a linearisation and its furnace under which the furnace counts as linear, as a table is [1 of the limit]. */
const LINEAR = 1e-9;

/**
 * The same from another start, where that may be much cheaper: from the plan of what is charged, as if the furnace
 * changed nothing. A furnace that bends can agree with more than one plan, and a search stays on the side that it started
 * from. null where this start is not much cheaper than what is settled, or the furnace linear.
 */
export async function settleAsCharged(
  of: OptionPlan,
  than: Settled,
  how: SettleHow,
): Promise<Settled | null> {
  const { linear, agreement, passed, solution: settled } = than;
  if (!linear || agreement.disagreement < LINEAR || passed === null) return null;
  const { problem, options } = of;
  const bare = { ...problem, heats: [{ ...problem.heats[0]!, refining: null }] };
  const search = { ...options, before: nothingBefore(), amountsOnly: true };
  const { solution, lines } = await chargeToTry(bare, search);
  const settled_usd = settled.cost_usd ?? Number.POSITIVE_INFINITY;
  if (lines.length === 0 || costOf(problem, [lines]) > settled_usd * (1 - MUCH_CHEAPER)) return null;
  const tried = [lines, settled.lines]
    .filter((charge) => charge.length > 0)
    .map((charge) =>
      tryCharge(of, than, { lines: charge, solution: { ...solution, lines: [] }, rounds: agreement.rounds }),
    );
  const again = (await searchTrustRegion(of, tried, how)).settled;
  return (again.solution.cost_usd ?? Number.POSITIVE_INFINITY) < settled_usd ? again : null;
}

/** No charge at all: rules of amounts exclude each other. */
const without = (solution: ConfidentSolution, state: Linearisation): Settled => ({
  ...state,
  solution,
  agreement: { rounds: 1, disagreement: Number.POSITIVE_INFINITY, limit: null },
  passed: null,
});
