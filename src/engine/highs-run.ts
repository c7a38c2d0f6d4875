import type { Highs, HighsCallbackMap, Model } from 'highs';
import {
  type BareModel,
  type Basis,
  NO_WORK,
  objectiveOf,
  type Solution,
  type StoppedBy,
  type Work,
  workOfBoth,
  worstViolation,
} from '../calculations/solver-port.ts';
import { iterationsIn, searched_s, setUp_s } from './solver-work.ts';

export interface RunBudget {
  readonly timeLimit_s: number;
  /** Seconds of the clock that the limit may take at most. */
  readonly clock_s: number;
  readonly relativeGap: number;
  readonly basis?: Basis;
  readonly start?: Float64Array;
  readonly linearBound?: number;
  readonly presolve?: 'on' | 'off';
}

/** A better point found on the way, so that a solve that has to be ended still leaves its best. */
export type OnIncumbent = (x: Float64Array, objective: number, bound: number) => void;

/** Row and integer tolerance of the mixed-integer search: 1e-6 lets false optima through. */
const MIP_TOLERANCE = 1e-9;
/**
 * Largest violation [row unit] of a point that is believed, and relative excess of a solver bound over a point known
 * to be feasible that is put down to rounding. Ten times the linear tolerance of 1e-7.
 */
const BELIEF = 1e-6;
/** Relative gap to the linear bound from which an integer optimum is solved a second time without presolve. */
const SUSPECT_GAP = 2e-3;
/** Share of the limit up to which there is room for that second solve. */
const RETRY_SHARE = 0.45;

/**
 * Restarts and searches in searches (feasibility jump, RINS, RENS, root reduced cost) pay only on models with more
 * columns: on charge models of 100 they are more than half of the time, and no answer is better for them.
 */
const LARGE_COLUMNS = 2000;

/** simplex_strategy of HiGHS: 4 = primal. */
const PRIMAL_SIMPLEX = 4;

interface Once {
  readonly status: Solution['status'];
  readonly x: Float64Array;
  readonly rowActivity: Float64Array;
  readonly rowDual: Float64Array;
  readonly reducedCost: Float64Array;
  readonly objective: number | null;
  readonly bound: number | null;
  readonly basis: Basis | null;
  readonly work: Work;
  readonly stoppedBy?: StoppedBy;
}

/** `HiGHS 1.15.1`. Throws Error for 1.14.x, whose presolve returns wrong optima (highs-js #53). */
export function highsVersion(highs: Pick<Highs, 'version'>): string {
  const { major, minor, string } = highs.version;
  if (major === 1 && minor === 14)
    throw new Error(
      `HiGHS ${string} returns wrong optima (issue 53 of the npm package highs); use 1.15.3 or later`,
    );
  return `HiGHS ${string}`;
}

/**
 * Solves a model and does not believe the first answer: a linear "infeasible" is confirmed without presolve; an
 * integer search is held against the linear relaxation, against the given start and against its own arithmetic, and
 * repeated without presolve when it contradicts one of them or, unless one attempt was asked for, stays far from the
 * bound.
 */
