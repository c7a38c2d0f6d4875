import { type Moments, momentsOf } from '../../../../foundation/statistics/sample.ts';
import type { Diagnostic } from '../../../../models/qualification/diagnostic.ts';
import {
  type TwoSamples,
  twoSampleDiagnostics,
} from '../../../../models/qualification/equivalency/two-samples.ts';
import type { Reader } from '../../../method/reader.ts';

const REFERENCE = ['reference', 'qualification', 'dataQualification', 'x'] as const;

const CANDIDATE = ['candidate', 'sample', 'dataSample', 'y'] as const;

/** Two samples and what was found out about them. */
interface JudgedSamples extends TwoSamples {
  readonly diagnostics: readonly Diagnostic[];
}

/** Two samples from values, or from n, mean and sd of each (nQualification, meanSample ...). */
export function readTwoSamples(reader: Reader): JudgedSamples {
  const reference = sideOf(reader, REFERENCE, ['Qualification', 'Reference', '1', 'X']);
  const candidate = sideOf(reader, CANDIDATE, ['Sample', 'Candidate', '2', 'Y']);
  if (reference.moments.sd === 0 && candidate.moments.sd === 0) {
    reader.refuse(reference.name, 'and the other sample have zero variance: no test is possible');
  }
  const both =
    reference.values && candidate.values ? ([reference.values, candidate.values] as const) : undefined;
  return {
    reference: reference.moments,
    candidate: candidate.moments,
    diagnostics: twoSampleDiagnostics(both),
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
