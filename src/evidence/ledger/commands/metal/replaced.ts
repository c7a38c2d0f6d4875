import { counted } from '../../../../foundation/quantity/format.ts';
import { CAUSE_WORDS } from '../../../../metal/alloy/words.ts';
import type { HeatState, ObjectState, ReplacedAnalysis, RetestState } from '../../state.ts';
import { countsInRelease, specimenOf } from '../../subjects/stock.ts';

type Judged = Pick<HeatState | ObjectState, 'judged' | 'analyses' | 'retests' | 'replaced'>;

/** True for metal that failed and was neither retested since nor lost, with an assigned cause, the analysis it failed by. */
export function isUnansweredFail({ judged, analyses, retests = [], replaced = [] }: Judged): boolean {
  const failed = judged?.failed;
  if (failed === undefined) return false;
  const isSince = ({ seq }: { readonly seq: number }): boolean => seq > failed;
  const isWhole = ({ specimens, elements }: RetestState): boolean =>
    specimens.every((name) => elements.every((element) => isMeasured(analyses, { name, element })));
  return !(
    replaced.some((one) => one.cause !== undefined && isSince(one)) ||
    retests.some((one) => isSince(one) && isWhole(one))
  );
}

const isMeasured = (
  analyses: Judged['analyses'],
  { name, element }: { readonly name: string; readonly element: string },
): boolean =>
  analyses.some(
    (one) =>
      countsInRelease(one) &&
      specimenOf(one) === name &&
      one.results.some((result) => result.element === element),
  );

/** Why what was recorded before keeps metal from PASS: a FAIL without an answer, a withdrawn analysis without its replacement. */
export function unansweredReasons(state: Judged, specimens = 1): readonly string[] {
  const asked = Math.max(specimens, state.judged?.specimens ?? 1);
  return [
    ...(isUnansweredFail(state)
      ? [
          'it failed; a FAIL is not overridden: open a retest by the rule of the specification, withdraw or correct the analysis with an assigned cause, or dispose of the metal',
        ]
      : []),
    ...(state.replaced ?? [])
      .filter(({ how }) => how === 'did-not-occur')
      .flatMap(({ cause, ...one }) =>
        cause === undefined ? [] : replacementReason({ ...one, cause }, { asked, state }),
      ),
  ];
}

/** Specimens measured after an analysis was withdrawn, other than its own. */
export function furtherSpecimens(
  { seq, analysis }: ReplacedAnalysis,
  { analyses }: Pick<Judged, 'analyses'>,
): Judged['analyses'] {
  return analyses.filter(
    (one) => one.seq > seq && countsInRelease(one) && specimenOf(one) !== specimenOf(analysis),
  );
}

function replacementReason(
  replaced: ReplacedAnalysis & Required<Pick<ReplacedAnalysis, 'cause'>>,
  { asked, state }: { readonly asked: number; readonly state: Judged },
): readonly string[] {
  const further = furtherSpecimens(replaced, state);
  const { analysis, results } = replaced.analysis;
  const missing = results.filter(({ element }) => {
    const having = further.filter((one) => one.results.some((result) => result.element === element));
    return new Set(having.map(specimenOf)).size < asked;
  });
  if (missing.length === 0) return [];
  const elements = missing.map(({ element }) => element).join(', ');
  return [
    `analysis ${analysis} was withdrawn (${CAUSE_WORDS[replaced.cause]}): measure ${elements} on ${counted(asked, 'further specimen')}`,
  ];
}
