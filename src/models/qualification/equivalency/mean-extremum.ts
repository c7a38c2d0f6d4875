import { ConvergenceError } from '../../../foundation/errors.ts';
import {
  type ExtremeDeviation,
  extremeDeviation,
  extremeDeviationCdf,
} from '../../../foundation/numerics/extreme-deviation.ts';
import { integrate } from '../../../foundation/numerics/gauss-legendre.ts';
import { stirlingError } from '../../../foundation/numerics/noncentral-t.ts';
import {
  LN_SQRT_TWO_PI,
  normalDensity,
  normalUpper,
  normalUpperQuantile,
} from '../../../foundation/numerics/normal.ts';
import { findRootOutward } from '../../../foundation/numerics/roots.ts';
import { studentTUpper, studentTUpperQuantile } from '../../../foundation/numerics/student-t.ts';

/** Factors of the two limits: baseline mean - k1 s on the minimum, baseline mean - k2 s on the mean of a sample. */
export interface MeanExtremumFactors {
  readonly k1: number;
  readonly k2: number;
}

/** Candidates m, and the size of the baseline that mean and s come from; infinite when both are known. */
export interface Programme {
  readonly m: number;
  readonly baseline: number;
}

/** True state of the candidate population against the baseline, in baseline SD. */
export interface TrueState {
  /** Drop of the mean, positive downwards. Default 0. */
  readonly drop?: number;
}

/**
 * Probability of passing both limits. The mean and the deviations from it are independent, so with
 * D = mean - baseline mean ~ N(-drop, tau^2), tau^2 = 1/m + 1/baseline, H_m the extreme deviation and s the baseline's
 * SD in units of sigma: P = E_s int_{-k2 s} (1/tau) phi((d + drop)/tau) H_m(k1 s + d) dd.
 * Exact but for quadrature (1e-10). Pass k2 = Infinity for the minimum alone.
 */
export function passProbability(
  { k1, k2 }: MeanExtremumFactors,
  { m, baseline }: Programme,
  { drop = 0 }: TrueState = {},
): number {
  const deviation = extremeDeviation(m);
  const tau = Math.sqrt(1 / m + (Number.isFinite(baseline) ? 1 / baseline : 0));
  if (!Number.isFinite(baseline)) return passGiven(deviation, { k1, k2, s: 1, tau, drop });
  const nu = baseline - 1;
  const density = chiDensity(nu);
  const width = 1 / Math.sqrt(2 * nu);
  return integrate(
    (s) => density(s) * passGiven(deviation, { k1, k2, s, tau, drop }),
    [Math.max(1e-12, 1 - 9 * width), 1 + 12 * width],
    { panels: nu < 5 ? 8 : 3, order: 16 },
  );
}

interface Given extends MeanExtremumFactors {
  readonly s: number;
  readonly tau: number;
  readonly drop: number;
}

/** The inner integral over D; H_m is zero below d = -k1 s. */
function passGiven(deviation: ExtremeDeviation, { k1, k2, s, tau, drop }: Given): number {
  const from = Math.max(-k2 * s, -k1 * s, -drop - 9 * tau);
  const to = -drop + 9 * tau;
  if (from >= to) return 0;
  return integrate(
    (d) => (normalDensity((d + drop) / tau) / tau) * extremeDeviationCdf(deviation, k1 * s + d),
    [from, to],
    { panels: Math.ceil((to - from) / (3 * tau)), order: 12 },
  );
}

/** Density of s = chi_nu/sqrt(nu). */
function chiDensity(nu: number): (s: number) => number {
  const a = nu / 2;
  const logNorm = Math.LN2 + Math.log(a) / 2 - LN_SQRT_TWO_PI - stirlingError(a);
  return (s) => Math.exp(logNorm + nu * (Math.log(s) - (s * s - 1) / 2) - Math.log(s));
}

/** Probability that an unchanged material fails the minimum, and the mean, each alone. */
export function marginals(
  { k1, k2 }: MeanExtremumFactors,
  { m, baseline }: Programme,
): { minimum: number; mean: number } {
  if (!Number.isFinite(baseline)) {
    return { minimum: -Math.expm1(m * Math.log1p(-normalUpper(k1))), mean: normalUpper(Math.sqrt(m) * k2) };
  }
  const tau = Math.sqrt(1 / m + 1 / baseline);
  return {
    minimum: 1 - passProbability({ k1, k2: Number.POSITIVE_INFINITY }, { m, baseline }),
    mean: studentTUpper(k2 / tau, baseline - 1),
  };
}

/** k2 whose mean limit fails an unchanged material with the probability `marginal`. */
function meanFactor(marginal: number, { m, baseline }: Programme): number {
  if (!Number.isFinite(baseline)) return normalUpperQuantile(marginal) / Math.sqrt(m);
  return Math.sqrt(1 / m + 1 / baseline) * studentTUpperQuantile(marginal, baseline - 1);
}

/**
 * Exact factors: equal marginals and probability alpha that an unchanged material fails either limit.
 * Known baseline: `baseline: Infinity` (Vangel 2002); estimated baseline: Kloppenborg (2023). One root in k1: it
 * gives the marginal of the minimum, this gives k2, both give the union.
 * Throws ConvergenceError when no factors exist.
 */
export function exactFactors(programme: Programme, alpha: number): MeanExtremumFactors {
  if (programme.m === 1) {
    const k = meanFactor(alpha, programme);
    return { k1: k, k2: k };
  }
  const factorsAt = (k1: number): MeanExtremumFactors => ({
    k1,
    k2: meanFactor(marginals({ k1, k2: 0 }, programme).minimum, programme),
  });
  const excess = (k1: number): number => 1 - passProbability(factorsAt(k1), programme) - alpha;
  // The known-baseline factor at a marginal of 0.6 alpha lies near the root and below it for small baselines.
  const start = normalUpperQuantile(-Math.expm1(Math.log1p(-0.6 * alpha) / programme.m));
  const width = excess(start) > 0 ? 0.2 : -0.2;
  const root = findRootOutward(excess, { start, width }, { tolerance: 1e-10 });
  if (root.status !== 'converged') {
    throw new ConvergenceError(`no acceptance factors for m = ${programme.m} at alpha ${alpha}`, {
      value: alpha,
    });
  }
  return factorsAt(root.x);
}
