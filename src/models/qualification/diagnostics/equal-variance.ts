import { ALPHA, leveneCritical, leveneOf } from '../../../foundation/statistics/hypothesis/levene-median.ts';
import { type Diagnostic, notComputable } from '../diagnostic.ts';

/** Diagnostic `equal variance` of groups; HOLD when not computable. */
export function equalVarianceDiagnostic(groups: readonly (readonly number[])[], alpha = ALPHA): Diagnostic {
  const name = 'equal variance';
  if (groups.length < 2 || groups.every((group) => group.length < 2)) {
    return notComputable(name, 'fewer than two groups with scatter');
  }
  const test = leveneOf(groups);
  if (!(test.ssWithin > 0)) return notComputable(name, 'zero scatter of the deviations within the groups');
  return {
    name,
    verdict: test.p > alpha ? 'PASS' : 'FAIL',
    reason: `Levene's test on medians at ${alpha}, p = ${test.p.toPrecision(3)}`,
    statistic: test.f,
    limit: leveneCritical(test, alpha),
  };
}
