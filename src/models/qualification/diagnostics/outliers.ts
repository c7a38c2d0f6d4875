import {
  ALPHA,
  maximumNormedResidualOf,
  type NormedResidual,
} from '../../../foundation/statistics/hypothesis/maximum-normed-residual.ts';
import { type Diagnostic, notComputable } from '../diagnostic.ts';

/** Diagnostic `outliers` of a sample, or of each group of it. */
export function outlierDiagnostic(groups: readonly (readonly number[])[], alpha = ALPHA): Diagnostic {
  const name = 'outliers';
  const results = groups.map((group) => maximumNormedResidualOf(group, alpha));
  const count = results.reduce((sum, { outliers }) => sum + outliers.length, 0);
  const worst = results.reduce<NormedResidual | undefined>((best, result) => {
    if (result.statistic === null || result.critical === null) return best;
    const excess = result.statistic - result.critical;
    return best && best.statistic! - best.critical! >= excess ? best : result;
  }, undefined);
  if (!worst) {
    return notComputable(
      name,
      'maximum normed residual not computable: no spread or fewer than three values',
    );
  }
  return {
    name,
    verdict: count === 0 ? 'PASS' : 'FAIL',
    reason: `maximum normed residual at ${alpha}: ${count} outlier${count === 1 ? '' : 's'}${groups.length > 1 ? ` within ${groups.length} groups` : ''}`,
    statistic: worst.statistic!,
    limit: worst.critical!,
  };
}
