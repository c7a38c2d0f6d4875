import type { PlanInput } from '../../documents/plan.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { ChargeProblem } from '../../models/charge/problem.ts';
import type { PlanControl, PlanFacts } from '../target/context.ts';

/** A plan under way: document, problem and what was assumed so far. */
export interface PlanContext {
  readonly input: PlanInput;
  readonly facts: PlanFacts;
  readonly control: PlanControl;
  readonly problem: ChargeProblem;
  readonly assumed: readonly Assumption[];
  readonly seed: number | string;
  readonly timeLimit_s: number;
}

/** (cost - bound) / cost; null where one is missing. */
export function gapBetween(cost_usd: number | null, bound_usd: number | null): number | null {
  if (cost_usd === null || bound_usd === null) return null;
  return cost_usd === 0 ? 0 : Math.max(0, (cost_usd - bound_usd) / cost_usd);
}
