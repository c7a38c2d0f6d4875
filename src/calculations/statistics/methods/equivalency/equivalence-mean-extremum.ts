import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import { type Diagnostic, unchecked } from '../../../../models/qualification/diagnostic.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import { outlierDiagnostic } from '../../../../models/qualification/diagnostics/outliers.ts';
import {
  acceptanceLimits,
  type Baseline,
  baselineSizeDiagnostic,
  judgeAgainst,
  withModifiedSd,
} from '../../../../models/qualification/equivalency/equivalence-mean-extremum.ts';
import { knownBaselineFactors } from '../../../../models/qualification/equivalency/equivalence-mean-extremum-factors.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';
import { readFactorChoice } from './equivalence-mean-extremum-factors.ts';

/** Baseline from `qualification` values or `meanQualification`, `sdQualification`; its CV modified when asked. */
export function readBaseline(reader: Reader): { baseline: Baseline; diagnostics: Diagnostic[] } {
  const values = reader.firstOf('qualification', 'dataQualification', 'reference', 'baseline');
  const modified = reader.flag(reader.firstOf('modifiedCv', 'modcv', 'modCv'), false);
  const stretch = (moments: Baseline): Baseline => (modified ? withModifiedSd(moments) : moments);
  if (reader.has(values)) {
    const x = reader.numbers(values, { atLeast: 2 });
    return { baseline: stretch(momentsOf(x)), diagnostics: [fitDiagnostic(x, 'normal')] };
  }
  const n = reader.has('nQualification')
    ? reader.number('nQualification', { min: 2, whole: true })
    : undefined;
  return {
    baseline: stretch({
      mean: reader.number('meanQualification'),
      sd: reader.number('sdQualification', { above: 0 }),
      ...(n === undefined ? {} : { n }),
    }),
    diagnostics: [unchecked('fit:normal', 'the baseline is a summary')],
  };
}

export const equivalenceMeanExtremum: StatisticMethod = {
  name: 'equivalenceMeanExtremum',
  title: 'equivalency of a candidate sample by mean and minimum against a baseline taken as known',
  formula: 'pass when min >= m - k1 s and mean >= m - k2 s, (k1, k2) for n and alpha',
  source: 'CMH-17-1G 8.4.1; Vangel (2002)',
  comparedWith: 'HYTEQ example: thresholds within 0.02 of 123.725 and 137.197',
  refuses: 'an empty sample, a baseline sd not above zero',
  assumptions: ['fit:normal', 'outliers', 'baseline size (factors take it as known)'],
  inputs: {
    sample: 'candidate values (or n alone, or minimumSample and meanSample with n)',
    meanQualification: 'baseline mean',
    sdQualification: 'baseline sd',
    nQualification: 'baseline size, information',
    qualification: 'baseline values instead',
    alpha: 'default 0.05',
    modifiedCv: 'true: baseline sd by the modified CV',
    factors: 'published (default) or exact',
  },
  run(reader) {
    const name = reader.firstOf('sample', 'candidate', 'x');
    const sample = reader.has(name) ? reader.numbers(name, { atLeast: 1 }) : undefined;
    const n =
      sample?.length ?? reader.number(reader.firstOf('n', 'nSample'), { min: 1, max: 500, whole: true });
    const { baseline, diagnostics } = readBaseline(reader);
    const alpha = reader.number('alpha', {
      above: 0,
      below: 1,
      fallback: 0.05,
      because: 'CMH-17 8.4.1 equivalency',
    });
    const factors = knownBaselineFactors(n, alpha, readFactorChoice(reader));
    const limits = acceptanceLimits(baseline, factors);
    const minimum = sample ? Math.min(...sample) : optional(reader, 'minimumSample');
    const mean = sample ? momentsOf(sample).mean : optional(reader, 'meanSample');
    const verdicts =
      minimum === undefined || mean === undefined
        ? {}
        : { minimum, mean, ...judgeAgainst(limits, { minimum, mean }) };
    return {
      quantities: {
        k1: factors.k1,
        k2: factors.k2,
        thresholdMinimum: limits.minimum,
        thresholdMean: limits.mean,
        ...verdicts,
        sdUsed: baseline.sd,
        cvUsed: baseline.mean === 0 ? null : baseline.sd / baseline.mean,
        n,
      },
      diagnostics: [
        ...diagnostics,
        ...(sample && n >= 3 ? [outlierDiagnostic([sample])] : []),
        baselineSizeDiagnostic(baseline),
      ],
    };
  },
};

const optional = (reader: Reader, name: string): number | undefined =>
  reader.has(name) ? reader.number(name) : undefined;
