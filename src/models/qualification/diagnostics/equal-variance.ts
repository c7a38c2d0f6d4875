import { fisherFUpperQuantile } from '../../../foundation/numerics/fisher-f.ts';
import { ALPHA, leveneOf } from '../../../foundation/statistics/hypothesis/levene-median.ts';
import { type Diagnostic, notComputable } from '../diagnostic.ts';

/** Diagnostic `equal variance` of groups; HOLD when not computable. */
export function equalVarianceDiagnostic(groups: readonly (readonly number[])[], alpha = ALPHA): Diagnostic {
  const name = 'equal variance';
  if (groups.length < 2 || groups.every((group) => group.length < 2)) {
    return notComputable(name, 'fewer than two groups with scatter');
  }
  const { f, p, groups: k, n, ssWithin } = leveneOf(groups);
  if (!(ssWithin > 0)) return notComputable(name, 'zero scatter of the deviations within the groups');
  return {
    name,
    verdict: p > alpha ? 'PASS' : 'FAIL',
    reason: `Levene's test on medians at ${alpha}, p = ${p.toPrecision(3)}`,
    statistic: f,
    limit: fisherFUpperQuantile(alpha, [k - 1, n - k]),
  };
}
