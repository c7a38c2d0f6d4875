import { modifiedCvOf } from '../basis/modified-cv.ts';
import { type Diagnostic, unchecked } from '../diagnostic.ts';
import type { MeanExtremumFactors } from './mean-extremum.ts';

/** Qualified scatter that a candidate is held against, in the unit of the values. */
export interface Baseline {
  readonly mean: number;
  readonly sd: number;
  readonly n?: number;
}

/** Baseline with its sd by the modified coefficient of variation. */
export const withModifiedSd = (baseline: Baseline): Baseline => ({
  ...baseline,
  sd: modifiedCvOf(baseline.sd / baseline.mean) * baseline.mean,
});

/** Limits of a sample, in the unit of the baseline: mean - k1 s on its minimum, mean - k2 s on its mean. */
export interface AcceptanceLimits {
  readonly minimum: number;
  readonly mean: number;
}

/** Limits from a baseline and its factors (CMH-17-1G 8.4.1; Vangel 2002). */
export const acceptanceLimits = (
  { mean, sd }: Baseline,
  { k1, k2 }: MeanExtremumFactors,
): AcceptanceLimits => ({
  minimum: mean - k1 * sd,
  mean: mean - k2 * sd,
});

/** Verdicts on a sample of which minimum and mean are known. */
export interface AcceptanceVerdict {
  readonly passMinimum: boolean;
  readonly passMean: boolean;
  readonly pass: boolean;
}

/** Holds the minimum and the mean of a sample against their limits. */
export function judgeAgainst(limits: AcceptanceLimits, sample: AcceptanceLimits): AcceptanceVerdict {
  const passMinimum = sample.minimum >= limits.minimum;
  const passMean = sample.mean >= limits.mean;
  return { passMinimum, passMean, pass: passMinimum && passMean };
}

/** A baseline under 100 specimens makes the known-baseline factors reject too often: use the two-sample ones. */
export function baselineSizeDiagnostic({ n }: Baseline): Diagnostic {
  const name = 'baseline size';
  if (n === undefined) return unchecked(name, 'nQualification not given');
  return {
    name,
    verdict: n >= 100 ? 'PASS' : 'HOLD',
    reason: `${n} baseline specimens; below 100 use equivalenceMeanExtremumTwoSample or tost`,
    statistic: n,
    limit: 100,
  };
}
