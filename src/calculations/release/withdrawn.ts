import type { ReleaseInput, ReleaseOutput } from '../../documents/proof/release.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { CAUSE_WORDS } from '../../metal/alloy/words.ts';
import { contractualVerdict } from '../../models/release/contractual.ts';
import type { ElementVerdict } from '../../models/release/verdict.ts';
import type { ReleaseFacts } from './release-facts.ts';
import type { ReleaseRules } from './rules.ts';

type Withdrawn = NonNullable<ReleaseInput['withdrawn']>[number];
type Shown = NonNullable<ReleaseOutput['withdrawn']>;

/**
 * Results that were withdrawn or put right as they are shown, and what keeps the object from PASS: each element that was withdrawn with
 * an assigned cause is measured on as many further specimens as the retest rule of the specification asks for, one where it names none. What failed
 * there and was `replaced` in turn answers nothing.
 */
export function replacedResults(
  input: ReleaseInput,
  {
    facts,
    rules,
    replaced,
  }: {
    readonly facts: ReleaseFacts;
    readonly rules: ReleaseRules;
    readonly replaced: readonly ElementVerdict[];
  },
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
    withdrawn.flatMap(({ cause, ...one }) =>
      cause !== undefined && one.corrected === undefined && standing(one).length < asked
        ? [{ ...one, cause, left: asked - standing(one).length }]
        : [],
    ),
    // as many are left of one element as of another, or each is told by itself
    ({ specimen, cause, left }) => JSON.stringify([specimen, cause, left]),
  );
  return {
    withdrawn: withdrawn.map((one) => shownOf(one, input, rules)),
    reasons: [...missing.values()].map(
      (lost) =>
        `specimen ${lost[0]!.specimen} was withdrawn (${CAUSE_WORDS[lost[0]!.cause]}): measure ${lost.map(({ element }) => element).join(', ')} on ${counted(lost[0]!.left, 'further specimen')}`,
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

function shownOf(one: Withdrawn, input: ReleaseInput, rules: ReleaseRules): Shown[number] {
  const { element, text, unit, specimen, cause, by, reason, document, corrected } = one;
  const answers = corrected ? [corrected] : answersOf(one, input);
  const replacements = answers.map((answer) => `${answer.text} ${answer.unit}`);
  const isOutside = cause === undefined && isOutsideLimit(one, input, rules);
  const why = cause === undefined ? 'no assigned cause' : CAUSE_WORDS[cause];
  const told = `(${why}${document === undefined ? '' : `, see ${document}`}: ${reason}; by ${by})`;
  return {
    ...{ element, text, unit, specimen, ...(cause === undefined ? {} : { cause }) },
    ...(isOutside ? { outside: true as const } : {}),
    ...{ by, replacements },
    words: `${isOutside ? 'was outside its limit, and ' : ''}${nowWords(one, replacements)} ${told}`,
  };
}

/** What stands in place of a result; one that was withdrawn before any verdict needs no replacement. */
function nowWords({ cause, corrected }: Withdrawn, replacements: readonly string[]): string {
  if (corrected) return `reads ${replacements.join(', ')}`;
  if (replacements.length > 0) return `replaced by ${replacements.join(', ')}`;
  return cause === undefined ? 'was withdrawn before any verdict' : 'replaced by nothing yet';
}

/** True for a result that fails the window of its element; a residual limit and a sum are not asked. */
function isOutsideLimit(
  { element, text, unit }: Withdrawn,
  { specification: { rounding = 'absolute' } }: ReleaseInput,
  { limits }: ReleaseRules,
): boolean {
  const limit = limits.get(element)?.limit;
  return (
    limit !== undefined &&
    contractualVerdict(parseReading(text), unit, { limit, rounding }).verdict === 'FAIL'
  );
}
