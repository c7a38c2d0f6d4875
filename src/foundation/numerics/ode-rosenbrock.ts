import { type LuFactors, luFactor, luSolve } from './matrix.ts';
import {
  firstNotFinite,
  type OdeProblem,
  type OdeStats,
  type OdeStepper,
  type Offender,
} from './ode-stepper.ts';

/**
 * RODAS 4(3): six stages, L-stable, stiffly accurate, one Jacobian and one LU per step, in the form
 *   (I/(h gamma) - J) u_i = f(t + alpha_i h, y + sum_j a_ij u_j) + sum_j (c_ij/h) u_j + h gamma_i f_t.
 * Coefficients: Hairer and Wanner, "Solving ordinary differential equations II" (1996), section IV.7 and its code RODAS.
 */
const GAMMA = 0.25;
const ALPHA = [0, 0.386, 0.21, 0.63, 1, 1];
const GAMMA_I = [0.25, -0.1043, 0.1035, -0.03620000000000023, 0, 0];
const A: readonly (readonly number[])[] = [
  [],
  [1.544],
  [0.9466785280815826, 0.2557011698983284],
  [3.314825187068521, 2.896124015972201, 0.9986419139977817],
  [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895],
  [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895, 1],
];
const C: readonly (readonly number[])[] = [
  [],
  [-5.6688],
  [-2.430093356833875, -0.2063599157091915],
  [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
  [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616],
  [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
];
const H2 = [10.12623508344586, -7.487995877610167, -34.80091861555747, -7.992771707568823, 1.025137723295662];
const H3 = [-0.6762803392801253, 6.087714651680015, 16.43084320892478, 24.76722511418386, -6.594389125716872];
const STAGES = 6;
/** Relative size of the increments for differences: sqrt of the double's epsilon balances rounding and truncation. */
const INCREMENT = Math.sqrt(Number.EPSILON);

/** Stepper for stiff problems. Long because its closures share the work arrays that are allocated once. */
export function rosenbrock(problem: OdeProblem, stats: OdeStats): OdeStepper {
  const n = problem.y0.length;
  const u = Array.from({ length: STAGES }, () => new Float64Array(n));
  const proposal = new Float64Array(n);
  const error = new Float64Array(n);
  const slope = new Float64Array(n);
  const inTime = new Float64Array(n);
  const trial = new Float64Array(n);
  const jacobian = new Float64Array(n * n);
  const system = { rows: n, columns: n, values: new Float64Array(n * n) };
  let factors: LuFactors | undefined;
  let fresh = false;
  let offender: Offender | undefined;
  const rhs = (t: number, y: Float64Array, out: Float64Array): void => {
    problem.rhs(t, y, out);
    stats.evaluations++;
    offender ??= firstNotFinite(out);
  };
  return {
    order: 4,
    slope,
    proposal,
    error,
    get offender() {
      return offender;
    },
    start(t, y) {
      rhs(t, y, slope);
      fresh = false;
    },
    attempt(t, y, h) {
      // After a rejected step the state is the same: only the factors change with h.
      if (!fresh) {
        offender = undefined;
        derivatives(problem, { t, y, h, slope, rhs, jacobian, inTime, trial });
        stats.jacobians++;
        fresh = true;
      }
      const diagonal = 1 / (h * GAMMA);
      for (let at = 0; at < n * n; at++) system.values[at] = -jacobian[at]!;
      for (let i = 0; i < n; i++) system.values[i * n + i]! += diagonal;
      if (!system.values.every(Number.isFinite)) {
        error.fill(Number.NaN);
        proposal.fill(Number.NaN);
        return;
      }
      factors = luFactor(system, factors);
      for (let stage = 0; stage < STAGES; stage++) {
        const target = u[stage]!;
        if (stage === 0) target.set(slope);
        else {
          weigh(trial, y, A[stage]!, u);
          rhs(t + ALPHA[stage]! * h, trial, target);
        }
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let j = 0; j < stage; j++) sum += C[stage]![j]! * u[j]![i]!;
          target[i]! += sum / h + h * GAMMA_I[stage]! * inTime[i]!;
        }
        luSolve(factors, target);
      }
      // Stiffly accurate: the proposal is the argument of the last stage plus the last u, which is the error estimate.
      error.set(u[STAGES - 1]!);
      for (let i = 0; i < n; i++) proposal[i] = trial[i]! + error[i]!;
    },
    accept(t, y) {
      rhs(t, y, slope);
      fresh = false;
    },
    interpolate(theta, y, out) {
      const rest = 1 - theta;
      for (let i = 0; i < n; i++) {
        let second = 0;
        let third = 0;
        for (let j = 0; j < 5; j++) {
          second += H2[j]! * u[j]![i]!;
          third += H3[j]! * u[j]![i]!;
        }
        out[i] = rest * y[i]! + theta * (proposal[i]! + rest * (second + theta * third));
      }
    },
  };
}

/** out = y + sum_j weights_j u_j. */
function weigh(
  out: Float64Array,
  y: Float64Array,
  weights: readonly number[],
  u: readonly Float64Array[],
): void {
  for (let i = 0; i < out.length; i++) {
    let sum = y[i]!;
    for (let j = 0; j < weights.length; j++) sum += weights[j]! * u[j]![i]!;
    out[i] = sum;
  }
}

interface Differences {
  readonly t: number;
  readonly y: Float64Array;
  readonly h: number;
  readonly slope: Float64Array;
  readonly rhs: (t: number, y: Float64Array, out: Float64Array) => void;
  readonly jacobian: Float64Array;
  readonly inTime: Float64Array;
  readonly trial: Float64Array;
}

/** Fills the Jacobian (the caller's, or forward differences) and df/dt. */
function derivatives(problem: OdeProblem, work: Differences): void {
  const { t, y, h, slope, rhs, jacobian, inTime, trial } = work;
  const n = y.length;
  const shift = INCREMENT * Math.max(Math.abs(t), Math.abs(h)) * Math.sign(h);
  rhs(t + shift, y, inTime);
  for (let i = 0; i < n; i++) inTime[i] = (inTime[i]! - slope[i]!) / shift;
  if (problem.jacobian) {
    problem.jacobian(t, y, jacobian);
    return;
  }
  const moved = new Float64Array(n);
  trial.set(y);
  for (let j = 0; j < n; j++) {
    // A component at zero moves by the change one step would bring, never by nothing.
    const scale = Math.max(Math.abs(y[j]!), Math.abs(h * slope[j]!), 1e-12);
    trial[j] = y[j]! + INCREMENT * scale;
    const increment = trial[j]! - y[j]!;
    rhs(t, trial, moved);
    for (let i = 0; i < n; i++) jacobian[i * n + j] = (moved[i]! - slope[i]!) / increment;
    trial[j] = y[j]!;
  }
}
