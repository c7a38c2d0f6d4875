import {
  ALPHA,
  kSampleCritical,
  kSampleOf,
} from '../../../foundation/statistics/hypothesis/anderson-darling-k-sample.ts';
import { type Diagnostic, notComputable } from '../diagnostic.ts';

/** Diagnostic `groups alike`: batches or heats may be pooled. A pass from few groups is weak evidence, said in its reason. */
export function groupsAlikeDiagnostic(groups: readonly (readonly number[])[], alpha = ALPHA): Diagnostic {
  const name = 'groups alike';
  const pooled = groups.flat();
  if (groups.length < 2 || pooled.length < 4 || pooled.every((value) => value === pooled[0])) {
    return notComputable(name, 'fewer than two groups, fewer than four values, or zero variance');
  }
  const test = kSampleOf(groups);
  const critical = kSampleCritical(test, alpha);
  const weak =
    groups.length < 5 ? '; weak evidence from fewer than five groups: compute the ANOVA basis too' : '';
  return {
    name,
    verdict: test.adk < critical ? 'PASS' : 'FAIL',
    reason: `k-sample Anderson-Darling (CMH-17 scale) at ${alpha}${weak}`,
    statistic: test.adk,
    limit: critical,
  };
}
