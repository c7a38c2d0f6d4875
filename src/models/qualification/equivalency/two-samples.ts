import { ValidityError } from '../../../foundation/errors.ts';
import { AT_LEAST_TWO, requireArguments } from '../../../foundation/statistics/arguments.ts';
import type { Moments } from '../../../foundation/statistics/sample.ts';
import { type Diagnostic, unchecked } from '../diagnostic.ts';
import { equalVarianceDiagnostic } from '../diagnostics/equal-variance.ts';
import { fitDiagnostic } from '../diagnostics/fit.ts';
import { outlierDiagnostic } from '../diagnostics/outliers.ts';

/** Reference (qualified) and candidate, as moments in one unit. */
export interface TwoSamples {
  readonly reference: Moments;
  readonly candidate: Moments;
}

/** What a comparison of two samples rests on; without values nothing can be examined. */
export function twoSampleDiagnostics(
  values: readonly [reference: readonly number[], candidate: readonly number[]] | undefined,
): readonly Diagnostic[] {
  return values
    ? [
        outlierDiagnostic(values.filter((sample) => sample.length >= 3)),
        { ...fitDiagnostic(values[0], 'normal'), name: 'fit:normal reference' },
        { ...fitDiagnostic(values[1], 'normal'), name: 'fit:normal candidate' },
        equalVarianceDiagnostic(values),
      ]
    : [
        unchecked('fit:normal', 'only summaries were given'),
        unchecked('outliers', 'only summaries were given'),
      ];
}

/** Throws InputError for fewer than two values or a negative sd, ValidityError when neither sample has a spread. */
export function requireTwoSamples(method: string, { reference, candidate }: TwoSamples): void {
  requireArguments(method, {
    nReference: [reference.n, AT_LEAST_TWO],
    nCandidate: [candidate.n, AT_LEAST_TWO],
    sdReference: [reference.sd, { min: 0 }],
    sdCandidate: [candidate.sd, { min: 0 }],
  });
  if (reference.sd === 0 && candidate.sd === 0)
    throw new ValidityError(`${method}: no test is possible, because all values of each sample are equal`, {
      path: 'sd',
    });
}

/** Standard error of the difference of means and its degrees of freedom. */
export interface DifferenceError {
  readonly se: number;
  readonly df: number;
}

/** Pooled: s_p sqrt(1/m + 1/n) with m + n - 2; Welch: sqrt(s1^2/n1 + s2^2/n2) with Satterthwaite's degrees. */
export function differenceError(
  { reference: a, candidate: b }: TwoSamples,
  equalVariance: boolean,
): DifferenceError {
  if (equalVariance) {
    const df = a.n + b.n - 2;
    const pooled = ((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / df;
    return { se: Math.sqrt(pooled * (1 / a.n + 1 / b.n)), df };
  }
  const va = a.sd ** 2 / a.n;
  const vb = b.sd ** 2 / b.n;
  return {
    se: Math.sqrt(va + vb),
    df: (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1)),
  };
}
