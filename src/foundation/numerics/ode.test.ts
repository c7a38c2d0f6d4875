import { describe, expect, it } from 'vitest';
import { type OdeOptions, solveOde } from './ode.ts';
import type { OdeProblem } from './ode-stepper.ts';

const METHODS = ['dormand-prince', 'rosenbrock'] as const;

/** y1' = 2 t y2, y2' = -2 t y1: (sin t^2, cos t^2). */
const chirp: OdeProblem = {
  rhs: (t, y, out) => {
    out[0] = 2 * t * y[1]!;
    out[1] = -2 * t * y[0]!;
  },
  y0: [0, 1],
  from: 0,
  to: 3,
};
const errorOf = (options: OdeOptions): number => {
  const { final, status } = solveOde(chirp, options);
  expect(status).toBe('reached');
  return Math.hypot(final.y[0]! - Math.sin(9), final.y[1]! - Math.cos(9));
};

/** Robertson's kinetics: rates 0.04, 3e7, 1e4 (Hairer and Wanner 1996, IV.1). */
const robertson = (to: number, withJacobian: boolean): OdeProblem => ({
  rhs: (_t, y, out) => {
    const slow = 0.04 * y[0]!;
    const back = 1e4 * y[1]! * y[2]!;
    const fast = 3e7 * y[1]! ** 2;
    out[0] = -slow + back;
    out[1] = slow - back - fast;
    out[2] = fast;
  },
  ...(withJacobian
    ? {
        jacobian: (_t: number, y: Float64Array, out: Float64Array) => {
          out.set([-0.04, 1e4 * y[2]!, 1e4 * y[1]!]);
          out.set([0.04, -1e4 * y[2]! - 6e7 * y[1]!, -1e4 * y[1]!], 3);
          out.set([0, 6e7 * y[1]!, 0], 6);
        },
      }
    : {}),
  y0: [1, 0, 0],
  from: 0,
  to,
});

describe.each(METHODS)('%s', (method) => {
  it('global error follows the tolerance asked', () => {
    for (const tolerance of [1e-4, 1e-6, 1e-8, 1e-10]) {
      const error = errorOf({ method, relativeTolerance: tolerance, absoluteTolerance: tolerance });
      expect(error, `tolerance ${tolerance}`).toBeLessThan(60 * tolerance);
      expect(error, `tolerance ${tolerance}`).toBeGreaterThan(tolerance * 1e-4);
    }
  });
  it('converges with its order on fixed steps', () => {
    const errors = [0.02, 0.01, 0.005].map((step) =>
      errorOf({ method, firstStep: step, maxStep: step, relativeTolerance: 1, absoluteTolerance: 1 }),
    );
    const order = method === 'rosenbrock' ? 4 : 5;
    for (const i of [1, 2]) {
      const observed = Math.log2(errors[i - 1]! / errors[i]!);
      expect(observed, errors.join(' ')).toBeGreaterThan(order - 0.3);
    }
  });
  it('reports the times asked for, interpolated within the tolerance', () => {
    const at = [0, 0.1, 1.2345, 2.9, 3];
    const { t, y } = solveOde(chirp, { method, at, relativeTolerance: 1e-8, absoluteTolerance: 1e-8 });
    expect([...t]).toEqual(at);
    at.forEach((time, i) => {
      expect(Math.abs(y[i]![0]! - Math.sin(time * time))).toBeLessThan(1e-6);
    });
  });
  it('integrates backwards to where it came from', () => {
    const forward = solveOde(chirp, { method, relativeTolerance: 1e-9 });
    const back = solveOde(
      { ...chirp, y0: forward.final.y, from: 3, to: 0 },
      { method, relativeTolerance: 1e-9 },
    );
    expect(Math.abs(back.final.y[0]!)).toBeLessThan(1e-6);
    expect(Math.abs(back.final.y[1]! - 1)).toBeLessThan(1e-6);
  });
  it('a step limit is a status and keeps what was reached', () => {
    const { status, final, stats, t } = solveOde(chirp, { method, maxSteps: 5 });
    expect(status).toBe('step-limit');
    expect(stats.accepted + stats.rejected).toBe(5);
    expect(final.t).toBe(t[t.length - 1]);
    expect(final.t).toBeLessThan(3);
  });
  it('a solution that blows up ends with a vanishing step just before the pole', () => {
    const pole: OdeProblem = {
      rhs: (_t, y, out) => {
        out[0] = y[0]! ** 2;
      },
      y0: [1],
      from: 0,
      to: 2,
    };
    const { status, final } = solveOde(pole, { method });
    expect(status).toBe('step-too-small');
    expect(Math.abs(final.t - 1)).toBeLessThan(1e-4);
  });
  it('names the first component that is not a number', () => {
    const broken: OdeProblem = {
      rhs: (t, _y, out) => {
        out[0] = 1;
        out[1] = t > 0.5 ? Number.NaN : 0;
      },
      y0: [0, 0],
      from: 0,
      to: 1,
      names: ['Mn', 'S'],
    };
    expect(() => solveOde(broken, { method })).toThrow(/rate of S is NaN/);
    const atStart: OdeProblem = { ...broken, rhs: (_t, _y, out) => out.fill(Number.POSITIVE_INFINITY) };
    expect(() => solveOde(atStart, { method })).toThrow(/rate of Mn is Infinity at t = 0/);
  });
  it('walks around a region where the rates are not numbers when a smaller step avoids it', () => {
    const root: OdeProblem = {
      rhs: (_t, y, out) => {
        out[0] = -Math.sqrt(y[0]!);
      },
      y0: [1],
      from: 0,
      to: 1.9,
    };
    const { status, final } = solveOde(root, { method, firstStep: 1.9 });
    expect(status).toBe('reached');
    expect(Math.abs(final.y[0]! - 0.0025)).toBeLessThan(1e-6);
  });
  it('obeys an aborted signal and refuses bad tolerances', () => {
    expect(() => solveOde(chirp, { method, signal: AbortSignal.abort() })).toThrow(/cancelled/);
    expect(() => solveOde(chirp, { method, relativeTolerance: 0, absoluteTolerance: 0 })).toThrow(/neither/);
    expect(() => solveOde(chirp, { method, absoluteTolerance: [1] })).toThrow(/tolerances/);
  });
  it('a linear invariant is kept to rounding', () => {
    const { y } = solveOde(
      { ...robertson(method === 'rosenbrock' ? 1e4 : 1, false) },
      { method, relativeTolerance: 1e-4, absoluteTolerance: 1e-8 },
    );
    for (const state of y) expect(Math.abs(state[0]! + state[1]! + state[2]! - 1)).toBeLessThan(1e-7);
  });
});

