import { ConvergenceError, InputError } from '../errors.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { LN_SQRT_TWO_PI, normalCdf, normalQuantile, normalUpper } from './normal.ts';
import { logGamma } from './special.ts';
import { studentTQuantile } from './student-t.ts';

/**
 * Noncentral t: T = (Z + delta)/W, Z standard normal, W = chi_nu/sqrt(nu) independent, nu >= 1.
 *   P(T <= t) = int_0^inf Phi(t w - delta) f(w) dw,
 *   f(w) = c exp(nu (ln w - (w^2 - 1)/2) - ln w), c = 2 (nu/2)^(nu/2) e^(-nu/2)/Gamma(nu/2).
 * ln c goes through Stirling's error so that nothing cancels; the integral is a fixed-order composite Gauss-Legendre
 * rule split where Phi turns over and where f is narrow, so results are the same to the bit on every run.
 *
 * Compared with 40-digit quadrature (mpmath): tolerance factors n = 2..2000, content 0.5 to 0.999, relative error
 * <= 1e-12. Leaves out nu < 1 and probabilities below 1e-15, where the absolute error of the sum is all there is.
 */
export interface NoncentralT {
  /** Degrees of freedom nu, >= 1. */
  readonly df: number;
  /** Noncentrality delta. */
  readonly noncentrality: number;
}

/** Points per panel; a panel is at most 4 standard deviations of its narrowest feature wide. */
const ORDER = 16;
const PANEL = 4;
/** Phi(+-8.6) differs from 0 or 1 by less than 1e-17. */
const TURN = 8.6;
/** f is cut where it is below e^-46 of its maximum. */
const CUT = 46;
/** Relative size of the Newton step after which the next would be below the rounding of the sum. */
const LAST_STEP = 1e-9;

/** P(T > t), absolute error about 1e-15. */
export const noncentralTUpper = (t: number, distribution: NoncentralT): number =>
  sweep(t, distribution, 'upper').probability;

/**
 * t with P(T <= t) = p. Newton steps on the normal score of the probability, kept inside a bracket.
 * Throws InputError for p outside (0, 1), ConvergenceError when 100 steps do not settle.
 */
export function noncentralTQuantile(p: number, distribution: NoncentralT): number {
  if (!(p > 0 && p < 1)) {
    throw new InputError(`probability ${p} is outside (0, 1)`, { path: 'p', value: String(p) });
  }
  const tail = p > 0.5 ? 'upper' : 'lower';
  const aim = tail === 'upper' ? 1 - p : p;
  return solve(startingPoint(p, distribution), { aim, rising: tail === 'lower' }, (t) => {
    const { probability, density } = sweep(t, distribution, tail);
    return [probability, tail === 'upper' ? -density : density];
  });
}

/**
 * delta with P(T <= t | nu, delta) = p: the exact confidence bound of a standardised effect, such as the bound on
 * a capability index or on the normal score of a specification limit. Falls with p. Throws as `noncentralTQuantile`.
 */
export function noncentralTNoncentrality(t: number, df: number, p: number): number {
  if (!(p > 0 && p < 1)) {
    throw new InputError(`probability ${p} is outside (0, 1)`, { path: 'p', value: String(p) });
  }
  const tail = p > 0.5 ? 'upper' : 'lower';
  const aim = tail === 'upper' ? 1 - p : p;
  const start = t - normalQuantile(p) * Math.sqrt(1 + (t * t) / (2 * df));
  return solve(start, { aim, rising: tail === 'upper' }, (delta) => {
    const { probability, slopeInDelta } = sweep(t, { df, noncentrality: delta }, tail);
    return [probability, tail === 'upper' ? -slopeInDelta : slopeInDelta];
  });
}

interface Sweep {
  /** Probability in the tail asked for. */
  readonly probability: number;
  /** Density of T at t. */
  readonly density: number;
  /** d P(T <= t)/d delta. */
  readonly slopeInDelta: number;
}

/**
 * One pass over the nodes. Long because the three sums share the evaluation of f, which costs most.
 * Edges holds the panel borders in w: the support of f, and Phi's turn (delta +- TURN)/t inside it.
 */
function sweep(t: number, { df, noncentrality: delta }: NoncentralT, tail: 'lower' | 'upper'): Sweep {
  if (!(df >= 1)) {
    throw new InputError(`degrees of freedom ${df} are below 1`, { path: 'df', value: String(df) });
  }
  const { nodes, weights } = gaussLegendre(ORDER);
  const logScale = logNorm(df);
  const edges = panelEdges(t, df, delta);
  let probability = 0;
  let density = 0;
  let slope = 0;
  for (let panel = 1; panel < edges.length; panel++) {
    const half = (edges[panel]! - edges[panel - 1]!) / 2;
    const middle = edges[panel - 1]! + half;
    for (let i = 0; i < ORDER; i++) {
      const w = middle + half * nodes[i]!;
      // ln w - (w^2 - 1)/2 written on e = w - 1 loses nothing near the maximum.
      const e = w - 1;
      const logF = logScale + df * (Math.log1p(e) - e - (e * e) / 2) - Math.log(w);
      const mass = half * weights[i]! * Math.exp(logF);
      const z = t * w - delta;
      if (z > TURN) {
        if (tail === 'lower') probability += mass;
        continue;
      }
      if (z < -TURN) {
        if (tail === 'upper') probability += mass;
        continue;
      }
      probability += mass * (tail === 'lower' ? normalCdf(z) : normalUpper(z));
      const kernel = mass * Math.exp((-z * z) / 2 - LN_SQRT_TWO_PI);
      density += kernel * w;
      slope -= kernel;
    }
  }
  return { probability, density, slopeInDelta: slope };
}

