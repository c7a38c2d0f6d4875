import type { ReleaseInput, ReleaseOutput } from '../../documents/release.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { CAUSE_WORDS } from '../../metal/alloy/words.ts';
import type { ElementVerdict } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';

type Withdrawn = NonNullable<ReleaseInput['withdrawn']>[number];
type Shown = NonNullable<ReleaseOutput['withdrawn']>;

/**
 * Results with an assigned cause as they are shown, and what keeps the object from PASS: each element that was withdrawn is
 * measured on as many further specimens as the retest rule of the specification asks for, one where it names none. What failed
 * there and was `replaced` in turn answers nothing.
 */
export function replacedResults(
  input: ReleaseInput,
  { facts, replaced }: { readonly facts: ReleaseFacts; readonly replaced: readonly ElementVerdict[] },
): { readonly withdrawn?: Shown; readonly reasons: readonly string[] } {
  const { withdrawn = [], specification } = input;
  if (withdrawn.length === 0) return { reasons: [] };
  const rule =
    specification.retest === undefined ? null : facts.releaseProcedures.retests.get(specification.retest);
  const asked = rule?.replacements ?? 1;
  const standing = (one: Withdrawn) =>
    answersOf(one, input).filter(
      ({ element, specimen }) =>
        !replaced.some((row) => row.element === element && row.specimen === specimen),
    );
  const missing = Map.groupBy(
    withdrawn.filter((one) => one.corrected === undefined && standing(one).length < asked),
    ({ specimen, cause }) => `specimen ${specimen} was withdrawn (${CAUSE_WORDS[cause]})`,
  );
  return {
    withdrawn: withdrawn.map((one) => shownOf(one, input)),
    reasons: [...missing].map(
      ([what, lost]) =>
        `${what}: measure ${lost.map(({ element }) => element).join(', ')} on ${counted(asked, 'further specimen')} (remelt heat sample --object ID --specimen ID)`,
    ),
  };
}

/** One result of the element from each further specimen. */
function answersOf({ element, furtherSpecimens = [] }: Withdrawn, { results }: ReleaseInput) {
  return furtherSpecimens.flatMap((specimen) => {
    const found = results.find((one) => one.element === element && one.specimen === specimen);
    return found ? [found] : [];
  });
}

function shownOf(one: Withdrawn, input: ReleaseInput): Shown[number] {
  const { element, text, unit, specimen, cause, by, reason, document, corrected } = one;
  const answers = corrected ? [corrected] : answersOf(one, input);
  const replacements = answers.map((answer) => `${answer.text} ${answer.unit}`);
  const now = replacements.length === 0 ? 'nothing yet' : replacements.join(', ');
  const why = `${CAUSE_WORDS[cause]}${document === undefined ? '' : `, see ${document}`}: ${reason}`;
  return {
    ...{ element, text, unit, specimen, cause, by, replacements },
    words: corrected ? `reads ${now} (${why}; by ${by})` : `replaced by ${now} (${why}; by ${by})`,
  };
}
