import { PPM_PER } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { PrintedResult } from '../printed-results.ts';

/** One content of an analysis as it was typed [ppm], in the order of the paper. */
export interface TypedContent {
  readonly element: ElementSymbol;
  readonly content_ppm: number;
  /** True for "< l": it says nothing of being high. */
  readonly isLess: boolean;
  /** As it was typed, with its unit: "12 wt%". */
  readonly printed?: string;
}

/** What is known of one element of a metal before its result is typed [ppm]. */
export interface KnownContent {
  /** A content below or above these is asked about; absent = it never is on that side. */
  readonly below_ppm?: number;
  readonly above_ppm?: number;
  /** The upper one in a row whose other contents are off the grade; absent = the same. */
  readonly aboveOffGrade_ppm?: number;
  /** Where such contents lie, and their spread relative to it [1]; absent = only between which they do. */
  readonly typical?: { readonly middle_ppm: number; readonly spread: number };
  /** Contents that are usual. */
  readonly least_ppm: number;
  readonly most_ppm: number;
  /** What says so: "IN718", "analysis A1". */
  readonly from: string;
}

/** A result that is likelier a slip than such metal [ppm]. */
export interface FarResult extends TypedContent {
  readonly known: KnownContent;
  /** Column that its value may have been read from. */
  readonly columnOf?: ElementSymbol;
}

/** Factor outside of what is usual from which the column of another element explains a result [1] (assumption). */
const OUTSIDE = 1.1;
/** Contents that two columns may have in common without a slip end here, for a number typed twice and for one column alone [ppm] (assumption). */
const TWICE_FROM_PPM = 500;
const MAIN_FROM_PPM = 1000;

/** Factor outside of what is usual to which equal numbers of neighbours are taken for chance [1]: those of one digit, and those of a row that is off its grade (assumption). */
const CHANCE = { oneDigit: 1.3, offGrade: 1.2 } as const;
/** How much likelier two numbers exchanged must be than as typed [natural logarithm of the odds]: 1,100 times, the odds that a row has such a slip (assumption). */
const EXCHANGED = 7;

/** Results that are typed by themselves, with the columns beside them left out [number] (assumption). */
const FEW = 3;

/** Printed results as contents [ppm], in their order. */
export const typedContents = (
  results: readonly {
    readonly element: string;
    readonly text: string;
    readonly unit: PrintedResult['unit'];
  }[],
): TypedContent[] =>
  results.map(({ element, text, unit }) => {
    const { value, operator } = parseReading(text);
    return {
      element: element as ElementSymbol,
      content_ppm: value * PPM_PER[unit],
      isLess: operator.startsWith('<'),
      printed: `${text} ${unit}`,
    };
  });

/**
 * Results that are asked about, in their order: beyond what is known of their element; or outside of what is usual, and the number of a
 * neighbour: typed twice, exchanged with it, or that of a main element of the grade that is not typed. `main`: elements that the grade asks for.
 */
export function farResults(
  results: readonly TypedContent[],
  knownOf: (one: TypedContent) => KnownContent,
  main: readonly ElementSymbol[] = [],
): FarResult[] {
  const typed = new Set(results.map(({ element }) => element));
  // of a whole row every column is there
  const absent = (results.length > FEW ? [] : main)
    .filter((element) => !typed.has(element))
    .map((element) => ({ element, content_ppm: 0, isLess: true }));
  const off = results.filter((one) => isOffGrade(one, knownOf(one)));
  return results.flatMap((one, i): FarResult[] => {
    const isOff = off.some((other) => other !== one);
    const known = inRow(knownOf(one), isOff);
    const beside = [results[i - 1], results[i + 1]].filter((other) => other !== undefined);
    const column =
      beside.find((other) => isOfColumn(one, other, { known, other: knownOf(other), isOff })) ??
      absent.find((other) => isOfAbsent(one, { known, other: knownOf(other) }));
    if (!isBeyond(one, known) && column === undefined) return [];
    return [{ ...one, known, ...(column === undefined ? {} : { columnOf: column.element }) }];
  });
}

