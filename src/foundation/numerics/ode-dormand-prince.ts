import {
  firstNotFinite,
  type OdeProblem,
  type OdeStats,
  type OdeStepper,
  type Offender,
} from './ode-stepper.ts';

/**
 * Dormand and Prince (1980) 5(4), seven stages, the last of a step being the first of the next.
 * Nodes, coefficients, difference of the two orders and the weights of the fourth-order interpolant as tabled in
 * Hairer, Norsett and Wanner, "Solving ordinary differential equations I" (1993), table II.5.2 and section II.6.
 */
const C = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const A: readonly (readonly number[])[] = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const E = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];
const D = [
  -12715105075 / 11282082432,
  0,
  87487479700 / 32700410799,
  -10690763975 / 1880347072,
  701980252875 / 199316789632,
  -1453857185 / 822651844,
  69997945 / 29380423,
];
const STAGES = 7;

/** Stepper for non-stiff problems. */
export function dormandPrince(problem: OdeProblem, stats: OdeStats): OdeStepper {
  const n = problem.y0.length;
  const k = Array.from({ length: STAGES }, () => new Float64Array(n));
  const proposal = new Float64Array(n);
  const error = new Float64Array(n);
  const slope = new Float64Array(n);
  let size = 0;
  let offender: Offender | undefined;
  return {
    order: 5,
    slope,
    proposal,
    error,
    get offender() {
      return offender;
    },
    start(t, y) {
      problem.rhs(t, y, slope);
      stats.evaluations++;
    },
    attempt(t, y, h) {
      size = h;
      offender = undefined;
      k[0]!.set(slope);
      for (let stage = 1; stage < STAGES; stage++) {
        const row = A[stage]!;
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let j = 0; j < stage; j++) sum += row[j]! * k[j]![i]!;
          proposal[i] = y[i]! + h * sum;
        }
        problem.rhs(t + C[stage]! * h, proposal, k[stage]!);
        offender ??= firstNotFinite(k[stage]!);
      }
      stats.evaluations += STAGES - 1;
      combine(error, E, k, h);
    },
    accept() {
      slope.set(k[STAGES - 1]!);
    },
    interpolate(theta, y, out) {
      const rest = 1 - theta;
      combine(out, D, k, size);
      for (let i = 0; i < n; i++) {
        const change = proposal[i]! - y[i]!;
        const bend = size * k[0]![i]! - change;
        const last = change - size * k[STAGES - 1]![i]! - bend;
        out[i] = y[i]! + theta * (change + rest * (bend + theta * (last + rest * out[i]!)));
      }
    },
  };
}

/** out = h sum_j weights_j k_j. */
function combine(out: Float64Array, weights: readonly number[], k: readonly Float64Array[], h: number): void {
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < STAGES; j++) sum += weights[j]! * k[j]![i]!;
    out[i] = h * sum;
  }
}
