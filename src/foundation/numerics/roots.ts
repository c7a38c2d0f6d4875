/** How a search for a root ended. Only `converged` carries a root. */
export interface RootResult {
  readonly status: 'converged' | 'no-bracket' | 'iteration-limit';
  readonly x: number;
  readonly f: number;
  readonly evaluations: number;
}

export interface RootOptions {
  /** Absolute width of the final bracket, in the unit of x, beyond 2 eps |x|. Default 0: to the last bits. */
  readonly tolerance?: number;
  readonly maxEvaluations?: number;
}

/**
 * Root of f in [from, to]; f(from) and f(to) must differ in sign, else `no-bracket`. Brent's method: inverse quadratic
 * interpolation and secant inside a bisection that never loses the bracket.
 * Brent, "Algorithms for minimization without derivatives" (1973), chapter 4 (written from the description).
 * Never throws for its own sake; what f throws passes through. A NaN of f reads as no bracket.
 */
export function findRoot(
  f: (x: number) => number,
  [from, to]: readonly [number, number],
  { tolerance = 0, maxEvaluations = 200 }: RootOptions = {},
): RootResult {
  let a = from;
  let b = to;
  let fa = f(a);
  let fb = f(b);
  let evaluations = 2;
  const result = (status: RootResult['status'], x: number, value: number): RootResult => ({
    status,
    x,
    f: value,
    evaluations,
  });
  if (fa === 0) return result('converged', a, fa);
  if (fb === 0) return result('converged', b, fb);
  if (!(fa * fb < 0)) return result('no-bracket', Math.abs(fa) < Math.abs(fb) ? a : b, Math.min(fa, fb));
  let c = a;
  let fc = fa;
  let step = b - a;
  let previous = step;
  while (evaluations < maxEvaluations) {
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const limit = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= limit || fb === 0) return result('converged', b, fb);
    const trial =
      Math.abs(previous) >= limit && Math.abs(fa) > Math.abs(fb)
        ? interpolate([a, fa], [b, fb], [c, fc])
        : Number.NaN;
    if (
      trial * Math.sign(half) > 0 &&
      Math.abs(trial) < Math.min(1.5 * Math.abs(half), Math.abs(previous) / 2)
    ) {
      previous = step;
      step = trial;
    } else {
      step = half;
      previous = half;
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > limit ? step : Math.sign(half) * limit;
    fb = f(b);
    evaluations++;
    if (Number.isNaN(fb)) return result('no-bracket', b, fb);
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      previous = step;
    }
  }
  return result('iteration-limit', b, fb);
}

/**
 * Root of f above or below a start: the bracket [start, start + width] doubles away from the start until f changes
 * sign, then Brent. `width` may be negative.
 */
export function findRootOutward(
  f: (x: number) => number,
  { start, width }: { readonly start: number; readonly width: number },
  options: RootOptions = {},
): RootResult {
  let from = start;
  let reach = width;
  const first = f(start);
  if (first === 0) return { status: 'converged', x: start, f: 0, evaluations: 1 };
  for (let evaluations = 2; evaluations < 80; evaluations++) {
    const to = start + reach;
    const value = f(to);
    if (first * value <= 0) {
      const found = findRoot(f, [from, to], options);
      return { ...found, evaluations: found.evaluations + evaluations };
    }
    if (Number.isNaN(value)) break;
    from = to;
    reach *= 2;
  }
  return { status: 'no-bracket', x: from, f: f(from), evaluations: 80 };
}

type Point = readonly [x: number, f: number];

/** Step from b to the zero of the secant through two points, or of the inverse parabola through three. */
function interpolate([a, fa]: Point, [b, fb]: Point, [c, fc]: Point): number {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1) || Number.NaN;
  const q = fa / fc;
  const r = fb / fc;
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}
