import { momentsOf } from '../../../foundation/statistics/sample.ts';
import type { OneWay } from '../../../foundation/statistics/summary/anova-one-way.ts';
import { type Coverage, toleranceFactor } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { equalVarianceDiagnostic } from '../diagnostics/equal-variance.ts';
import { fitDiagnostic } from '../diagnostics/fit.ts';
import { outlierDiagnostic } from '../diagnostics/outliers.ts';

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

/** CMH-17: an ANOVA basis wants five batches. */
const BATCHES = 5;

/** What a heat-aware basis rests on: outliers and equal variance of the heats, normal scatter within, their number. */
export function anovaDiagnostics(groups: readonly (readonly number[])[]): readonly Diagnostic[] {
  const within = groups.flatMap((group) => {
    const { mean } = momentsOf(group);
    return group.map((value) => value - mean);
  });
  return [
    outlierDiagnostic(groups.filter((group) => group.length >= 3)),
    equalVarianceDiagnostic(groups),
    { ...fitDiagnostic(within, 'normal'), name: 'fit:normal within batches' },
    {
      name: 'number of batches',
      verdict: groups.length >= BATCHES ? 'PASS' : 'HOLD',
      reason: `${groups.length} batches: CMH-17 asks for ${BATCHES} or more`,
      statistic: groups.length,
      limit: BATCHES,
    },
  ];
}