export function runModel(
  highs: Highs,
  model: BareModel,
  budget: RunBudget,
  onIncumbent?: OnIncumbent,
): Solution {
  const solver = highsVersion(highs);
  if (model.integrality === null) return { ...runLinear(highs, model, budget), solver };
  const doubts: string[] = [];
  const { basis: _integerSearchTakesNone, ...fresh } = budget;
  const linear =
    budget.linearBound === undefined ? runLinear(highs, { ...model, integrality: null }, fresh) : null;
  if (linear && linear.status !== 'optimal') return { ...linear, solver };
  const linearBound = budget.linearBound ?? linear?.objective ?? Number.NEGATIVE_INFINITY;
  let work = linear?.work ?? NO_WORK;
  const first = solveOnce(highs, model, {
    ...within(budget, work),
    presolve: budget.presolve === 'off' ? 'off' : 'choose',
    onIncumbent,
  });
  const doubt = doubtAbout(model, first, budget.start);
  const far =
    first.status === 'optimal' &&
    first.objective! - linearBound > SUSPECT_GAP * Math.max(1e-9, Math.abs(first.objective!));
  if (doubt) doubts.push(doubt);
  let answer = first;
  work = workOfBoth(work, first.work);
  const again = budget.presolve === undefined && far && work.spent_s < RETRY_SHARE * budget.timeLimit_s;
  if (again || (doubt && budget.presolve !== 'off')) {
    const second = solveOnce(highs, model, { ...within(budget, work), presolve: 'off', onIncumbent });
    work = workOfBoth(work, second.work);
    if (contradicts(first, second))
      doubts.push(`with presolve ${words(first)}, without ${words(second)}: the better is taken`);
    answer = better(model, doubt ? null : first, second);
  }
  if (answer.objective !== null && worstViolation(model, answer.x) > BELIEF) {
    doubts.push(`the point misses a row by ${worstViolation(model, answer.x).toExponential(1)}`);
    answer = { ...answer, status: 'stopped', x: new Float64Array(0), objective: null };
  }
  return { ...answer, work, linearBound: Number.isFinite(linearBound) ? linearBound : null, solver, doubts };
}

/** What is left of a budget after some of it was spent. */
export const within = <B extends Pick<RunBudget, 'timeLimit_s'>>(budget: B, { spent_s }: Work): B => ({
  ...budget,
  timeLimit_s: budget.timeLimit_s - spent_s,
});

/**
 * A linear answer. "Optimal" is believed at once; anything else is asked again in another way, because a start, a
 * presolve or the dual simplex is at times what HiGHS trips over (run status -1) and no reason to have no answer.
 */
export function runLinear(highs: Highs, model: BareModel, budget: RunBudget): Omit<Solution, 'solver'> {
  const fresh = { timeLimit_s: budget.timeLimit_s, clock_s: budget.clock_s, relativeGap: 0 };
  let work: Work = NO_WORK;
  const ways: readonly OnceOptions[] = [
    ...(budget.basis ? [{ ...budget, presolve: 'off' as const }] : []),
    { ...fresh, presolve: 'choose' },
    { ...fresh, presolve: 'off' },
    { ...fresh, presolve: 'off', primalSimplex: true },
  ];
  const told: string[] = [];
  let answer: Once | null = null;
  let failure: Error | null = null;
  for (const way of ways) {
    const heard = orFailure(() => solveOnce(highs, model, within(way, work)));
    told.push(heard instanceof Error ? `failed (${heard.message})` : heard.status);
    if (heard instanceof Error) {
      failure = heard;
      continue;
    }
    work = workOfBoth(work, heard.work);
    const isDecided =
      heard.status === 'optimal' || heard.stoppedBy !== undefined || answer?.status === heard.status;
    answer = heard;
    if (isDecided) break;
  }
  if (answer === null) throw failure;
  const doubts =
    new Set(told).size > 1 ? [`linear model ${told.join(', then ')}, asked otherwise each time`] : [];
  return { ...linearAnswer(answer), work, doubts };
}

/** Without whole numbers the optimum is its own bound. */
export function linearAnswer(answer: Once): Omit<Solution, 'solver'> {
  const proven = answer.status === 'optimal' ? answer.objective : null;
  return { ...answer, bound: proven, linearBound: proven, doubts: [] };
}

