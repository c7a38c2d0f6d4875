import type { HeatOfPlan } from '../../documents/heats/plan.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { bindingOf } from '../../models/charge/binding.ts';
import { buildBlend } from '../../models/charge/blend/blend.ts';
import { relaxed } from '../../models/charge/blend/linear-model.ts';
import { loosenedModel } from '../../models/charge/blend/loosened.ts';
import type { Blend } from '../../models/charge/blend/model.ts';
import { sameShape, sketch } from '../../models/charge/blend/relaxation.ts';
import { type ConfidentOptions, nothingBefore } from '../../models/charge/confident/options.ts';
import type { Solution, Solver } from '../../models/charge/solver.ts';
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

/** A model with its optimum. */
export interface Solved {
  readonly blend: Blend;
  readonly solution: Solution;
}

/**
 * The relaxation of heats whose contents are certain. `first` is a problem solved before: asked again it is not solved again, and
 * problems near it start from its basis and differ from its model in bounds where that is all.
 */
export function relaxExact(
  solver: Solver,
  budget: { readonly timeLimit_s: number },
  of: { readonly first: Solved | null; readonly signal?: AbortSignal | undefined },
): Relax {
  let { first } = of;
  return async (problem) => {
    if (first?.blend.problem === problem) return relaxedAs(first);
    const near = first && loosenedModel(first.blend, problem);
    const blend = first && near ? { ...first.blend, model: near } : buildBlend(problem);
    const basis = first && sameShape(first.blend.model, blend.model) ? first.solution.basis : null;
    const solution = await solver.solve(
      relaxed(blend.model),
      { ...budget, ...(basis && { basis }) },
      of.signal,
    );
    if (solution.status !== 'optimal') return null;
    first ??= { blend, solution };
    return relaxedAs({ blend, solution });
  };
}

const relaxedAs = ({ blend, solution }: Solved): Awaited<ReturnType<Relax>> => ({
  bound_usd: solution.objective! * blend.usdPerUnit,
  binding: bindingOf(blend, solution),
});

/** What binds a heat, as the document shows it. */
export const bindingShown = (binding: readonly ToldBinding[]): HeatOfPlan['binding'] =>
  binding.map(({ heat: _heat, sum, element, ...rest }) => ({
    ...rest,
    ...(sum ? { sum: sum.join('+') } : {}),
    ...(element ? { element: element as ElementSymbol } : {}),
  }));