/** True for a content beyond what is known; nothing found is nothing to ask about where the element need not be there. */
export const isBeyond = (
  { content_ppm, isLess }: TypedContent,
  { below_ppm = 0, above_ppm, least_ppm }: KnownContent,
): boolean =>
  (content_ppm < below_ppm && !(content_ppm === 0 && least_ppm === 0)) ||
  (!isLess && above_ppm !== undefined && content_ppm > above_ppm);

/** True for a content outside of what its grade usually has, and not so far that it is asked about itself. */
const isOffGrade = (one: TypedContent, known: KnownContent): boolean =>
  known.aboveOffGrade_ppm !== undefined && !one.isLess && !isUsual(one, known) && !isBeyond(one, known);

const inRow = (known: KnownContent, isOff: boolean): KnownContent =>
  isOff && known.aboveOffGrade_ppm !== undefined ? { ...known, above_ppm: known.aboveOffGrade_ppm } : known;

interface Columns {
  readonly known: KnownContent;
  readonly other: KnownContent;
}

/** The number of a neighbour typed for this element, with the neighbour's own beside it: the same, or one that fits this element. */
function isOfColumn(
  one: TypedContent,
  beside: TypedContent,
  { known, other, isOff }: Columns & { readonly isOff: boolean },
): boolean {
  if (one.isLess) return false;
  if (isExchanged(one, beside, { known, other })) return true;
  if (isUsual(one, known)) return false;
  if (one.content_ppm === beside.content_ppm && one.content_ppm >= TWICE_FROM_PPM) {
    const oneDigit = isOneDigit(one) ? CHANCE.oneDigit : 1;
    return !isNear(one, known, Math.max(oneDigit, isOff ? CHANCE.offGrade : 1));
  }
  if (other.least_ppm === 0 || !isUsual(one, other)) return false;
  return !isUsual(beside, other) && isUsual(beside, known);
}

/** True where two neighbours are far likelier exchanged than as typed, by what is typical of both. */
function isExchanged(one: TypedContent, beside: TypedContent, { known, other }: Columns): boolean {
  if (known.typical === undefined || other.typical === undefined || beside.isLess) return false;
  if (one.content_ppm <= 0 || beside.content_ppm <= 0) return false;
  const typed = logDensity(one, known.typical) + logDensity(beside, other.typical);
  return logDensity(beside, known.typical) + logDensity(one, other.typical) - typed > EXCHANGED;
}

/** Logarithm of the density of a content: Student's t of three degrees of freedom in its logarithm, for heats have long tails (assumption). */
const logDensity = (
  { content_ppm }: TypedContent,
  { middle_ppm, spread }: NonNullable<KnownContent['typical']>,
): number => -2 * Math.log1p((Math.log(content_ppm / middle_ppm) / spread) ** 2 / 3) - Math.log(spread);

/** True for a number of one significant digit. */
const isOneDigit = ({ content_ppm }: TypedContent): boolean =>
  Math.abs(Number(content_ppm.toPrecision(1)) / content_ppm - 1) < 1e-9;

/** The number of a main element that is not typed. */
const isOfAbsent = (one: TypedContent, { known, other }: Columns): boolean =>
  other.least_ppm > MAIN_FROM_PPM && !one.isLess && !isNear(one, known, OUTSIDE) && isUsual(one, other);

/** True for a content within a factor of what is usual. */
const isNear = ({ content_ppm }: TypedContent, { least_ppm, most_ppm }: KnownContent, by: number): boolean =>
  content_ppm * by >= least_ppm && content_ppm <= by * most_ppm;

/** True for a content that is usual of such metal. */
export const isUsual = ({ content_ppm }: TypedContent, { least_ppm, most_ppm }: KnownContent): boolean =>
  content_ppm >= least_ppm && content_ppm <= most_ppm;
