import { isBeyond, type KnownContent, type TypedContent } from '../../documents/yard/far-results.ts';
import { type AnalysisMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Grade } from '../../metal/alloy/grade.ts';
import type { ElementStatistics, GradeStatistics } from '../../metal/alloy/published-heats.ts';

/** Factor outside of what is usual from which a result is asked about, above and below [1] (assumption; asked-results.test.ts counts what it costs). */
const FAR = { above: 1.6, below: 4 } as const;
/** The same where a sign that slipped explains the result [1] (assumption). */
const OUTSIDE = 1.1;
/** The same for a lone maximum: every content above it is explained by a sign that slipped [1] (assumption). */
const FAR_LONE = 1.2;
/** The upper bound of a minor content is this much further out in a row whose other contents are off the grade: such metal scatters more [1] (assumption). */
const OFF_GRADE = 1.6;
/** A sign that slipped by one digit [1]. */
const TEN = 10;
/** Standard uncertainties of the method that a result may be outside: the action limit of ISO 13528:2015, 9.4 and 9.6. */
const ACTION = 3;
/** Least spread of a metal between two samples of it [1] (assumption); a form that is not uniform has its own. */
const LEAST_SPREAD = 0.05;
/** A result within this factor of an earlier one is no slip of a digit, whatever the grade says [1] (assumption). */
const LIKE_BEFORE = 1.5;
/** Share of the detection limit that no method prints: the unit is another one [1] (assumption). */
const UNPRINTED = 0.05;
/** What heats hold of an element that their grade does not name, or limits to more than the second [ppm] (read off data/heats/published.json). */
const UNNAMED_PPM = 5000;
const UNNAMED_FROM_PPM = 2000;
/** The same of gases, which depend on the product more than on the grade [ppm] (read off data/heats/published.json). */
const GAS_PPM = 200;
/** Content of some grade from which an element is no impurity [ppm] (assumption). */
const ALLOYED_FROM_PPM = 10_000;
/** Published heats from which their spread counts [number]. */
const FEWEST = 4;
/** Spreads of published heats that are usual, and the least spread as a share of the median, of a lone maximum and of a window [1] (assumption). */
const USUAL = { spreads: 4, lone: 0.25, window: 0.05 } as const;
/** What published heats of a grade never came near, as a share of their least and of their median [1], and the fewest of them [number] (assumption). */
const NEVER = { least: 1 / 3, median: 1 / 10, heats: 6 } as const;
/** What clean raw materials bring less of than old heats had: its absence is no slip. */
const CLEANER: ReadonlySet<ElementSymbol> = new Set(['H', 'N', 'O', 'S', 'P', 'Fe']);
/** Least relative spreads of a content [1]: of a lone maximum, of a window; a window as a share of its width in logarithms, alone and beside heats (assumption). */
const SPREAD = { lone: 0.5, alone: 1, window: 0.03, ofWindow: 1 / 4, besideHeats: 1 / 6 } as const;
/** Where the heats of a lone maximum lie that nobody published, as a share of it [1] (assumption). */
const LONE_TYPICAL = 0.2;

/**
 * What is known of an element of a grade [ppm]: its window and those of its twins, widened to what published heats of it hold
 * (docs/theory/intake.md). An element that it does not name is in its heats at up to 0.5 wt%.
 */
export function knownOfGrade(
  element: ElementSymbol,
  { grade, twins, statistics, method }: KnownGrade,
): KnownContent {
  const published = statistics?.elements[element];
  const { least_ppm, most_ppm } = usualOf(element, [grade, ...twins], published);
  const u = (content_ppm: number): number => ACTION * uncertaintyIn(method, element, content_ppm);
  const window = beyondWindow(least_ppm, most_ppm, u);
  const above_ppm = least_ppm === 0 ? FAR_LONE * most_ppm + u(most_ppm) : window.above_ppm;
  return {
    ...{ least_ppm, most_ppm, from: grade.id, above_ppm },
    below_ppm:
      least_ppm === 0
        ? Math.max(unprintedBelow(method, element), neverBelow(element, published))
        : window.below_ppm,
    aboveOffGrade_ppm: most_ppm > UNNAMED_PPM ? above_ppm : OFF_GRADE * above_ppm,
    typical: typicalOf({ least_ppm, most_ppm }, published),
  };
}

