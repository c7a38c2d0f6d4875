import { withoutFixed, withRows } from '../blend/linear-model.ts';
import type { Blend } from '../blend/model.ts';
import { screened } from '../blend/screen.ts';
import { chosenModel, type WholeNumbers, wholeNumbersOf } from './chosen.ts';
import { cutsOf, supportsAt } from './cones.ts';
import { at, BEYOND, type Bisected, PLAN_TOLERANCE, SAME_Z_GAP, type Search } from './search.ts';

/** Gap at which one integer search ends [1], and how many there are at most. */
const INTEGER_GAP = 1.5e-3;
const INTEGER_ROUNDS = 4;
/** Rounds at z itself; one that finds nothing by then asks for as much more than z as a plan keeps. */
const ROUNDS_AT_Z = 2;

interface Chosen {
  readonly choice: WholeNumbers | null;
  readonly status: 'infeasible' | 'stopped';
  /** Solver bound of the integer search at the z of the relaxation [objective]. */
  readonly bound: number | null;
  /** Of the plan at the whole numbers chosen; null without any. */
  readonly objective: number | null;
}

/**
 * Whole numbers at the z of the relaxation. An integer search knows the cones only by planes: its point is made true at z
 * by the linear model with its whole numbers fixed, and its planes sharpen the next search, until plan and bound are
 * near. Every second search runs without presolve, so that a false optimum of one shows in the next
 * (engine/highs-run.ts).
 */
export async function chooseIntegers(
  search: Search,
  full: Blend,
  continuous: Pick<Bisected, 'z' | 'point'> & { readonly rounds?: number },
): Promise<Chosen> {
  const { blend, options, cones } = search;
  const { solver, signal, timeLimit_s } = options;
  const { z, rounds = INTEGER_ROUNDS } = continuous;
  const linearBound = continuous.point.solution.objective!;
  const small = withoutFixed(screened(full, continuous.point.solution));
  let best: { objective: number; numbers: WholeNumbers } | null = null;
  let bound: number | null = null;
  let status: Chosen['status'] = 'infeasible';
  for (let round = 0; round < rounds; round++) {
    const presolve = round % 2 === 0 ? 'on' : 'off';
    // whole numbers that keep z alone can leave no amounts that keep a little more
    const isBeyond = best === null && round >= ROUNDS_AT_Z;
    const found = await solver.solve(
      small.reduce(withRows(small.full, cutsOf(cones, search.warmStart.supports, isBeyond ? z * BEYOND : z))),
      { timeLimit_s, relativeGap: INTEGER_GAP, linearBound, presolve },
      signal,
    );
    const answer = { ...found, x: small.expand(found.x) };
    search.doubts.push(...answer.doubts);
    status = answer.status === 'infeasible' ? 'infeasible' : 'stopped';
    if (answer.objective === null) break;
    if (best && bound !== null && answer.objective < bound * (1 - 1e-4))
      search.doubts.push(
        `an integer search ${presolve === 'off' ? 'with' : 'without'} presolve had a bound above a point found now: the bound is dropped`,
      );
    if (!isBeyond) bound = answer.bound;
    search.warmStart.supports.push(...supportsAt(cones, answer.x, { z, tolerance: PLAN_TOLERANCE }));
    const numbers = wholeNumbersOf(full, answer.x);
    const polished = await at(search, chosenModel(blend, numbers), { z, tolerance: PLAN_TOLERANCE });
    const { objective } = polished.solution;
    if (polished.kept && objective !== null && (best === null || objective < best.objective))
      best = { objective, numbers };
    if (best && bound !== null && best.objective - bound < SAME_Z_GAP * best.objective && round > 0) break;
  }
  return { choice: best?.numbers ?? null, status, bound, objective: best?.objective ?? null };
}
