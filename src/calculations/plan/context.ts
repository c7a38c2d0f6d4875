import type { PlanInput } from '../../documents/heats/plan.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type Metered, metered } from '../../models/charge/metered.ts';
import type { ChargeProblem } from '../../models/charge/problem.ts';
import type { StoppedBy, Work } from '../../models/charge/solver.ts';
import { DEFAULT_SEED } from '../manifest.ts';
import type { PlanControl, PlanFacts } from '../target/context.ts';
import { problemOf } from './problem.ts';

/** Work of a plan when the document says nothing [s of a machine of fixed speed]. */
const DEFAULT_TIME_LIMIT_S = 30;

/** A plan under way: document, problem and what was assumed so far. */
export interface PlanContext {
  readonly input: PlanInput;
  readonly facts: PlanFacts;
  readonly control: PlanControl;
  readonly problem: ChargeProblem;
  readonly assumed: readonly Assumption[];
  readonly seed: number | string;
  /** Limit of work [s of a machine of fixed speed]: of an exact plan in whole, of each solve of a plan with confidence. */
  readonly timeLimit_s: number;
  /** The solver of the plan, which counts what all solves spend. */
  readonly solver: Metered;
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
    solver: metered(control.solver, Number.POSITIVE_INFINITY, control.signal),
  };
}

/** What a plan spent, for its manifest: work, never time, so that the same document leaves the same bytes. */
export function workSpent({ spent_s, iterations, nodes }: Work, stoppedBy: StoppedBy | null) {
  return {
    work: { spent_s: Number(spent_s.toPrecision(6)), iterations, nodes },
    ...(stoppedBy ? { stopped: stoppedBy === 'work' ? 'at its limit of work' : 'stopped by the clock' } : {}),
  };
}

/** What stopped a plan, as its document holds it. */
export const stoppedAs = (stoppedBy: StoppedBy | null): { readonly stoppedBy?: StoppedBy } =>
  stoppedBy ? { stoppedBy } : {};

/** (cost - bound) / cost; null where one is missing. */
export function gapBetween(cost_usd: number | null, bound_usd: number | null): number | null {
  if (cost_usd === null || bound_usd === null) return null;
  return cost_usd === 0 ? 0 : Math.max(0, (cost_usd - bound_usd) / cost_usd);
}