/** Contents beyond which a result is asked about for a window alone [ppm]; `u`: what a method may be off at a content [ppm]. */
export const beyondWindow = (
  least_ppm: number,
  most_ppm: number,
  u: (content_ppm: number) => number,
): { readonly below_ppm: number; readonly above_ppm: number } => ({
  below_ppm: Math.max(least_ppm / FAR.below, Math.min(least_ppm / OUTSIDE - u(least_ppm), most_ppm / TEN)),
  above_ppm: Math.min(
    FAR.above * most_ppm + u(most_ppm),
    Math.max(OUTSIDE * most_ppm + u(most_ppm), TEN * least_ppm),
  ),
});

/** Content [ppm] that no published heat of a grade comes near; zero where too few are known. */
const neverBelow = (element: ElementSymbol, published: ElementStatistics | undefined): number =>
  published === undefined || published.n < NEVER.heats || CLEANER.has(element)
    ? 0
    : 1e6 * Math.min(NEVER.least * published.min, NEVER.median * published.median);

/** Where the contents of an element lie: by published heats, else within what is usual. */
function typicalOf(
  { least_ppm, most_ppm }: Pick<KnownContent, 'least_ppm' | 'most_ppm'>,
  published: ElementStatistics | undefined,
): NonNullable<KnownContent['typical']> {
  const { n = 0, median = 0, robustSd = 0 } = published ?? {};
  const isKnown = n >= FEWEST && median > 0;
  const width = least_ppm > 0 ? Math.log(most_ppm / least_ppm) : 0;
  const least = least_ppm > 0 ? Math.max(SPREAD.window, SPREAD.besideHeats * width) : SPREAD.lone;
  if (isKnown) return { middle_ppm: 1e6 * median, spread: Math.max(least, robustSd / median) };
  if (least_ppm === 0) return { middle_ppm: LONE_TYPICAL * most_ppm, spread: SPREAD.alone };
  return { middle_ppm: Math.sqrt(least_ppm * most_ppm), spread: Math.max(least, SPREAD.ofWindow * width) };
}

interface KnownGrade {
  readonly grade: Grade;
  /** The same alloy under other names. */
  readonly twins: readonly Grade[];
  readonly statistics: GradeStatistics | undefined;
  readonly method: AnalysisMethod;
}

/** Any metal: no grade is known of it. An element is in no grade of the catalogue at more than `most`. */
export function knownOfAny(
  element: ElementSymbol,
  grades: Iterable<Grade>,
  method: AnalysisMethod,
): KnownContent {
  const most_ppm = Math.max(UNNAMED_PPM, ...[...grades].map((grade) => windowOf(element, [grade])[1]));
  return {
    ...{ least_ppm: 0, most_ppm, from: 'any grade' },
    below_ppm: unprintedBelow(method, element),
    // a metal or an addition alloy may be all of what grades are made of
    ...(most_ppm < ALLOYED_FROM_PPM ? { above_ppm: FAR_LONE * most_ppm } : {}),
  };
}

/** An earlier result of the same metal, and who measured it how. */
export interface EarlierResult extends TypedContent {
  /** "analysis A1". */
  readonly from: string;
  readonly method: AnalysisMethod;
}

/** How the metal is measured again. */
interface Again {
  readonly method: AnalysisMethod;
  /** Relative standard deviation of one increment of its form [1]. */
  readonly heterogeneity: number;
}

/**
 * What earlier results of an element say of a new one: between its nearest, with both uncertainties and the spread of the
 * metal between two samples. Where that allows more than the grade does, the grade counts, save near an earlier result. Without any, the grade counts.
 */
