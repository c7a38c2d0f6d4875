import { ConvergenceError, InputError, throwIfCancelled } from '../errors.ts';
import { dormandPrince } from './ode-dormand-prince.ts';
import { rosenbrock } from './ode-rosenbrock.ts';
import {
  firstNotFinite,
  type OdeProblem,
  type OdeStats,
  type OdeStepper,
  type Offender,
} from './ode-stepper.ts';

export interface OdeOptions {
  /**
   * `dormand-prince`: explicit 5(4), for smooth problems. `rosenbrock`: linearly implicit 4(3), L-stable, for stiff
   * ones (evaporation beside slow dissolution). Default `dormand-prince`.
   */
  readonly method?: 'dormand-prince' | 'rosenbrock';
  /** Error per step allowed relative to the component. Default 1e-6. */
  readonly relativeTolerance?: number;
  /** Error per step allowed besides, in the unit of the component, one for all or one each. Default 1e-9. */
  readonly absoluteTolerance?: number | ArrayLike<number>;
  /** Accepted and rejected steps together. Default 100000. */
  readonly maxSteps?: number;
  /** First step, in the unit of t. Default by Hairer, Norsett and Wanner (1993), II.4. */
  readonly firstStep?: number;
  /** Largest step, in the unit of t. Default the whole span. */
  readonly maxStep?: number;
  /** Times to report, ascending in the direction of integration. Default: every accepted step. */
  readonly at?: readonly number[];
  readonly signal?: AbortSignal;
}

/** Where the integration ended and why. `t` and `y` hold only what was reached. */
export interface OdeSolution {
  readonly status: 'reached' | 'step-limit' | 'step-too-small';
  /** Times reported. */
  readonly t: Float64Array;
  /** State at each time of `t`. */
  readonly y: readonly Float64Array[];
  /** The last accepted time and state, whatever was asked to be reported. */
  readonly final: { readonly t: number; readonly y: Float64Array };
  readonly stats: OdeStats;
}

/** Step control: safety, smallest and largest change of the step, and the PI weight of the error before. */
const SAFETY = 0.9;
const SHRINK = 0.2;
const GROW = 5;
/** Gustafsson's damping for the explicit method; Hairer's value for dopri5. */
const PI_WEIGHT = 0.04;

/**
 * Solution of y' = f(t, y) from `problem.from` to `problem.to` with adaptive steps. The root-mean-square of
 * error/(absolute + relative |y|) stays under 1 in each accepted step.
 * A step limit or a vanishing step is a status, never an exception.
 * Throws ConvergenceError naming the first component when f is not finite at an accepted state or with the smallest
 * step, InputError for bad options, CancelledError when the signal is aborted.
 * Compared with closed forms, the Arenstorf orbit, Robertson's and van der Pol's problem: see ode.test.ts.
 */
export function solveOde(problem: OdeProblem, options: OdeOptions = {}): OdeSolution {
  const control = readOptions(problem, options);
  const stats: OdeStats = { evaluations: 0, accepted: 0, rejected: 0, jacobians: 0 };
  const method = options.method === 'rosenbrock' ? rosenbrock : dormandPrince;
  const stepper = method(problem, stats);
  const report = reporter(control.at);
  const { direction } = control;
  let t = problem.from;
  const y = Float64Array.from(problem.y0);
  stepper.start(t, y);
  refuse(firstNotFinite(stepper.slope), problem, t);
  let h = direction * firstStepOf(problem, stepper, { t, y, control });
  report.first(t, y);
  let status: OdeSolution['status'] = 'reached';
  let errorBefore = 1e-4;
  let rejectedBefore = false;
  while (direction * (problem.to - t) > 0) {
    throwIfCancelled(options.signal);
    if (stats.accepted + stats.rejected >= control.maxSteps) {
      status = 'step-limit';
      break;
    }
    if (
      Math.abs(h) <=
      16 * Number.EPSILON * Math.max(Math.abs(t), Math.abs(problem.to - problem.from) * 1e-6)
    ) {
      refuse(stepper.offender, problem, t);
      status = 'step-too-small';
      break;
    }
    const last = direction * (t + 1.01 * h - problem.to) >= 0;
    if (last) h = problem.to - t;
    stepper.attempt(t, y, h);
    const error = errorNorm(stepper, y, control);
    const limited = Math.max(error, 1e-10);
    if (error <= 1) {
      const next = last ? problem.to : t + h;
      report.step({ from: t, to: next, y, stepper });
      y.set(stepper.proposal);
      t = next;
      stats.accepted++;
      stepper.accept(t, y);
      refuse(firstNotFinite(stepper.slope), problem, t);
      const smooth = stepper.order > 4 ? PI_WEIGHT : 0;
      const factor = SAFETY * limited ** (-1 / stepper.order + 0.75 * smooth) * errorBefore ** smooth;
      h *= Math.min(rejectedBefore ? 1 : GROW, Math.max(SHRINK, factor));
      if (Math.abs(h) > control.maxStep) h = direction * control.maxStep;
      errorBefore = Math.max(error, 1e-4);
      rejectedBefore = false;
    } else {
      stats.rejected++;
      rejectedBefore = true;
      h *= Number.isFinite(error) ? Math.max(SHRINK, SAFETY * limited ** (-1 / stepper.order)) : SHRINK / 2;
    }
  }
  return { status, ...report.result(), final: { t, y }, stats };
}

