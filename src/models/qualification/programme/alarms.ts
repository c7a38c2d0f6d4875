import { significant } from '../../../foundation/quantity/format.ts';
import { momentsOf } from '../../../foundation/statistics/sample.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { equalVarianceDiagnostic } from '../diagnostics/equal-variance.ts';
import { groupsAlikeDiagnostic } from '../diagnostics/groups-alike.ts';
import { outlierDiagnostic } from '../diagnostics/outliers.ts';
import { acceptanceLimits, judgeAgainst } from '../equivalency/equivalence-mean-extremum.ts';
import type { MeanExtremumFactors } from '../equivalency/mean-extremum.ts';
import { twoSampleFactors } from '../equivalency/two-sample-factors.ts';
import type { LimitSide } from './bounds.ts';
import { alarm, type Finding } from './finding.ts';
import { allValues, type HeatValues } from './heat-values.ts';

/** Differences that are worth a look: outliers, heats that differ in mean or scatter, ties. They gate nothing. */
export function alarmsOf(samples: readonly HeatValues[]): readonly Finding[] {
  const groups = samples.map(({ values }) => values);
  const x = groups.flat();
  const tied = x.length - new Set(x).size;
  return [
    ...failed('outlier', outlierDiagnostic(groups.filter((group) => group.length >= 3)), 'Outliers'),
    ...failed('heats-differ', groupsAlikeDiagnostic(groups), 'The heats differ'),
    ...failed('scatter-differs', equalVarianceDiagnostic(groups), 'The heats scatter differently'),
    ...(tied > x.length / 4
      ? [alarm('ties', `${tied} of ${x.length} values repeat another: check the rounding of the readings.`)]
      : []),
  ];
}

const failed = (code: string, { verdict, reason }: Diagnostic, words: string): Finding[] =>
  verdict === 'FAIL' ? [alarm(code, `${words}: ${reason}.`)] : [];

/** Largest sample that the factors are made for. */
const MOST_CANDIDATES = 500;

/** Acceptance limits of mean and extreme, by the factors that know the baseline for a sample; missed ones are an alarm. */
export function acceptanceAlarm(
  candidate: readonly HeatValues[],
  baseline: readonly HeatValues[],
  { side, alpha }: { readonly side: LimitSide; readonly alpha: number },
): readonly Finding[] {
  const sign = side === 'lower' ? 1 : -1;
  const x = allValues(candidate).map((value) => sign * value);
  const reference = momentsOf(allValues(baseline).map((value) => sign * value));
  if (x.length > MOST_CANDIDATES || reference.n < 2) return [];
  const limits = acceptanceLimits(reference, factorsFor(x.length, reference.n, alpha));
  const found = { minimum: Math.min(...x), mean: momentsOf(x).mean };
  if (judgeAgainst(limits, found).pass) return [];
  const extreme = side === 'lower' ? 'minimum' : 'maximum';
  const shown = (value: number): string => significant(sign * value);
  return [
    alarm(
      'acceptance-limits',
      `The two-sample acceptance limits are missed: ${extreme} ${shown(found.minimum)} against ${shown(limits.minimum)}, mean ${shown(found.mean)} against ${shown(limits.mean)}.`,
    ),
  ];
}

/** Factors by sizes and alpha: properties of a programme have the same ones. */
const KEPT = new Map<string, MeanExtremumFactors>();

const MOST_KEPT = 64;

function factorsFor(m: number, baseline: number, alpha: number): MeanExtremumFactors {
  const key = `${m}/${baseline}/${alpha}`;
  const known = KEPT.get(key);
  if (known) return known;
  const factors = twoSampleFactors({ m, baseline }, alpha);
  if (KEPT.size >= MOST_KEPT) KEPT.delete(KEPT.keys().next().value!);
  KEPT.set(key, factors);
  return factors;
}