export function knownOfEarlier(
  one: TypedContent,
  {
    earlier,
    grade,
    ...again
  }: Again & { readonly earlier: readonly EarlierResult[]; readonly grade: KnownContent },
): KnownContent {
  const said = earlier.filter(({ element }) => element === one.element);
  const [nearest] = said
    .map((before) => ({ before, known: knownOfResult(before, again) }))
    .sort((a, b) => farFrom(one, a.known) - farFrom(one, b.known));
  if (!nearest) return grade;
  const { before, known } = nearest;
  if (isBeyond(one, known)) return known;
  const ratio = one.content_ppm / before.content_ppm;
  const isLike = before.content_ppm > 0 && ratio < LIKE_BEFORE && ratio * LIKE_BEFORE > 1;
  return isLike || !isBeyond(one, grade) ? known : grade;
}

function knownOfResult(
  { element, content_ppm, isLess, from, method: before }: EarlierResult,
  { method, heterogeneity }: Again,
): KnownContent {
  const by_ppm =
    ACTION *
    Math.hypot(
      uncertaintyIn(before, element, content_ppm),
      uncertaintyIn(method, element, content_ppm),
      Math.max(LEAST_SPREAD, Math.SQRT2 * heterogeneity) * content_ppm,
    );
  const [least_ppm, most_ppm] = [isLess ? 0 : Math.max(0, content_ppm - by_ppm), content_ppm + by_ppm];
  return {
    ...{ least_ppm, most_ppm, from, above_ppm: most_ppm },
    below_ppm: Math.max(least_ppm, unprintedBelow(method, element)),
  };
}

/** How far a content is outside of what is known [ppm]; 0 inside. */
const farFrom = ({ content_ppm }: TypedContent, { least_ppm, most_ppm }: KnownContent): number =>
  Math.max(0, least_ppm - content_ppm, content_ppm - most_ppm);

function usualOf(
  element: ElementSymbol,
  grades: readonly Grade[],
  published: ElementStatistics | undefined,
): Pick<KnownContent, 'least_ppm' | 'most_ppm'> {
  const [least, most] = windowOf(element, grades);
  const { n = 0, median = 0, robustSd = 0 } = published ?? {};
  const usual = (share: number): number =>
    n < FEWEST ? 0 : USUAL.spreads * Math.max(robustSd, share * median);
  const least_ppm =
    n < FEWEST ? least : Math.min(least, Math.max(least / 2, 1e6 * (median - usual(USUAL.window))));
  const share = least === 0 ? USUAL.lone : USUAL.window;
  const most_ppm = Math.max(most, n < FEWEST ? 0 : 1e6 * (median + usual(share)));
  return { least_ppm, most_ppm };
}

/** The widest window of the names of one alloy [ppm]. */
function windowOf(element: ElementSymbol, grades: readonly Grade[]): readonly [least: number, most: number] {
  const limits = grades.flatMap(({ limits }) => limits[element] ?? []);
  const nominal_ppm = 1e6 * Math.max(...grades.map(({ nominal }) => nominal[element] ?? 0));
  if (limits.length === 0)
    return nominal_ppm > UNNAMED_FROM_PPM / 2 ? [0.8 * nominal_ppm, 1.2 * nominal_ppm] : [0, UNNAMED_PPM];
  const least = 1e6 * Math.min(...limits.map(({ min = 0 }) => min));
  const most = 1e6 * Math.max(...limits.map(({ min = 0, max = 2 * min }) => max));
  if (least > 0) return [least, most];
  const unnamed = most >= UNNAMED_FROM_PPM ? UNNAMED_PPM : isGas(element) ? GAS_PPM : 0;
  return [least, Math.max(most, unnamed)];
}

const isGas = (element: ElementSymbol): boolean => ['H', 'N', 'O'].includes(element);

/** Standard uncertainty of a method at a content [ppm], its bias included; zero for an element that it does not measure. */
function uncertaintyIn(method: AnalysisMethod, element: ElementSymbol, content_ppm: number): number {
  const { sd, biasRelative } = uncertaintyOf(method, element, content_ppm * 1e-6);
  return Math.hypot(sd * 1e6, biasRelative * content_ppm);
}

/** Content [ppm] below which no method prints a number: another unit was meant. */
function unprintedBelow(method: AnalysisMethod, element: ElementSymbol): number {
  const { measured, detectionLimit } = uncertaintyOf(method, element, 0);
  return measured ? UNPRINTED * detectionLimit * 1e6 : 0;
}
