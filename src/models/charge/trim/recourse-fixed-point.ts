import { chargeOf, withRefining } from '../confident/linearisation.ts';
import { AGREED, type Agreement, disagreementOf } from '../confident/try-charge.ts';
import type { ChargeProblem } from '../problem.ts';
import type { Linearised, Refining, RefiningOption } from '../refining.ts';
import { planWithRecourse, type RecourseOptions, type RecoursePlan } from './recourse.ts';

/** A plan with recourse, the problem it was made in, and how near its linearisation of the furnace came to the furnace. */
export interface RecourseFixedPoint {
  readonly plan: RecoursePlan;
  readonly problem: ChargeProblem;
  /** null without a furnace. */
  readonly agreement: Agreement | null;
}

/** Rounds of making the furnace linear around the plan. */
const MOST_ROUNDS = 6;

/**
 * Plans with recourse through a route: the furnace is made linear around the lean charge and the plan made again until
 * both agree; the conformance check runs the route itself. `from` is a linearisation of the furnace to start with. null when no
 * charge meets the limits even on average.
 */
export async function findRecourseFixedPoint(
  problem: ChargeProblem,
  options: RecourseOptions,
  furnace: {
    readonly refining: Refining;
    readonly option: RefiningOption;
    readonly from: Linearised;
  } | null,
): Promise<RecourseFixedPoint | null> {
  if (!furnace) {
    const plan = await planWithRecourse(problem, options);
    return plan && { plan, problem, agreement: null };
  }
  const { refining, option } = furnace;
  let linear = furnace.from;
  for (let rounds = 1; ; rounds++) {
    const stated = withRefining(problem, linear);
    const plan = await planWithRecourse(stated, {
      ...options,
      furnace: linear.relativeSpread,
      factors: linear.factors,
      route: { refining, option },
    });
    if (!plan) return null;
    const next = refining.linearise(option, chargeOf(problem, plan.lines));
    const agreement = { rounds, ...disagreementOf(stated, withRefining(problem, next), plan.lines) };
    if (agreement.disagreement < AGREED || rounds === MOST_ROUNDS)
      return { plan, problem: stated, agreement };
    linear = next;
  }
}
