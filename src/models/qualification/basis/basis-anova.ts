import type { OneWay } from '../../../foundation/statistics/summary/anova-one-way.ts';
import { type Coverage, toleranceFactor } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';

/**
 * Tolerance factor T [1] with heats as batches:
 *   W = sqrt(MSB/(MSB + (n'-1) MSE)), k0 = k(n), k1 = k(number of batches),
 *   T = (k0 - k1/sqrt(n') + (k1 - k0) W)/(1 - 1/sqrt(n')); k0 when MSB <= MSE.
 */
export function anovaFactor({ n, groups, nPrime, msBetween, msWithin }: OneWay, coverage: Coverage): number {
  const k0 = toleranceFactor(n, coverage);
  if (msBetween <= msWithin || nPrime <= 1) return k0;
  const k1 = toleranceFactor(groups, coverage);
  const w = Math.sqrt(msBetween / (msBetween + (nPrime - 1) * msWithin));
  return (k0 - k1 / Math.sqrt(nPrime) + (k1 - k0) * w) / (1 - 1 / Math.sqrt(nPrime));
}

/** Estimated SD of one value of a new heat: S^2 = MSB/n' + (n'-1)/n' MSE. */
export const anovaSd = ({ nPrime, msBetween, msWithin }: OneWay): number =>
  Math.sqrt(msBetween / nPrime + ((nPrime - 1) / nPrime) * msWithin);

/** Basis value that keeps its confidence when heats differ: mean - T S. */
export const anovaBasis = (anova: OneWay, coverage: Coverage): number =>
  anova.mean - anovaFactor(anova, coverage) * anovaSd(anova);
