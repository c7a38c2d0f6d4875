import { chiSquaredUpper } from '../../../foundation/numerics/chi-squared.ts';
import { normalUpperQuantile } from '../../../foundation/numerics/normal.ts';
import type { LifeFamily } from '../../../foundation/statistics/life/censored-fit.ts';
import type { FatigueFits } from '../../../foundation/statistics/regression/fatigue-regression-censored.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** Likelihood-ratio test of stress-dependent scatter: FAIL when constant scatter is contradicted at 5 %. */
export function scatterDiagnostic(family: LifeFamily, fits: FatigueFits['fits']): Diagnostic {
  const statistic = 2 * (fits[`${family}VarSigma`].logLikelihood - fits[`${family}Const`].logLikelihood);
  return {
    name: `constant scatter:${family}`,
    verdict: chiSquaredUpper(statistic, 1) > 0.05 ? 'PASS' : 'FAIL',
    reason: 'likelihood ratio of stress-dependent against constant scatter; if it fails use the varying form',
    statistic,
    limit: normalUpperQuantile(0.025) ** 2,
  };
}
