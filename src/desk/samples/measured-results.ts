import type { ReleaseInput, ReleaseOutput } from '../../documents/proof/release.ts';
import { furtherSpecimens } from '../../evidence/ledger/commands/metal/replaced.ts';
import type {
  AnalysisState,
  HeatState,
  OutsideResult,
  ReplacedAnalysis,
} from '../../evidence/ledger/state.ts';
import type { ObjectView } from '../../evidence/ledger/store.ts';
import { countsInRelease, specimenOf } from '../../evidence/ledger/subjects/stock.ts';
import type { Judgeable } from '../../evidence/ledger/subjects/suspension.ts';
import { parseReading, shiftDecimal } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Person } from '../../metal/plant/person.ts';

/**
 * Results of the object itself, every one of them: a later analysis does not replace an earlier one that failed. That
 * takes a retest rule, or the withdrawal of an analysis that was booked wrongly.
 */
export function resultsOf(target: Target): ReleaseInput['results'] {
  const measured = target.analyses.filter(countsInRelease);
  return measured.flatMap((analysis) =>
    analysis.results.map((result) => ({
      // an analysis that names no specimen has the name of its own
      ...documentResult({ ...analysis, sample: specimenOf(analysis) }, result),
      ...(isAnswer(analysis, result.element, measured) ? { replaces: analysis.retest!.replaces } : {}),
    })),
  );
}

/** True where the failed specimen has a result of the element; what it does not have, the further one reports by itself. */
const isAnswer = ({ retest }: AnalysisState, element: string, measured: readonly AnalysisState[]): boolean =>
  retest?.elements.includes(element) === true &&
  measured.some(
    (one) =>
      one.retest === undefined &&
      (one.sample ?? one.analysis) === retest.replaces &&
      one.results.some((result) => result.element === element),
  );

/** What a verdict says failed, by specimen: the results outside a limit, and those of every part of a sum that is. */
export function outsideOf(
  { elements, sums }: Pick<ReleaseOutput, 'elements' | 'sums'>,
  { analyses }: Pick<Target, 'analyses'>,
): readonly OutsideResult[] {
  const failed = elements.filter(({ contractual }) => contractual === 'FAIL');
  const inSum = new Set<string>(
    sums.filter(({ contractual }) => contractual === 'FAIL').flatMap((sum) => sum.elements),
  );
  const outside = analyses.filter(countsInRelease).flatMap((analysis) => {
    const specimen = specimenOf(analysis);
    const isFailed = (result: AnalysisState['results'][number]): boolean => {
      const { element, text, unit } = documentResult(analysis, result);
      return failed.some(
        (row) =>
          row.element === element &&
          row.text === text &&
          row.unit === unit &&
          (row.specimen ?? specimen) === specimen &&
          (row.place ?? null) === analysis.place,
      );
    };
    return analysis.results
      .filter((one) => inSum.has(one.element) || isFailed(one))
      .map(({ element }) => ({ element, specimen }));
  });
  return [...new Map(outside.map((one) => [JSON.stringify(one), one])).values()];
}

/** A result as a release document has it. */
export function documentResult(
  analysis: Pick<AnalysisState, 'method' | 'laboratory' | 'place' | 'sample'>,
  { element, text, unit }: AnalysisState['results'][number],
): ReleaseInput['results'][number] {
  return {
    element: element as ElementSymbol,
    ...inDocumentUnit(text, unit),
    method: analysis.method,
    ...(analysis.laboratory ? { laboratory: analysis.laboratory } : {}),
    ...(analysis.place ? { place: analysis.place } : {}),
    ...(analysis.sample ? { specimen: analysis.sample } : {}),
    origin: 'measured',
  };
}

/** The document knows wt% and ppm; ppb becomes ppm by its decimal point, no digit changes. */
export function inDocumentUnit(
  text: string,
  unit: 'wt%' | 'ppm' | 'ppb',
): { readonly text: string; readonly unit: 'wt%' | 'ppm' } {
  if (unit !== 'ppb') return { text, unit };
  const { operator, digits } = parseReading(text);
  return { text: `${operator === '=' ? '' : operator}${shiftDecimal(digits, -3)}`, unit: 'ppm' };
}

type Withdrawn = NonNullable<ReleaseInput['withdrawn']>[number];
type Target = Pick<HeatState | ObjectView, 'analyses' | 'replaced' | 'retests'>;

/**
 * Results of the object that no longer count, or read otherwise now, with who withdrew them or put them right, why, and the assigned
 * cause; nothing where there are none. What was dropped before any verdict on its `relatives` is told too. They are shown beside what
 * took their place, and decide nothing.
 */
export function replacedOf(
  target: Target,
  persons: readonly Person[],
  relatives: readonly Judgeable[],
): Pick<ReleaseInput, 'withdrawn'> {
  const own = (target.replaced ?? []).flatMap((one) => withdrawnOf(one, target, persons));
  const others = relatives.flatMap((metal) =>
    (metal.replaced ?? [])
      .filter(({ cause }) => cause === undefined)
      .flatMap((one) => withdrawnOf(one, metal, persons))
      .map((one) => ({ ...one, specimen: `${one.specimen} of ${metal.subject.replace(':', ' ')}` })),
  );
  const withdrawn = [...own, ...others];
  return withdrawn.length === 0 ? {} : { withdrawn };
}

function withdrawnOf(replaced: ReplacedAnalysis, target: Target, persons: readonly Person[]): Withdrawn[] {
  const { cause, reason, by, document, analysis } = replaced;
  const why = {
    ...(cause === undefined ? {} : { cause }),
    reason,
    by: persons.find(({ id }) => id === by)?.name ?? (by || 'nobody named'),
    ...(document === undefined ? {} : { document }),
  };
  const now = replaced.how === 'did-not-occur' ? null : nowOf(replaced, target);
  const further = cause === undefined ? [] : [...new Set(furtherSpecimens(replaced, target).map(specimenOf))];
  return analysis.results.flatMap((result): Withdrawn[] => {
    const { origin: _, ...shown } = documentResult({ ...analysis, sample: specimenOf(analysis) }, result);
    const told = { ...shown, specimen: specimenOf(analysis), ...why };
    const right = now?.find(({ element }) => element === result.element);
    // what the correction leaves out is withdrawn
    if (right === undefined)
      return [{ ...told, ...(cause === undefined ? {} : { furtherSpecimens: further }) }];
    return right.text === result.text && right.unit === result.unit
      ? []
      : [{ ...told, corrected: inDocumentUnit(right.text, right.unit) }];
  });
}

/** What an analysis that was put right said next: until a later correction, or until now. */
const nowOf = ({ seq, analysis }: ReplacedAnalysis, { analyses, replaced = [] }: Target) =>
  (
    replaced.find((one) => one.seq > seq && one.analysis.seq === analysis.seq)?.analysis ??
    analyses.find((one) => one.seq === analysis.seq)
  )?.results ?? [];
