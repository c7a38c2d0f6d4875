import { chiSquaredUpper } from '../../../foundation/numerics/chi-squared.ts';
import { normalUpperQuantile } from '../../../foundation/numerics/normal.ts';
import type { LifeFamily } from '../../../foundation/statistics/life/censored-fit.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** Likelihood-ratio test of stress-dependent scatter: FAIL when constant scatter is contradicted at 5 %. */
export function scatterDiagnostic(family: LifeFamily, logLik: Readonly<Record<string, number>>): Diagnostic {
  const statistic = 2 * (logLik[`${family}VarSigma`]! - logLik[`${family}Const`]!);
  return {
    name: `constant scatter:${family}`,
    verdict: chiSquaredUpper(statistic, 1) > 0.05 ? 'PASS' : 'FAIL',
    reason: 'likelihood ratio of stress-dependent against constant scatter; if it fails use the varying form',
    statistic,
    limit: normalUpperQuantile(0.025) ** 2,
  };
}
