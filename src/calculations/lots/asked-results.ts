import {
  type FarResult,
  farResults,
  isUsual,
  type KnownContent,
  type TypedContent,
} from '../../documents/yard/far-results.ts';
import type { AnalysisMethod } from '../../metal/alloy/analysis-method.ts';
import { type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import type { Grade } from '../../metal/alloy/grade.ts';
import type { Facts } from '../facts.ts';
import { type EarlierResult, knownOfAny, knownOfEarlier, knownOfGrade } from './known-contents.ts';

/** What is known of a metal whose results are typed. */
export interface KnownMetal {
  readonly method: AnalysisMethod;
  /** Grade that it was cleared or identified as, or that its paper declares; absent = none. */
  readonly grade?: string | undefined;
  /** True where only its paper says the grade: metal that is another grade altogether is left to its identification. */
  readonly isDeclared?: boolean;
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
  { isDeclared = false, ...metal }: KnownMetal,
  facts: KnowingFacts,
): FarResult[] {
  const far = askedOf(results, metal, facts);
  if (!isDeclared || far.length === 0) return far;
  const known = knownBefore(facts, metal.method);
  const declared = metal.grade === undefined ? undefined : facts.grades.get(metal.grade);
  const off = results.filter((one) => !one.isLess && !isUsual(one, known(one.element, declared)));
  if (off.length < OTHER_FROM) return far;
  const others = [...facts.grades.values()].filter(({ contaminant }) => !contaminant);
  return others.some((grade) => isOfGrade(results, grade, known)) ? [] : far;
}

/** Results outside of the grade of a paper, from which the metal may be another one [number] (assumption). */
const OTHER_FROM = 2;
/** Contents by which a metal is known, and the least of them [number, ppm] (assumption). */
const TELLING = { contents: 3, from_ppm: 10_000 } as const;

/** True where every result is usual of a grade, and at least three of them are contents that it is made of. */
function isOfGrade(
  results: readonly TypedContent[],
  grade: Grade,
  known: ReturnType<typeof knownBefore>,
): boolean {
  const of = results.map(({ element }) => known(element, grade));
  const telling = of.filter(({ least_ppm }) => least_ppm >= TELLING.from_ppm);
  return telling.length >= TELLING.contents && results.every((one, i) => one.isLess || isUsual(one, of[i]!));
}

function askedOf(
  results: readonly TypedContent[],
  { method, grade: id, earlier = [], heterogeneity = 0, knownIn }: KnownMetal,
  facts: KnowingFacts,
): FarResult[] {
  const grade = id === undefined ? undefined : facts.grades.get(id);
  const of = knownBefore(facts, method);
  const ofGrade = (element: ElementSymbol): KnownContent => knownIn?.(element) ?? of(element, grade);
  const main = elementsIn(grade?.limits ?? {}).filter((element) => ofGrade(element).least_ppm > 0);
  return farResults(
    results,
    (one) => knownOfEarlier(one, { earlier, grade: ofGrade(one.element), method, heterogeneity }),
    main,
  );
}

type KnowingFacts = Pick<Facts, 'grades' | 'gradeStatistics'>;

/** What is known by method, grade and element: a table of thousands of lots asks for the same few. */
const KNOWN = new WeakMap<KnowingFacts, Map<AnalysisMethod, Map<string, KnownContent>>>();

/** What a grade says of an element by a method, or any grade where none is known; worked out once. */
function knownBefore(facts: KnowingFacts, method: AnalysisMethod) {
  const byMethod = KNOWN.get(facts) ?? new Map<AnalysisMethod, Map<string, KnownContent>>();
  KNOWN.set(facts, byMethod);
  const known = byMethod.get(method) ?? new Map<string, KnownContent>();
  byMethod.set(method, known);
  return (element: ElementSymbol, grade: Grade | undefined): KnownContent => {
    const key = `${element} ${grade?.id ?? ''}`;
    const found = known.get(key) ?? knownOf(element, { grade, method, facts });
    known.set(key, found);
    return found;
  };
}

function knownOf(
  element: ElementSymbol,
  {
    grade,
    method,
    facts: { grades, gradeStatistics },
  }: {
    readonly grade: Grade | undefined;
    readonly method: AnalysisMethod;
    readonly facts: KnowingFacts;
  },
): KnownContent {
  if (!grade) return knownOfAny(element, grades.values(), method);
  const twins = grade.equivalents.flatMap((twin) => grades.get(twin) ?? []);
  return knownOfGrade(element, { grade, twins, statistics: gradeStatistics.get(grade.id), method });
}
