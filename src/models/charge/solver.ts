/**
 * What planning needs from a solver, and nothing of any particular one. `engine` implements the port with HiGHS.
 *
 * A model: minimise cost . x with lower <= x <= upper and rowLower <= A x <= rowUpper, some x whole numbers. A is
 * column-compressed: the entries of column j are `indices` (rows, ascending) and `values` from `starts[j]` to
 * `starts[j + 1]`. Missing bounds are -Infinity and Infinity. Rows come scaled by their own limit (docs/theory/charge.md).
 */
export interface LinearModel {
  readonly name: string;
  readonly columnNames: readonly string[];
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the column takes whole numbers; null when none does. */
  readonly integrality: Uint8Array | null;
  readonly rowNames: readonly string[];
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Simplex basis of a linear solve, to start a related one from: statuses per column and per row, `BASIC` or not. */
export interface Basis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** Status of what is in a basis; all others are at a bound or free. */
export const BASIC = 1;

export interface SolveBudget {
  /**
   * Work that a solve may do, in seconds of a machine of fixed speed: it counts iterations, weighed by the size of the model
   * (engine/solver-work.ts), so that the same model ends at the same point however busy the machine is. The clock is a far
   * guard behind it.
   */
  readonly timeLimit_s: number;
  /** Relative gap between point and solver bound at which a mixed-integer solve may stop; default 1e-6. */
  readonly relativeGap?: number;
  /** Basis to start a linear solve from; may be shorter than the model in rows (rows appended since are basic). */
  readonly basis?: Basis;
  /** One attempt of an integer search, so; default: with presolve, and again without when its answer is in doubt. */
  readonly presolve?: 'on' | 'off';
  /** A point known to be feasible, to start a mixed-integer solve from and to hold its bound against. */
  readonly start?: Float64Array;
  /** Value below which the best point of the mixed-integer model cannot lie, when the caller has solved its relaxation. */
  readonly linearBound?: number;
  /** Hears of each better point on the way. */
  readonly onBetter?: (point: Pick<Solution, 'x' | 'objective' | 'bound'>) => void;
}

/** What ended a solve before its answer was proven: its limit of work, or the clock, which is the far guard behind that. */
export type StoppedBy = 'work' | 'clock';

/** Work of solves: the same for the same models on any machine. */
export interface Work {
  /** In seconds of a machine of fixed speed. */
  readonly spent_s: number;
  /** Of the simplex method, those of the linear models of an integer search included. */
  readonly iterations: number;
  /** Of integer searches. */
  readonly nodes: number;
}

export const NO_WORK: Work = { spent_s: 0, iterations: 0, nodes: 0 };

export const workOfBoth = (a: Work, b: Work): Work => ({
  spent_s: a.spent_s + b.spent_s,
  iterations: a.iterations + b.iterations,
  nodes: a.nodes + b.nodes,
});

/**
 * Answer of a solve. `optimal`: proven within the gap. `feasible`: a point, not proven. `infeasible`: proven, and
 * confirmed without presolve. `stopped`: no point within the limit. Arrays are empty when there is no point.
 */
export interface Solution {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'stopped';
  readonly x: Float64Array;
  readonly rowActivity: Float64Array;
  /** Change of the objective per unit of the row's active bound; zeros for a mixed-integer model. */
  readonly rowDual: Float64Array;
  readonly reducedCost: Float64Array;
  readonly objective: number | null;
  /** Bound the solver claims; for a linear model its optimum. */
  readonly bound: number | null;
  /** Optimum of the linear relaxation: the bound that a fault in the integer search cannot touch. */
  readonly linearBound: number | null;
  readonly basis: Basis | null;
  /** Name and version, and whether presolve had to be switched off. */
  readonly solver: string;
  readonly work: Work;
  /** Absent where the solve came to its own end. */
  readonly stoppedBy?: StoppedBy;
  /** What the port found wrong with the solver's first answers and how it settled it; usually empty. */
  readonly doubts: readonly string[];
}

export interface Solver {
  /**
   * Solves a model. Throws ValidityError for a model whose scaling makes any answer meaningless, CancelledError when
   * the signal is aborted, UnavailableError when the solver died and could not be replaced.
   */
  readonly solve: (model: LinearModel, budget: SolveBudget, signal?: AbortSignal) => Promise<Solution>;
  /**
   * Solves a linear model once with each set of other bounds, in their order, each from the same basis: the model is handed over once.
   * Where a solver has no such door, `solveEach` asks for one after the other.
   */
  readonly each?: (
    model: LinearModel,
    changes: readonly BoundChanges[],
    of: { readonly budget: EachBudget; readonly signal?: AbortSignal | undefined },
  ) => Promise<readonly Solution[]>;
}

/** Other bounds of some columns and rows, by their index. */
export interface BoundChanges {
  readonly columns: readonly OtherBounds[];
  readonly rows: readonly OtherBounds[];
}

export interface OtherBounds {
  readonly at: number;
  readonly lower: number;
  readonly upper: number;
}

/** Limit of work of many solves together, that of each of them, and the basis that they start from. */
export interface EachBudget extends Pick<SolveBudget, 'timeLimit_s' | 'basis'> {
  readonly each_s: number;
}

/** What a solve answers that its limit leaves no work for. */
export const NOT_BEGUN: Solution = {
  status: 'stopped',
  x: new Float64Array(0),
  rowActivity: new Float64Array(0),
  rowDual: new Float64Array(0),
  reducedCost: new Float64Array(0),
  objective: null,
  bound: null,
  linearBound: null,
  basis: null,
  solver: 'not asked',
  work: NO_WORK,
  stoppedBy: 'work',
  doubts: [],
};