/** ln c: ln 2 + ln(a)/2 - ln sqrt(2 pi) - s(a), a = nu/2, s the error of Stirling's formula. */
function logNorm(df: number): number {
  const a = df / 2;
  return Math.LN2 + Math.log(a) / 2 - LN_SQRT_TWO_PI - stirlingError(a);
}

/** s(a) = ln Gamma(a) - (a - 1/2) ln a + a - ln sqrt(2 pi); the asymptotic series from a = 10 (error < 1e-17). */
export function stirlingError(a: number): number {
  if (a < 10) return logGamma(a) - (a - 0.5) * Math.log(a) + a - LN_SQRT_TWO_PI;
  const s = 1 / (a * a);
  return (
    (1 / 12 -
      s *
        (1 / 360 -
          s *
            (1 / 1260 -
              s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156 - s * (3617 / 122400)))))))) /
    a
  );
}

function panelEdges(t: number, df: number, delta: number): number[] {
  // nu (ln(1+x) - x - x^2/2) <= -nu x^2/2 above the mode and <= -nu x^2 below it.
  const low = Math.max(0, 1 - Math.sqrt(CUT / df) - 1 / df);
  const high = 1 + Math.sqrt((2 * CUT) / df);
  const width = PANEL / Math.sqrt(2 * df);
  const edges = [low];
  const turn = Math.abs(t) * (high - low) > 1e-12 ? [(delta - TURN) / t, (delta + TURN) / t] : [];
  turn.sort((a, b) => a - b);
  const from = Math.min(Math.max(turn[0] ?? low, low), high);
  const to = Math.min(Math.max(turn[1] ?? high, low), high);
  addPanels(edges, from, width);
  addPanels(edges, to, t === 0 ? width : Math.min(width, PANEL / Math.abs(t)));
  addPanels(edges, high, width);
  // For a df that is not whole f behaves like w^(nu-1) at zero: panels shrinking by 8 keep the rule exact there.
  if (low === 0 && !Number.isInteger(df))
    for (let grade = 8; grade > 0; grade--) edges.push(width / 8 ** grade);
  return edges.sort((a, b) => a - b);
}

function addPanels(edges: number[], to: number, width: number): void {
  const from = edges[edges.length - 1]!;
  if (!(to > from)) return;
  const count = Math.ceil((to - from) / width);
  for (let i = 1; i < count; i++) edges.push(from + ((to - from) * i) / count);
  edges.push(to);
}

/** First guess of the quantile: Johnson and Welch (1940), bent towards the central t where its root fails. */
function startingPoint(p: number, { df, noncentrality }: NoncentralT): number {
  const z = normalQuantile(p);
  const bend = 1 - (z * z) / (2 * df);
  if (df > 4 && bend > 0.2) {
    return (noncentrality + z * Math.sqrt(1 + (noncentrality * noncentrality - z * z) / (2 * df))) / bend;
  }
  const t = studentTQuantile(p, df);
  return t + noncentrality * Math.max(1, Math.abs(t) / 2);
}

/**
 * Root of probability(x) = aim for a monotone probability. Newton on the normal score, which is close to a straight
 * line; steps are limited to a factor of four in |x| + 1 and to the bracket seen so far. A step of 1e-9 is the last:
 * the next one would be its square.
 */
function solve(
  start: number,
  { aim, rising }: { readonly aim: number; readonly rising: boolean },
  probe: (x: number) => readonly [probability: number, slope: number],
): number {
  const score = normalQuantile(aim);
  let x = Number.isFinite(start) ? start : 0;
  let below = Number.NEGATIVE_INFINITY;
  let above = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 100; step++) {
    const [probability, slope] = probe(x);
    if (probability === aim) return x;
    const up = probability < aim === rising;
    if (up) below = x;
    else above = x;
    const reach = 3 * (Math.abs(x) + 1);
    let move = up ? reach : -reach;
    if (probability > 1e-290 && probability < 1 && slope !== 0) {
      const z = normalQuantile(probability);
      const newton = ((score - z) * Math.exp((-z * z) / 2 - LN_SQRT_TWO_PI)) / slope;
      if (Math.abs(newton) <= LAST_STEP * Math.abs(x)) return x + newton;
      move = Math.max(-reach, Math.min(reach, newton));
    }
    const next = x + move;
    x = next > below && next < above ? next : (below + above) / 2;
    if (x === below || x === above) return x;
  }
  throw new ConvergenceError(`noncentral t: no convergence in 100 steps at probability ${aim}`, {
    value: x,
    allowed: 'probabilities from 1e-12 to 1 - 1e-12',
  });
}
