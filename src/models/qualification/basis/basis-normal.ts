import { type Moments, momentsOf } from '../../../foundation/statistics/sample.ts';
import { type Coverage, toleranceFactor } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fitDiagnostic } from '../diagnostics/fit.ts';
import { outlierDiagnostic } from '../diagnostics/outliers.ts';

/** Lower basis value [unit of the data]: mean - k sd. A sample without spread is its own basis. */
export function normalBasis({ n, mean, sd }: Moments, coverage: Coverage): number {
  return sd === 0 ? mean : mean - toleranceFactor(n, coverage) * sd;
}

/** Lower basis value of a lognormal population: the normal one on logarithms. */
export const lognormalBasis = (x: readonly number[], coverage: Coverage): number =>
  Math.exp(normalBasis(momentsOf(x.map(Math.log)), coverage));

/** What a basis of one sample rests on: outliers and the fit of its distribution. */
export const singleSampleDiagnostics = (
  x: readonly number[],
  family: 'normal' | 'lognormal' | 'weibull',
): readonly Diagnostic[] => [
  outlierDiagnostic([family === 'normal' ? x : x.map(Math.log)]),
  fitDiagnostic(x, family),
];
