import { exactFactors, type MeanExtremumFactors } from './mean-extremum.ts';
import { publishedFactors } from './vangel-table.ts';

const KNOWN = Number.POSITIVE_INFINITY;

/** Factors for a baseline taken as known: the published entry where there is one, else exact. `exact` skips the table. */
export function knownBaselineFactors(n: number, alpha: number, exact = false): MeanExtremumFactors {
  return (exact ? undefined : publishedFactors(n, alpha)) ?? exactFactors({ m: n, baseline: KNOWN }, alpha);
}
