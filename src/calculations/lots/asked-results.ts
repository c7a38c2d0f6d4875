import {
  type FarResult,
  farResults,
  type KnownContent,
  type TypedContent,
} from '../../documents/far-results.ts';
import type { AnalysisMethod } from '../../metal/alloy/analysis-method.ts';
import { type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import type { Facts } from '../facts.ts';
import { type EarlierResult, knownOfAny, knownOfEarlier, knownOfGrade } from './known-contents.ts';

/** What is known of a metal whose results are typed. */
export interface KnownMetal {
  readonly method: AnalysisMethod;
  /** Grade that it was cleared or identified as, or that its paper declares; absent = none. */
  readonly grade?: string | undefined;
  /** What other analyses of the same metal say. */
  readonly earlier?: readonly EarlierResult[];
  /** What is known of an element beside its grade, such as the limits of a heat; undefined where its grade says it. */
  readonly knownIn?: (element: ElementSymbol) => KnownContent | undefined;
  /** Relative standard deviation of one increment of its form [1]; default 0: a melt is uniform. */
  readonly heterogeneity?: number;
}

/**
 * Results of one analysis that are likelier a slip (a digit, a unit, a column) than such metal: against other analyses of it, else its
 * grade, else any grade (docs/theory/lots.md). In their order; empty = nothing is asked.
 */
export function askedResults(
  results: readonly TypedContent[],
  { method, grade: id, earlier = [], heterogeneity = 0, knownIn }: KnownMetal,
  { grades, gradeStatistics }: Pick<Facts, 'grades' | 'gradeStatistics'>,
): FarResult[] {
  const grade = id === undefined ? undefined : grades.get(id);
  const twins = (grade?.equivalents ?? []).flatMap((twin) => grades.get(twin) ?? []);
  const statistics = grade && gradeStatistics.get(grade.id);
  const known = new Map<ElementSymbol, KnownContent>();
  const ofGrade = (element: ElementSymbol): KnownContent => {
    const found =
      known.get(element) ??
      knownIn?.(element) ??
      (grade
        ? knownOfGrade(element, { grade, twins, statistics, method })
        : knownOfAny(element, grades.values(), method));
    known.set(element, found);
    return found;
  };
  const main = elementsIn(grade?.limits ?? {}).filter((element) => ofGrade(element).least_ppm > 0);
  return farResults(
    results,
    (one) => knownOfEarlier(one, { earlier, grade: ofGrade(one.element), method, heterogeneity }),
    main,
  );
}