interface Control {
  readonly direction: 1 | -1;
  readonly relative: number;
  readonly absolute: Float64Array;
  readonly maxSteps: number;
  readonly maxStep: number;
  readonly firstStep: number | undefined;
  readonly at: readonly number[] | undefined;
}

function readOptions(problem: OdeProblem, options: OdeOptions): Control {
  const { relativeTolerance = 1e-6, absoluteTolerance = 1e-9, maxSteps = 100_000, at } = options;
  const n = problem.y0.length;
  const span = problem.to - problem.from;
  const absolute =
    typeof absoluteTolerance === 'number'
      ? new Float64Array(n).fill(absoluteTolerance)
      : Float64Array.from(absoluteTolerance);
  if (!Number.isFinite(span)) throw new InputError(`integration span ${span} is not finite`, { path: 'to' });
  if (!(relativeTolerance >= 0) || absolute.length !== n || absolute.some((a) => !(a >= 0))) {
    throw new InputError('tolerances must be zero or more, one for all components or one each', {
      path: 'absoluteTolerance',
    });
  }
  if (relativeTolerance === 0 && absolute.some((a) => a === 0)) {
    throw new InputError('a component has neither a relative nor an absolute tolerance', {
      path: 'absoluteTolerance',
    });
  }
  return {
    direction: span < 0 ? -1 : 1,
    relative: relativeTolerance,
    absolute,
    maxSteps,
    maxStep: options.maxStep ?? Math.abs(span),
    firstStep: options.firstStep,
    at,
  };
}

/** RMS of error/(absolute + relative max(|y|, |proposal|)); NaN or Infinity when the proposal is not finite. */
function errorNorm(
  { error, proposal }: OdeStepper,
  y: Float64Array,
  { relative, absolute }: Control,
): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const scale = absolute[i]! + relative * Math.max(Math.abs(y[i]!), Math.abs(proposal[i]!));
    const term = error[i]! / scale;
    // An exact zero over a zero scale is no error.
    sum += error[i] === 0 && Number.isFinite(proposal[i]!) ? 0 : term * term;
  }
  return Math.sqrt(sum / y.length);
}

/** Hairer, Norsett and Wanner (1993), II.4: from the sizes of y, y' and of y'' by one Euler step. */
function firstStepOf(
  problem: OdeProblem,
  stepper: OdeStepper,
  { t, y, control }: { readonly t: number; readonly y: Float64Array; readonly control: Control },
): number {
  const limit = Math.min(control.maxStep, Math.abs(problem.to - problem.from));
  if (control.firstStep !== undefined) return Math.min(Math.abs(control.firstStep), limit);
  const norm = (v: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < y.length; i++) {
      const scale = control.absolute[i]! + control.relative * Math.abs(y[i]!);
      if (scale > 0) sum += (v[i]! / scale) ** 2;
    }
    return Math.sqrt(sum / y.length);
  };
  const slope = norm(stepper.slope);
  const size = norm(y);
  const euler = size < 1e-5 || slope < 1e-5 ? 1e-6 * limit : (0.01 * size) / slope;
  const trial = y.map((value, i) => value + control.direction * euler * stepper.slope[i]!);
  const change = new Float64Array(y.length);
  problem.rhs(t + control.direction * euler, trial, change);
  const bend = norm(change.map((value, i) => value - stepper.slope[i]!)) / euler;
  const largest = Math.max(slope, bend);
  const refined =
    largest <= 1e-15 ? Math.max(1e-6 * limit, euler * 1e-3) : (0.01 / largest) ** (1 / stepper.order);
  const step = Math.min(100 * euler, refined, limit);
  return step > 0 ? step : 1e-6 * limit;
}

function refuse(offender: Offender | undefined, problem: OdeProblem, t: number): void {
  if (!offender) return;
  const name = problem.names?.[offender.component] ?? `component ${offender.component}`;
  throw new ConvergenceError(`the rate of ${name} is ${offender.value} at t = ${t}`, {
    path: name,
    value: String(offender.value),
    where: `t = ${t}`,
    cure: 'check the settings that make this rate; the first component that was not finite is named',
  });
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly y: Float64Array;
  readonly stepper: OdeStepper;
}

/** Collects every accepted state, or the states at the times asked for, interpolated inside the step. */
function reporter(at: readonly number[] | undefined) {
  const times: number[] = [];
  const states: Float64Array[] = [];
  let next = 0;
  const push = (t: number, y: Float64Array): void => {
    times.push(t);
    states.push(Float64Array.from(y));
  };
  return {
    first(t: number, y: Float64Array): void {
      if (!at) push(t, y);
      else while (next < at.length && at[next] === t) push(at[next++]!, y);
    },
    step({ from, to, y, stepper }: Step): void {
      if (!at) {
        push(to, stepper.proposal);
        return;
      }
      while (next < at.length && (to - at[next]!) * Math.sign(to - from) >= 0) {
        const time = at[next++]!;
        const state = new Float64Array(y.length);
        if (time === to) state.set(stepper.proposal);
        else stepper.interpolate((time - from) / (to - from), y, state);
        push(time, state);
      }
    },
    result: () => ({ t: Float64Array.from(times), y: states }),
  };
}
