import { ConvergenceError } from '../../../foundation/errors.ts';
import { gaussLegendre } from '../../../foundation/numerics/gauss-legendre.ts';
import { findRootOutward } from '../../../foundation/numerics/roots.ts';
import { gammaRegularized } from '../../../foundation/numerics/special.ts';
import {
  fitWeibull,
  type WeibullFit,
  weibullQuantile,
} from '../../../foundation/statistics/life/weibull-fit.ts';
import type { Coverage } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { A_CONTENT, B_CONTENT } from './content.ts';

/**
 * Handbook basis: q_p exp(-V/(shape sqrt(n))), q_p the fitted quantile at 1 - content, with
 * V_B = 3.803 + exp(1.79 - 0.516 ln n + 5.1/(n-1)), V_A = 6.649 + exp(2.55 - 0.526 ln n + 4.76/n) at 95 % confidence.
 */
export function handbookBound(fit: Pick<WeibullFit, 'shape' | 'scale'>, n: number, basis: 'A' | 'B'): number {
  const v =
    basis === 'B'
      ? 3.803 + Math.exp(1.79 - 0.516 * Math.log(n) + 5.1 / (n - 1))
      : 6.649 + Math.exp(2.55 - 0.526 * Math.log(n) + 4.76 / n);
  const quantile = weibullQuantile(fit, 1 - (basis === 'B' ? B_CONTENT : A_CONTENT));
  return quantile * Math.exp(-v / (fit.shape * Math.sqrt(n)));
}

/** Handbook basis of a sample. */
export const weibullBasisHandbook = (x: readonly number[], basis: 'A' | 'B'): number =>
  handbookBound(fitWeibull({ time: x }), x.length, basis);

/**
 * Exact basis, conditional on the ancillaries a_i = (ln x_i - u)/beta of the fit (Lawless 1982, 4.1.2): with
 * density of z proportional to z^(n-2) exp(z sum a)/(sum exp(a z))^n,
 * C = E_z GammaCDF_n( exp(w_p + t z) sum exp(a z) ), w_p = ln(-ln p); the bound is exp(u - t beta).
 */
export const weibullBasisConditional = (x: readonly number[], coverage: Coverage): number =>
  conditionalBound(conditionalModel(x), coverage);

/**
 * Confidence with which `bound` lies below the quantile the content exceeds: `weibullBasisConditional` is the bound
 * at which it equals the one asked for.
 */
export function weibullBoundConfidence(x: readonly number[], bound: number, content: number): number {
  const { fit, covered } = conditionalModel(x);
  return covered((fit.mu - Math.log(bound)) / fit.sigma, content);
}

/** The fit of a sample and the confidence of exp(u - t beta) for any t and content. */
export interface ConditionalModel {
  readonly fit: WeibullFit;
  readonly covered: (t: number, content: number) => number;
}

/** Made once per sample; every content and confidence can be asked of it. */
export function conditionalModel(x: readonly number[]): ConditionalModel {
  const n = x.length;
  const fit = fitWeibull({ time: x });
  const { nodes, masses, sums } = conditionalDensity(
    x.map((value) => (Math.log(value) - fit.mu) / fit.sigma),
  );
  const covered = (t: number, content: number): number => {
    const w = Math.log(-Math.log(content));
    let total = 0;
    for (let k = 0; k < nodes.length; k++) {
      const x = Math.exp(w + t * nodes[k]!) * sums[k]!;
      // Far above n the distribution function of a gamma of shape n is one.
      total += masses[k]! * (x > 10 * n + 700 ? 1 : gammaRegularized(x, n, 'lower'));
    }
    return total;
  };
  return { fit, covered };
}

/** Bound of a model; throws ConvergenceError when there is none. */
export function conditionalBound(
  { fit, covered }: ConditionalModel,
  { content, confidence }: Coverage,
): number {
  const excess = (t: number): number => covered(t, content) - confidence;
  // covered grows with t; t = -w is the fitted quantile itself, so most bounds lie just above it.
  const start = -Math.log(-Math.log(content));
  const width = excess(start) < 0 ? 0.5 : -0.5;
  const root = findRootOutward(excess, { start, width }, { tolerance: 1e-12 });
  if (root.status !== 'converged') {
    throw new ConvergenceError('conditional Weibull basis: no bound found', { path: 'x' });
  }
  return Math.exp(fit.mu - root.x * fit.sigma);
}

/** The density is cut where it is below e^-50 of its value at z = 1. */
const CUT = 50;

/** Panels of 12 points over the density: the gamma function in `covered` turns over in a small part of its width. */
const PANELS = 32;

/** For fewer than ten values the density is wide and needs more. */
const PANELS_FEW = 120;

const ORDER = 12;

/** Nodes in z = beta_hat/beta, their normalised masses, and sum exp(a z) at each. */
function conditionalDensity(a: readonly number[]) {
  const n = a.length;
  const total = a.reduce((sum, value) => sum + value, 0);
  const sumAt = (z: number): number => a.reduce((sum, value) => sum + Math.exp(value * z), 0);
  const logDensity = (z: number): number => (n - 2) * Math.log(z) + z * total - n * Math.log(sumAt(z));
  const spread = 0.8 / Math.sqrt(n);
  const floor = logDensity(1) - CUT;
  let to = 1 + spread;
  while (logDensity(to) > floor && to < 200) to += spread;
  let from = 1 - spread;
  while (from > 0 && logDensity(from) > floor) from -= spread;
  from = Math.max(0, from);
  const panels = n < 10 ? PANELS_FEW : PANELS;
  const rule = gaussLegendre(ORDER);
  const half = (to - from) / panels / 2;
  const nodes: number[] = [];
  const logs: number[] = [];
  for (let panel = 0; panel < panels; panel++)
    for (let i = 0; i < ORDER; i++) {
      const z = from + (2 * panel + 1 + rule.nodes[i]!) * half;
      nodes.push(z);
      logs.push(logDensity(z) + Math.log(rule.weights[i]!));
    }
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const norm = weights.reduce((sum, value) => sum + value, 0);
  return { nodes, masses: weights.map((value) => value / norm), sums: nodes.map(sumAt) };
}
