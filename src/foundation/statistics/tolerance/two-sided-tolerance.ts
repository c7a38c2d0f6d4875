import { chiSquaredQuantile, chiSquaredUpper } from '../../numerics/chi-squared.ts';
import { integrate } from '../../numerics/gauss-legendre.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../numerics/normal.ts';
import { findRoot, findRootOutward } from '../../numerics/roots.ts';
import type { Coverage } from './normal-tolerance.ts';

/** Howe's two-sided factor: k = z_{(1+p)/2} sqrt(nu (1 + 1/n)/chi2_{1-C}(nu)), nu = n - 1. */
export function howeFactor(n: number, { content, confidence }: Coverage): number {
  const nu = n - 1;
  return (
    normalQuantile((1 + content) / 2) * Math.sqrt((nu * (1 + 1 / n)) / chiSquaredQuantile(1 - confidence, nu))
  );
}

/**
 * Exact two-sided factor k of mean +- k sd: the root of
 *   int phi(x) P[chi2_nu > nu r(x)^2/k^2] dx = C with Phi(x/sqrt(n) + r) - Phi(x/sqrt(n) - r) = p.
 */
export function twoSidedFactor(n: number, coverage: Coverage): number {
  const { content, confidence } = coverage;
  const nu = n - 1;
  const radius = (offset: number): number =>
    findRootOutward((r) => normalCdf(offset + r) - normalCdf(offset - r) - content, {
      start: 0,
      width: 1,
    }).x;
  const nodes = new Map<number, number>();
  const covered = (k: number): number =>
    2 *
    integrate(
      (x) => {
        const r = nodes.get(x) ?? radius(x / Math.sqrt(n));
        nodes.set(x, r);
        return normalDensity(x) * chiSquaredUpper((nu * r * r) / (k * k), nu);
      },
      [0, 8.5],
      { panels: 4, order: 16 },
    );
  const guess = howeFactor(n, coverage);
  return findRoot((k) => covered(k) - confidence, [guess * 0.5, guess * 2], { tolerance: 1e-13 }).x;
}
