import type { HeatOfPlan } from '../../documents/heats/plan.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { bindingOf } from '../../models/charge/binding.ts';
import { buildBlend } from '../../models/charge/blend/blend.ts';
import { relaxed } from '../../models/charge/blend/linear-model.ts';
import { loosenedBounds } from '../../models/charge/blend/loosened.ts';
import type { Blend } from '../../models/charge/blend/model.ts';
import { sameShape, sketch } from '../../models/charge/blend/relaxation.ts';
import { type ConfidentOptions, nothingBefore } from '../../models/charge/confident/options.ts';
import type { ChargeProblem } from '../../models/charge/problem.ts';
import { solveEach } from '../../models/charge/solve-each.ts';
import type { BoundChanges, Solution, Solver } from '../../models/charge/solver.ts';
import type { Relax, Relaxed, ToldBinding } from '../../models/charge/step-saving.ts';

/**
 * The relaxation of one heat whose optimum bounds its plan, whatever z a plan ends at (default), or at one z; each solve starts from
 * the last.
 */
export function relaxAt(options: ConfidentOptions, z?: number): Relax {
  let { last } = nothingBefore();
  return async (problems) => {
    const found: (Relaxed | null)[] = [];
    for (const problem of problems) {
      // models are those of one set of limits: here the limits change
      const before = { last, models: [] };
      const { solved, bound_usd } = await sketch(problem, { ...options, before }, z);
      last = before.last;
      found.push(
        solved && bound_usd !== null
          ? { bound_usd, binding: bindingOf(solved.blend, solved.solution) }
          : null,
      );
    }
    return found;
  };
}

/** A model with its optimum. */
export interface Solved {
  readonly blend: Blend;
  readonly solution: Solution;
}

/**
 * The relaxation of heats whose contents are certain. `first` is a problem solved before: asked again it is not solved again, and
 * problems near it start from its basis; those that differ from it in bounds alone are solved on its model, all at once.
 */
export function relaxExact(
  solver: Solver,
  budget: { readonly timeLimit_s: number },
  of: { readonly first: Solved | null; readonly signal?: AbortSignal | undefined },
): Relax {
  let { first } = of;
  const anew = async (problem: ChargeProblem): Promise<Relaxed | null> => {
    const blend = buildBlend(problem);
    const basis = first && sameShape(first.blend.model, blend.model) ? first.solution.basis : null;
    const solution = await solver.solve(
      relaxed(blend.model),
      { ...budget, ...(basis && { basis }) },
      of.signal,
    );
    if (solution.status === 'optimal') first ??= { blend, solution };
    return relaxedAs({ blend, solution });
  };
  return async (problems) => {
    const found: (Relaxed | null)[] = problems.map(() => null);
    const near: { readonly k: number; readonly changes: BoundChanges }[] = [];
    for (const [k, problem] of problems.entries()) {
      if (first?.blend.problem === problem) found[k] = relaxedAs(first);
      else {
        const changes = first?.solution.basis ? loosenedBounds(first.blend, problem) : null;
        if (changes) near.push({ k, changes });
        else found[k] = await anew(problem);
      }
    }
    if (!first?.solution.basis) return found;
    const { blend } = first;
    const answers = await solveEach(solver, relaxed(blend.model), {
      changes: near.map(({ changes }) => changes),
      budget: { ...budget, each_s: budget.timeLimit_s, basis: first.solution.basis },
      signal: of.signal,
    });
    answers.forEach((answer, at) => {
      found[near[at]!.k] = relaxedAs({ blend, solution: answer });
    });
    return found;
  };
}

const relaxedAs = ({ blend, solution }: Solved): Relaxed | null =>
  solution.status === 'optimal'
    ? { bound_usd: solution.objective! * blend.usdPerUnit, binding: bindingOf(blend, solution) }
    : null;

/** What binds a heat, as the document shows it. */
export const bindingShown = (binding: readonly ToldBinding[]): HeatOfPlan['binding'] =>
  binding.map(({ heat: _heat, sum, element, ...rest }) => ({
    ...rest,
    ...(sum ? { sum: sum.join('+') } : {}),
    ...(element ? { element: element as ElementSymbol } : {}),
  }));
