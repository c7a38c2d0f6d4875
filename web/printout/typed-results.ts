import type { ChargeSheet } from '../../src/documents/heats/charge-sheet.ts';
import { type PrintedResult, printedResults, sumTooLarge } from '../../src/documents/printed-results.ts';
import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { shownUnit } from '../../src/documents/shown-unit.ts';
import {
  farResults as farOfKnown,
  type KnownContent,
  typedContents,
} from '../../src/documents/yard/far-results.ts';
import { PPM_PER } from '../../src/foundation/quantity/format.ts';
import { parseReading, shiftDecimal } from '../../src/foundation/quantity/reading.ts';
import { inLocale } from '../design/locale.ts';
import type { ShownContent } from '../design/window-bar.tsx';
import { WORDS } from '../words.ts';

/** An element that metal is judged by, the unit that a number alone is in, and its limits in that unit. */
export interface Judged {
  readonly element: string;
  readonly unit: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** A content beyond these is asked about. */
  readonly askBelow?: number | undefined;
  readonly askAbove?: number | undefined;
  readonly predicted?: number | undefined;
}

/** Brings contents of an element from a unit to that of its field. */
const toForm = (element: string, from: 'wt%' | 'ppm') => (content: number | undefined) =>
  content && Number(((content * PPM_PER[from]) / PPM_PER[shownUnit(element)]).toPrecision(6));

/** Elements that a heat is judged by, in the order of its sheet, then those that only sums need; none before the sheet is there. */
export const judgedBy = (sheet: ChargeSheet | undefined): readonly Judged[] => [
  ...(sheet?.contents ?? []).map(({ element, unit, min, max, askBelow, askAbove, predicted }) => {
    const inForm = toForm(element, unit);
    return {
      ...{ element, unit: shownUnit(element), min: inForm(min), max: inForm(max) },
      ...{ askBelow: inForm(askBelow), askAbove: inForm(askAbove), predicted: inForm(predicted) },
    };
  }),
  ...(sheet?.ofSums ?? []).map((element) => ({ element, unit: shownUnit(element) })),
];

/**
 * Elements that a specification judges by, with what the sheet of the heat asks about them; elements of the sheet that it says
 * nothing of come after them. Those of the sheet alone where no specification is chosen.
 */
export function judgedByBoth(
  windows: ReleaseQueue['elements'][string] | undefined,
  sheet: ChargeSheet | undefined,
): readonly Judged[] {
  const ofSheet = judgedBy(sheet);
  if (windows === undefined || windows.length === 0) return ofSheet;
  const own = windows.map(({ element, unit, min, max }): Judged => {
    const inForm = toForm(element, unit);
    const asked = ofSheet.find((one) => one.element === element);
    return { ...asked, element, unit: shownUnit(element), min: inForm(min), max: inForm(max) };
  });
  const named = new Set(own.map(({ element }) => element));
  return [...own, ...ofSheet.filter(({ element }) => !named.has(element))];
}

/** A result that is far from the limit of its element. */
export interface FarResult {
  readonly element: string;
  readonly text: string;
  readonly unit: string;
  readonly limit: number;
  readonly limitUnit: string;
  /** In the unit of the limit. */
  readonly predicted?: number | undefined;
}

/** Results that are asked about by the rule of the server, from what the sheet of the heat says of their elements. */
export const farResults = (
  results: ReturnType<typeof printedResults>['results'],
  judged: readonly Judged[],
): readonly FarResult[] => {
  const rows = new Map(judged.map((row) => [row.element, row]));
  const known = results.filter(({ element }) => rows.has(element));
  return farOfKnown(typedContents(known), ({ element }) => knownOf(rows.get(element)!)).map(
    ({ element, content_ppm }): FarResult => {
      const { text, unit } = known.find((one) => one.element === element)!;
      const { min, max, unit: limitUnit, predicted } = rows.get(element)!;
      const isHigh = max !== undefined && content_ppm > max * ppmIn(limitUnit);
      const limit = (isHigh ? max : min) ?? max ?? 0;
      return { element, text, unit, limit, limitUnit, predicted };
    },
  );
};

/** Results beside the limits of their elements; what a limit of detection leaves open reaches down to nothing, or up to no end. */
export const inWindows = (
  results: readonly PrintedResult[],
  judged: readonly Judged[],
): readonly ShownContent[] => {
  const rows = new Map(judged.map((row) => [row.element, row]));
  return results.map(({ element, text, unit: printed }) => {
    const { unit, min, max, predicted } = rows.get(element) ?? { unit: printed };
    const { operator, value: number } = parseReading(text);
    const value = (number * ppmIn(printed)) / ppmIn(unit);
    return {
      mark: {
        ...{ element, unit, min, max, value, before: predicted },
        low: operator.startsWith('<') ? 0 : value,
        high: operator.startsWith('>') ? Number.POSITIVE_INFINITY : value,
      },
      said: `${inLocale(text)} ${printed}`,
    };
  });
};

const ppmIn = (unit: string): number => PPM_PER[unit as keyof typeof PPM_PER];

/** What the sheet says of an element [ppm]. */
function knownOf({ unit, min = 0, max, askBelow, askAbove }: Judged): KnownContent {
  const ppm = ppmIn(unit);
  return {
    least_ppm: min * ppm,
    most_ppm: max === undefined ? Number.POSITIVE_INFINITY : max * ppm,
    ...(askBelow === undefined ? {} : { below_ppm: askBelow * ppm }),
    ...(askAbove === undefined ? {} : { above_ppm: askAbove * ppm }),
    from: 'plan',
  };
}

/**
 * Contents by element as typed, read as a printout is: a number alone is in the unit of its field. More than the whole together is
 * wrong before it is booked.
 */
export function typedResults(
  contents: Readonly<Record<string, string>>,
  judged: readonly Judged[],
): Pick<ReturnType<typeof printedResults>, 'results' | 'wrong' | 'left'> {
  const units = new Map(judged.map(({ element, unit }) => [element, unit]));
  const lines = Object.entries(contents)
    .filter(([, text]) => text.trim() !== '')
    .map(
      ([element, text]) =>
        `${element}\t${text.trim()}${/[%a-z]\s*$/i.test(text) ? '' : ` ${units.get(element) ?? 'wt%'}`}`,
    );
  const { results, wrong, left } = printedResults(lines.join('\n'));
  const total = sumTooLarge(results);
  return { results, left, wrong: total === undefined ? wrong : [...wrong, WORDS.furnace.sumTooLarge(total)] };
}

/** A content in the unit of its field, as it stands there: what a printout gives as 0.0051 wt% is 51 in a field in ppm. */
export function inFieldUnit({ text, unit }: Pick<PrintedResult, 'text' | 'unit'>, field: string): string {
  if (unit === field || !(field in PPM_PER)) return inLocale(text);
  const { digits } = parseReading(text);
  const sign = text.slice(0, text.length - digits.length);
  return inLocale(`${sign}${shiftDecimal(digits, Math.round(Math.log10(ppmIn(unit) / ppmIn(field))))}`);
}