describe('published problems', () => {
  it('the Arenstorf orbit closes after 17.06521656015796 (Hairer, Norsett and Wanner 1993, II.0)', () => {
    const mu = 0.012277471;
    const moon = 1 - mu;
    const orbit: OdeProblem = {
      rhs: (_t, y, out) => {
        const d1 = ((y[0]! + mu) ** 2 + y[1]! ** 2) ** 1.5;
        const d2 = ((y[0]! - moon) ** 2 + y[1]! ** 2) ** 1.5;
        out[0] = y[2]!;
        out[1] = y[3]!;
        out[2] = y[0]! + 2 * y[3]! - (moon * (y[0]! + mu)) / d1 - (mu * (y[0]! - moon)) / d2;
        out[3] = y[1]! - 2 * y[2]! - (moon * y[1]!) / d1 - (mu * y[1]!) / d2;
      },
      y0: [0.994, 0, 0, -2.0015851063790824],
      from: 0,
      to: 17.065216560157964,
    };
    const { final, stats } = solveOde(orbit, { relativeTolerance: 1e-11, absoluteTolerance: 1e-11 });
    expect(Math.abs(final.y[0]! - 0.994)).toBeLessThan(1e-4);
    expect(Math.abs(final.y[1]!)).toBeLessThan(1e-4);
    expect(stats.evaluations).toBeLessThan(8500);
  });
  it("Robertson's problem at t = 40 and 1e11 (reference of the IVP test set) with few evaluations", () => {
    const options: OdeOptions = { method: 'rosenbrock', relativeTolerance: 1e-6, absoluteTolerance: 1e-10 };
    for (const withJacobian of [true, false]) {
      const early = solveOde(robertson(40, withJacobian), options);
      expect(Math.abs(early.final.y[0]! / 0.7158270687193941 - 1)).toBeLessThan(1e-5);
      expect(Math.abs(early.final.y[1]! / 9.185534764557337e-6 - 1)).toBeLessThan(1e-5);
      expect(Math.abs(early.final.y[2]! / 0.2841637457458413 - 1)).toBeLessThan(1e-5);
    }
    const late = solveOde(robertson(1e11, true), { ...options, absoluteTolerance: 1e-16 });
    expect(Math.abs(late.final.y[0]! / 2.0833401497012e-8 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(late.final.y[1]! / 8.3333607703347e-14 - 1)).toBeLessThan(1e-3);
    expect(late.stats.evaluations).toBeLessThan(3500);
    expect(late.stats.jacobians).toBe(late.stats.accepted);
  });
  it('van der Pol, epsilon 1e-6, at t = 2 (reference of the IVP test set): 1.706167732170469, -0.892809701024798', () => {
    const { final, stats } = solveOde(
      {
        rhs: (_t, y, out) => {
          out[0] = y[1]!;
          out[1] = ((1 - y[0]! ** 2) * y[1]! - y[0]!) / 1e-6;
        },
        y0: [2, 0],
        from: 0,
        to: 2,
      },
      { method: 'rosenbrock', relativeTolerance: 1e-7, absoluteTolerance: 1e-7 },
    );
    expect(Math.abs(final.y[0]! - 1.706167732170469)).toBeLessThan(1e-5);
    expect(Math.abs(final.y[1]! + 0.8928097010248257)).toBeLessThan(1e-5);
    expect(stats.evaluations).toBeLessThan(20500);
  });
  it('the explicit method needs hundreds of times the evaluations on a stiff decay', () => {
    const decay: OdeProblem = {
      rhs: (t, y, out) => {
        out[0] = -1e4 * (y[0]! - Math.cos(t));
      },
      y0: [0],
      from: 0,
      to: 1.5,
    };
    const explicit = solveOde(decay);
    const implicit = solveOde(decay, { method: 'rosenbrock' });
    expect(Math.abs(implicit.final.y[0]! - explicit.final.y[0]!)).toBeLessThan(1e-5);
    expect(implicit.stats.evaluations).toBeLessThan(1000);
    expect(explicit.stats.evaluations).toBeGreaterThan(20 * implicit.stats.evaluations);
  });
});
