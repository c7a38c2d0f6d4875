import { type Moments, momentsOf } from '../../../../foundation/statistics/sample.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { equalVarianceDiagnostic } from '../../../../models/qualification/diagnostics/equal-variance.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import { outlierDiagnostic } from '../../../../models/qualification/diagnostics/outliers.ts';
import type { TwoSamples } from '../../../../models/qualification/equivalency/two-samples.ts';
import type { Reader } from '../../reader.ts';

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
