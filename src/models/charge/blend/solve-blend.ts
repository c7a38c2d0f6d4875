import { type Charges, costOf } from '../problem.ts';
import { recheck, refuseBroken } from '../recheck.ts';
import type { LinearModel, Solution, Solver, StoppedBy } from '../solver.ts';
import { chooseLots } from './choose-lots.ts';
import { fixedIntegers, relaxed } from './linear-model.ts';
import { type Blend, chargesOf, distanceCost } from './model.ts';

/** Share of the limit of work that the search may take [1]: the rest is for the amounts at its whole numbers, and for reasons. */
const SEARCH_SHARE = 0.9;

/** Work and exactness of a planning solve. */
export interface BlendBudget {
  readonly timeLimit_s: number;
  readonly relativeGap: number;
  readonly signal?: AbortSignal | undefined;
  /** Kept up to date on the way: what a solve leaves that is stopped. */
  readonly soFar?: SoFar;
}

/** The best plan found so far, and the cost below which there is none [usd]. */
export interface SoFar {
  charges: Charges;
  bound_usd: number | null;
}

/** The cheapest charges, with both bounds. `stopped` = no plan within the limit. */
export interface BlendSolution {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'stopped';
  readonly charges: Charges;
  readonly cost_usd: number | null;
  /** Price of the distance from the aims [usd]: the bounds below hold for cost and distance together. */
  readonly distance_usd: number;
  /** Optimum of the linear relaxation [usd]: no plan can be cheaper, whatever the integer search got wrong. */
  readonly linearBound_usd: number | null;
  /** What the solver says no plan can undercut [usd]. */
  readonly solverBound_usd: number | null;
  /** Linear solution at the chosen whole numbers: duals and reduced costs of the plan. null without a plan. */
  readonly linear: Solution | null;
  readonly solver: string;
  /** What ended the search before its answer was proven; null where nothing did. */
  readonly stoppedBy: StoppedBy | null;
  readonly doubts: readonly string[];
}

/**
 * Solves a blend: relaxation, whole numbers where asked, then the linear model again with the whole numbers fixed. The
 * plan is added up again in plain arithmetic before it is handed out; ConvergenceError when it breaks a rule.
 */
export async function solveBlend(blend: Blend, solver: Solver, budget: BlendBudget): Promise<BlendSolution> {
  const { model, usdPerUnit, problem } = blend;
  const { timeLimit_s, relativeGap, signal, soFar = { charges: [], bound_usd: null } } = budget;
  const usd = (value: number | null): number | null => (value === null ? null : value * usdPerUnit);
  const search_s = SEARCH_SHARE * timeLimit_s;
  const onBetter = ({ x, bound }: Pick<Solution, 'x' | 'bound'>): void => {
    soFar.charges = chargesOf(blend, x);
    soFar.bound_usd = usd(bound) ?? soFar.bound_usd;
  };
  const relaxation = await solver.solve(
    relaxed(model),
    { timeLimit_s: search_s, ...(model.integrality === null ? { onBetter } : {}) },
    signal,
  );
  // without whole numbers the best point so far is a plan
  const isEnough = relaxation.status === 'feasible' && model.integrality === null;
  const linearBound_usd = usd(relaxation.bound);
  soFar.bound_usd = linearBound_usd;
  if (relaxation.status === 'infeasible') return without(relaxation, [null, null]);
  if (relaxation.status !== 'optimal' && !isEnough) return without(relaxation, [linearBound_usd, null]);
  let final = relaxation;
  let best = relaxation;
  if (model.integrality !== null) {
    best = await chooseLots(blend, {
      relaxation,
      solver,
      timeLimit_s: search_s - relaxation.work.spent_s,
      relativeGap,
      signal,
      // the linear optimum is the sounder bound
      onBetter: ({ x }) => onBetter({ x, bound: relaxation.bound }),
    });
    if (best.objective === null) return without(best, [linearBound_usd, usd(best.bound)]);
    const polished = await solver.solve(atChosen(blend, best.x), { timeLimit_s }, signal);
    final = polished.status === 'optimal' ? polished : best;
  }
  const charges = chargesOf(blend, final.x);
  soFar.charges = charges;
  refuseBroken(recheck(problem, charges));
  return {
    status: best.status === 'optimal' ? 'optimal' : 'feasible',
    charges,
    cost_usd: costOf(problem, charges),
    distance_usd: distanceCost(blend, final.x),
    linearBound_usd,
    solverBound_usd: usd(best.bound),
    // an integer answer has no prices
    linear: final === best && model.integrality !== null ? null : final,
    solver: best.solver,
    stoppedBy: best.status === 'optimal' ? null : (best.stoppedBy ?? null),
    doubts: [...relaxation.doubts, ...(best === relaxation ? [] : best.doubts)],
  };
}

/** That there is no plan, or none was found, with both bounds [usd]. */
const without = (
  { status, solver, stoppedBy, doubts }: Solution,
  [linearBound_usd, solverBound_usd]: readonly [number | null, number | null],
): BlendSolution => ({
  status: status === 'infeasible' ? 'infeasible' : 'stopped',
  charges: [],
  cost_usd: null,
  distance_usd: 0,
  linear: null,
  linearBound_usd,
  solverBound_usd,
  solver,
  stoppedBy: stoppedBy ?? null,
  doubts,
});

/**
 * The linear model at the whole numbers of a point: what is not used is fixed at nothing, what is used is free of the
 * link to its column "used", so that prices sit on the rows that cause them.
 */
export function atChosen(blend: Blend, x: Float64Array): LinearModel {
  const fixed = fixedIntegers(blend.model, x);
  const upper = fixed.upper.slice();
  const rowUpper = fixed.rowUpper.slice();
  const used = new Map<string, boolean>();
  blend.columns.forEach((column, j) => {
    if (column.kind === 'use') used.set(`${column.heat}/${column.material}`, Math.round(x[j]!) === 1);
  });
  blend.columns.forEach((column, j) => {
    if (column.kind === 'charge' && used.get(`${column.heat}/${column.material}`) === false) upper[j] = 0;
  });
  blend.rows.forEach((row, i) => {
    if (row.kind === 'link' && used.get(`${row.heat}/${row.material}`))
      rowUpper[i] = Number.POSITIVE_INFINITY;
  });
  return { ...fixed, upper, rowUpper };
}
