import type { ChargeSheet } from '../../src/documents/charge-sheet.ts';
import { printedResults, sumTooLarge } from '../../src/documents/printed-results.ts';
import { WORDS } from '../words.ts';

/** An element that metal is judged by, and the unit that a number alone is in. */
export interface Judged {
  readonly element: string;
  readonly unit: string;
}

/** Elements that a heat is judged by, in the order of its sheet; none before the sheet is there. */
export const judgedBy = (sheet: ChargeSheet | undefined): readonly Judged[] =>
  (sheet?.contents ?? []).map(({ element, unit }) => ({ element, unit }));

/**
 * Contents by element as typed, read as a printout is: a number alone is in the unit of its field. More than the whole together is
 * wrong before it is booked.
 */
export function typedResults(
  contents: Readonly<Record<string, string>>,
  judged: readonly Judged[],
): ReturnType<typeof printedResults> {
  const units = new Map(judged.map(({ element, unit }) => [element, unit]));
  const lines = Object.entries(contents)
    .filter(([, text]) => text.trim() !== '')
    .map(
      ([element, text]) =>
        `${element}\t${text.trim()}${/[%a-z]\s*$/i.test(text) ? '' : ` ${units.get(element) ?? 'wt%'}`}`,
    );
  const { results, wrong } = printedResults(lines.join('\n'));
  const total = sumTooLarge(results);
  return { results, wrong: total === undefined ? wrong : [...wrong, WORDS.furnace.sumTooLarge(total)] };
}
