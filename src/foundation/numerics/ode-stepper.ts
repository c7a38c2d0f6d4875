/** An initial value problem y' = f(t, y). */
export interface OdeProblem {
  /** Writes f(t, y) to `out`; must not change `y` or keep either array. */
  readonly rhs: (t: number, y: Float64Array, out: Float64Array) => void;
  readonly y0: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
  /** Names of the components, for messages. */
  readonly names?: readonly string[];
  /** Writes df_i/dy_j, row-major, to `out`. Without it the implicit method takes differences. */
  readonly jacobian?: (t: number, y: Float64Array, out: Float64Array) => void;
}

/** What the integration cost. */
export interface OdeStats {
  /** Evaluations of f, those for differenced Jacobians included. */
  evaluations: number;
  accepted: number;
  rejected: number;
  jacobians: number;
}

/** One embedded method. The arrays are its own and change with the next call. */
export interface OdeStepper {
  /** Order of the error estimate plus one: the exponent of the step control. */
  readonly order: number;
  /** f at the accepted state. */
  readonly slope: Float64Array;
  /** State proposed by the last attempt, and the difference of its two orders. */
  readonly proposal: Float64Array;
  readonly error: Float64Array;
  /** First component of f that was not finite since the last accepted state; undefined when all were. */
  readonly offender: Offender | undefined;
  start(t: number, y: Float64Array): void;
  attempt(t: number, y: Float64Array, h: number): void;
  /** Tells the method that its proposal is now the state. */
  accept(t: number, y: Float64Array): void;
  /** State at the fraction theta of the attempted step from y, before `accept`. */
  interpolate(theta: number, y: Float64Array, out: Float64Array): void;
}

export interface Offender {
  readonly component: number;
  readonly value: number;
}

/** First entry that is NaN or infinite. */
export function firstNotFinite(values: Float64Array): Offender | undefined {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]!)) return { component: i, value: values[i]! };
  return undefined;
}