export function orFailure(solve: () => Once): Once | Error {
  try {
    return solve();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function doubtAbout(model: BareModel, once: Once, start: Float64Array | undefined): string | null {
  if (once.status === 'infeasible')
    return 'no whole-number point, though the relaxation has one: asked again without presolve';
  if (once.objective !== null && worstViolation(model, once.x) > BELIEF)
    return 'the first point misses its rows: asked again without presolve';
  if (once.bound === null || start === undefined || worstViolation(model, start) > BELIEF) return null;
  const known = objectiveOf(model, start);
  return once.bound > known + BELIEF * Math.max(1, Math.abs(known))
    ? 'the bound lies above a known point: asked again without presolve'
    : null;
}

const contradicts = (first: Once, second: Once): boolean =>
  first.status !== second.status ||
  (first.status === 'optimal' &&
    Math.abs(first.objective! - second.objective!) > 1e-4 * Math.max(1, Math.abs(second.objective!)));

const words = (once: Once): string =>
  once.objective === null ? once.status : `${once.status} at ${once.objective.toPrecision(9)}`;

function better(model: BareModel, first: Once | null, second: Once): Once {
  if (first === null || first.objective === null) return second;
  if (second.objective === null || worstViolation(model, second.x) > BELIEF) return first;
  const best = second.objective <= first.objective ? second : first;
  const bound = Math.min(first.bound ?? Number.NEGATIVE_INFINITY, second.bound ?? Number.NEGATIVE_INFINITY);
  const proven = first.status === 'optimal' && second.status === 'optimal';
  return { ...best, bound: Number.isFinite(bound) ? bound : null, status: proven ? 'optimal' : 'feasible' };
}

interface OnceOptions extends Omit<RunBudget, 'presolve'> {
  readonly presolve: 'choose' | 'off';
  /** Default: HiGHS chooses, which is the dual simplex. */
  readonly primalSimplex?: boolean;
  readonly onIncumbent?: OnIncumbent | undefined;
}

function solveOnce(highs: Highs, model: BareModel, options: OnceOptions): Once {
  const held = modelIn(highs, model);
  try {
    return runHeld(highs, held, { model, options });
  } finally {
    held.dispose();
  }
}

/** The model, held by the solver until it is disposed of. */
export function modelIn(highs: Highs, model: BareModel): Model {
  const columns = model.cost.length;
  const rows = model.rowLower.length;
  return highs.createModel({
    numCols: columns,
    numRows: rows,
    colCost: model.cost,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: columns,
      starts: model.starts,
      indices: model.indices,
      values: model.values,
    },
    ...(model.integrality ? { integrality: Int32Array.from(model.integrality) } : {}),
  });
}

/** Runs a model that the solver holds, with the bounds that it has there. */
export function runHeld(
  highs: Highs,
  held: Model,
  { model, options }: { readonly model: BareModel; readonly options: OnceOptions },
): Once {
  const columns = model.cost.length;
  held.options.set({
    output_flag: false,
    random_seed: 0,
    time_limit: Math.max(0, options.clock_s),
    ...(model.integrality ? {} : { simplex_iteration_limit: iterationsIn(model, options.timeLimit_s) }),
    presolve: options.presolve,
    ...(options.primalSimplex ? { simplex_strategy: PRIMAL_SIMPLEX } : {}),
    ...(model.integrality
      ? {
          mip_feasibility_tolerance: MIP_TOLERANCE,
          mip_rel_gap: options.relativeGap,
          mip_allow_restart: columns > LARGE_COLUMNS,
          mip_heuristic_run_feasibility_jump: columns > LARGE_COLUMNS,
          mip_heuristic_run_rins: columns > LARGE_COLUMNS,
          mip_heuristic_run_rens: columns > LARGE_COLUMNS,
          mip_heuristic_run_root_reduced_cost: columns > LARGE_COLUMNS,
        }
      : {}),
  });
  if (options.basis)
    held.setBasis(padded(options.basis, model.rowLower.length, highs.constants.basisStatus.basic));
  if (options.start && model.integrality) held.setSolution({ colValue: options.start });
  held.run(callbacks(highs, model, options));
  return read(highs, held, model);
}

/** An integer search hands over its better points, and is stopped where its work is done. */
function callbacks(highs: Highs, model: BareModel, options: OnceOptions): HighsCallbackMap | undefined {
  if (!model.integrality) return undefined;
  const { onIncumbent } = options;
  const limit_s = options.timeLimit_s - setUp_s(model);
  return {
    [highs.constants.callbackType.mipInterrupt]: (event) => {
      const { mip_total_lp_iterations = 0n, mip_node_count = 0n } = event.data;
      if (searched_s(model, Number(mip_total_lp_iterations), Number(mip_node_count)) > limit_s)
        event.interrupt();
      return undefined;
    },
    [highs.constants.callbackType.mipImprovingSolution]: ({ data }) => {
      const { mip_solution, objective_function_value, mip_dual_bound } = data;
      if (mip_solution && objective_function_value !== undefined)
        onIncumbent?.(mip_solution, objective_function_value, mip_dual_bound ?? Number.NEGATIVE_INFINITY);
      return undefined;
    },
  };
}

function padded(basis: Basis, rows: number, basic: number): { colStatus: Int32Array; rowStatus: Int32Array } {
  const rowStatus = new Int32Array(rows).fill(basic);
  rowStatus.set(basis.rows.subarray(0, rows));
  return { colStatus: basis.columns, rowStatus };
}

const EMPTY = new Float64Array(0);

function read(highs: Highs, held: Model, model: BareModel): Once {
  const { modelStatus, solutionStatus } = highs.constants;
  const code = held.getModelStatus();
  const integer = model.integrality !== null;
  const hasPoint = held.info.get('primal_solution_status') === solutionStatus.feasible;
  const work = workOf(held, model);
  const stopped = stoppedBy(highs, code);
  const none = {
    x: EMPTY,
    rowActivity: EMPTY,
    rowDual: EMPTY,
    reducedCost: EMPTY,
    objective: null,
    basis: null,
    work,
    ...stopped,
  };
  if (code === modelStatus.infeasible || code === modelStatus.unboundedOrInfeasible)
    return { ...none, status: 'infeasible', bound: null };
  if (code === modelStatus.unbounded) return { ...none, status: 'unbounded', bound: null };
  const bound = integer ? finite(Number(held.info.get('mip_dual_bound'))) : null;
  const optimal = code === modelStatus.optimal || code === modelStatus.empty;
  if (!hasPoint && !optimal) return { ...none, status: 'stopped', bound };
  const solution = held.getSolution();
  const basis =
    integer || held.info.get('basis_validity') !== highs.constants.basisValidity.valid
      ? null
      : held.getBasis();
  const objective = held.getObjectiveValue();
  return {
    status: optimal ? 'optimal' : 'feasible',
    x: solution.colValue,
    rowActivity: solution.rowValue,
    rowDual: integer ? new Float64Array(solution.rowValue.length) : solution.rowDual,
    reducedCost: integer ? new Float64Array(solution.colValue.length) : solution.colDual,
    objective,
    bound: integer ? bound : objective,
    basis: basis
      ? { columns: Int32Array.from(basis.colStatus), rows: Int32Array.from(basis.rowStatus) }
      : null,
    work,
    ...stopped,
  };
}

function workOf(held: Model, model: BareModel): Work {
  const count = (name: 'simplex_iteration_count' | 'mip_node_count'): number =>
    Math.max(0, Number(held.info.get(name)));
  const [iterations, nodes] = [
    count('simplex_iteration_count'),
    model.integrality ? count('mip_node_count') : 0,
  ];
  return { spent_s: setUp_s(model) + searched_s(model, iterations, nodes), iterations, nodes };
}

function stoppedBy({ constants: { modelStatus } }: Highs, code: number): { readonly stoppedBy?: StoppedBy } {
  if (code === modelStatus.iterationLimit || code === modelStatus.interrupted) return { stoppedBy: 'work' };
  return code === modelStatus.timeLimit ? { stoppedBy: 'clock' } : {};
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
