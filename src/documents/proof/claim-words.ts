import { counted } from '../../foundation/quantity/format.ts';

/** What the claims of a bundle are called, in the words of the trade; in the order in which a missing one is named. */
const CLAIM_WORDS: Readonly<Record<string, string>> = {
  complete: 'completeness of the records',
  draws: 'all draws of the lots',
  genealogy: 'genealogy',
  balance: 'mass balance',
  elementBalance: 'element balance',
  recycledContent: 'recycled content',
  massFraction: 'share of one origin',
  specification: 'verdict on the specification',
  certificate: 'certificate',
  signature: 'signature on the certificate',
  origin: 'place of melting',
  footprint: 'footprint',
  footprintFactors: 'factors of the footprint',
  qualification: 'stage of the qualification',
  metal: 'check analysis of the metal',
};

/** Name of a claim; of a type that is not known, the type. */
export const claimWords = (type: string): string =>
  Object.hasOwn(CLAIM_WORDS, type) ? CLAIM_WORDS[type]! : type;

/** A subject as people write it: "heat H26-001". */
export const subjectWords = (subject: string): string => subject.replace(':', ' ');

/** What a bundle does not claim, in one line; empty for nothing. */
export function notClaimedWords(
  missing: readonly { readonly type: string; readonly subject: string | null }[],
): string {
  const types = [...new Set(missing.map(({ type }) => type))];
  return types
    .map((type) => {
      const [first, ...more] = missing.flatMap((one) =>
        one.type === type && one.subject !== null ? [subjectWords(one.subject)] : [],
      );
      if (first === undefined) return claimWords(type);
      return `${claimWords(type)} (${first}${more.length === 0 ? '' : ` and ${counted(more.length, 'other')}`})`;
    })
    .join(', ');
}

/** Types of claim that a bundle may make, and does not make of anything. */
export const typesNotClaimed = (
  claims: readonly { readonly type: string; readonly subject: string }[],
): { readonly type: string; readonly subject: null }[] =>
  Object.keys(CLAIM_WORDS)
    .filter((type) => !['massFraction', 'metal'].includes(type) && !claims.some((one) => one.type === type))
    // only an object has one
    .filter((type) => type !== 'genealogy' || claims.some(({ subject }) => subject.startsWith('object:')))
    .map((type) => ({ type, subject: null }));
