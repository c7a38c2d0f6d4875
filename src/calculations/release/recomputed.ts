import type { Grade } from '../../metal/alloy/grade.ts';
import { releaseDocument } from './release.ts';
import type { ReleaseFacts } from './release-facts.ts';

/** A verdict computed again and the rows that it was made of. */
export interface RecomputedRelease {
  readonly verdict: string;
  readonly rows: readonly {
    readonly what: string;
    readonly text: string;
    readonly limit: string;
    readonly verdict: string;
  }[];
}

/**
 * The verdict on a release document that comes from elsewhere, under the grade that comes with it and none of one's own.
 * Throws what `releaseDocument` throws.
 */
export function recomputedRelease(
  document: unknown,
  grade: unknown,
  facts: Omit<ReleaseFacts, 'grades'>,
): RecomputedRelease {
  const grades = new Map(isGrade(grade) ? [[grade.id, grade]] : []);
  const { verdict, elements, sums, indices } = releaseDocument(document, { ...facts, grades });
  return {
    verdict,
    rows: [
      ...elements
        .filter(({ replaced, superseded }) => !replaced && !superseded)
        .map(({ element, text, limit, contractual }) => ({
          what: element,
          text,
          limit,
          verdict: contractual,
        })),
      ...sums.map(({ elements: parts, text, limit, contractual }) => ({
        what: parts.join(' + '),
        text,
        limit,
        verdict: contractual,
      })),
      ...indices.map(({ name, text, limit, contractual }) => ({
        what: name,
        text,
        limit,
        verdict: contractual,
      })),
    ],
  };
}

/** What a verdict reads of a grade is there; the rest is only words. */
function isGrade(value: unknown): value is Grade {
  if (typeof value !== 'object' || value === null) return false;
  const { id, limits, sums, balance } = value as Partial<Grade>;
  return (
    typeof id === 'string' &&
    typeof balance === 'string' &&
    typeof limits === 'object' &&
    limits !== null &&
    Array.isArray(sums)
  );
}
