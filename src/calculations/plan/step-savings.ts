import type { HeatOfPlan } from '../../documents/heats/plan.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { bindingOf } from '../../models/charge/binding.ts';
import { buildBlend } from '../../models/charge/blend/blend.ts';
import { relaxed } from '../../models/charge/blend/linear-model.ts';
import { sketch } from '../../models/charge/blend/relaxation.ts';
import { type ConfidentOptions, nothingBefore } from '../../models/charge/confident/options.ts';
import type { Solver } from '../../models/charge/solver.ts';
import type { Relax, ToldBinding } from '../../models/charge/step-saving.ts';

/**
 * The relaxation of one heat whose optimum bounds its plan, whatever z a plan ends at (default), or at one z; each solve starts from
 * the last.
 */
export function relaxAt(options: ConfidentOptions, z?: number): Relax {
  let { last } = nothingBefore();
  return async (problem) => {
    // models are those of one set of limits: here the limits change
    const before = { last, models: [] };
    const { solved, bound_usd } = await sketch(problem, { ...options, before }, z);
    last = before.last;
    return solved && bound_usd !== null
      ? { bound_usd, binding: bindingOf(solved.blend, solved.solution) }
      : null;
  };
}

/** The relaxation of heats whose contents are certain. */
export const relaxExact =
  (solver: Solver, budget: { readonly timeLimit_s: number }, signal?: AbortSignal): Relax =>
  async (problem) => {
    const blend = buildBlend(problem);
    const solution = await solver.solve(relaxed(blend.model), budget, signal);
    return solution.status === 'optimal' && solution.objective !== null
      ? { bound_usd: solution.objective * blend.usdPerUnit, binding: bindingOf(blend, solution) }
      : null;
  };

/** What binds a heat, as the document shows it. */
export const bindingShown = (binding: readonly ToldBinding[]): HeatOfPlan['binding'] =>
  binding.map(({ heat: _heat, sum, element, ...rest }) => ({
    ...rest,
    ...(sum ? { sum: sum.join('+') } : {}),
    ...(element ? { element: element as ElementSymbol } : {}),
  }));
