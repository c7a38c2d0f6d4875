import { type Diagnostic, unchecked } from '../diagnostic.ts';
import { fitDiagnostic } from '../diagnostics/anderson-darling.ts';
import { equalVarianceDiagnostic } from '../diagnostics/levene-median.ts';
import { outlierDiagnostic } from '../diagnostics/maximum-normed-residual.ts';
import type { Reader } from '../reader.ts';
import { type Moments, momentsOf } from '../sample.ts';

/** Reference (qualified) and candidate, as moments. */
export interface TwoSamples {
  readonly reference: Moments;
  readonly candidate: Moments;
  readonly diagnostics: readonly Diagnostic[];
}

const REFERENCE = ['reference', 'qualification', 'dataQualification', 'x'] as const;
const CANDIDATE = ['candidate', 'sample', 'dataSample', 'y'] as const;

/** Two samples from values, or from n, mean and sd of each (nQualification, meanSample ...). */
export function readTwoSamples(reader: Reader): TwoSamples {
  const reference = sideOf(reader, REFERENCE, ['Qualification', 'Reference', '1', 'X']);
  const candidate = sideOf(reader, CANDIDATE, ['Sample', 'Candidate', '2', 'Y']);
  if (reference.moments.sd === 0 && candidate.moments.sd === 0) {
    reader.refuse(reference.name, 'and the other sample have zero variance: no test is possible');
  }
  const both = reference.values && candidate.values ? [reference.values, candidate.values] : undefined;
  return {
    reference: reference.moments,
    candidate: candidate.moments,
    diagnostics: both
      ? [
          outlierDiagnostic(both.filter((values) => values.length >= 3)),
          { ...fitDiagnostic(both[0]!, 'normal'), name: 'fit:normal reference' },
          { ...fitDiagnostic(both[1]!, 'normal'), name: 'fit:normal candidate' },
          equalVarianceDiagnostic(both),
        ]
      : [
          unchecked('fit:normal', 'only summaries were given'),
          unchecked('outliers', 'only summaries were given'),
        ],
  };
}

function sideOf(
  reader: Reader,
  names: readonly string[],
  suffixes: readonly string[],
): { name: string; values?: number[]; moments: Moments } {
  const name = names.find((candidate) => reader.has(candidate));
  if (name) {
    const values = reader.numbers(name, { atLeast: 2 });
    return { name, values, moments: momentsOf(values) };
  }
  const suffix = suffixes.find((end) => reader.has(`mean${end}`)) ?? suffixes[0]!;
  return {
    name: `mean${suffix}`,
    moments: {
      n: reader.number(`n${suffix}`, { min: 2, whole: true }),
      mean: reader.number(`mean${suffix}`),
      sd: reader.number(`sd${suffix}`, { min: 0 }),
    },
  };
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
