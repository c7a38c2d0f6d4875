import type { PlanInput } from '../../documents/heats/plan.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { ChargeProblem } from '../../models/charge/problem.ts';
import { DEFAULT_SEED } from '../manifest.ts';
import type { PlanControl, PlanFacts } from '../target/context.ts';
import { problemOf } from './problem.ts';

/** Seconds a solve may take when the document says nothing. */
const DEFAULT_TIME_LIMIT_S = 30;

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

/** The plan of a document before anything is solved. Throws InputError for what the document cannot mean. */
export function contextOf(input: PlanInput, facts: PlanFacts, control: PlanControl): PlanContext {
  return {
    input,
    facts,
    control,
    ...problemOf(input, facts.grades, facts.distributionTables),
    seed: input.seed ?? DEFAULT_SEED,
    timeLimit_s: input.timeLimit_s ?? DEFAULT_TIME_LIMIT_S,
  };
}

/** (cost - bound) / cost; null where one is missing. */
export function gapBetween(cost_usd: number | null, bound_usd: number | null): number | null {
  if (cost_usd === null || bound_usd === null) return null;
  return cost_usd === 0 ? 0 : Math.max(0, (cost_usd - bound_usd) / cost_usd);
}
