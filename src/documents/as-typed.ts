import { InputError } from '../foundation/errors.ts';
import { shownContent } from './shown-unit.ts';
import type { FarResult } from './yard/far-results.ts';

/** Something typed that is far from what is known: as it was typed, and what is known. */
export interface AskedValue {
  /** "S 12 wt%". */
  readonly typed: string;
  /** "IN718: at most 0.015 wt%". */
  readonly known: string;
}

/** Values that are named in one sentence. */
const NAMED = 3;

/**
 * Asks whether what was typed is right: throws InputError with each value, at the field that confirms them. `asTyped`: who types says
 * that it is; then, and where nothing is asked, it passes.
 */
export function askAsTyped(asked: readonly AskedValue[], asTyped: true | undefined): void {
  if (asked.length === 0 || asTyped) return;
  const named = asked.slice(0, NAMED).map(({ typed, known }) => `${typed} (${known})`);
  const more = asked.length > NAMED ? `, ${asked.length - NAMED} more` : '';
  throw new InputError(
    `${named.join(', ')}${more}: is it right?`,
    asked.map(({ typed, known }, i) => ({
      path: 'asTyped',
      value: typed,
      allowed: known,
      ...(i === 0 ? { cure: 'correct it, or confirm that it is right as typed' } : {}),
    })),
  );
}

/** Results that are far from what is known of the metal, in words. */
export const askedWords = (far: readonly FarResult[]): AskedValue[] =>
  far.map(({ element, content_ppm, printed = shownContent(element, content_ppm), known, columnOf }) => ({
    typed: `${element} ${printed}`,
    known: `${known.from}: ${rangeWords(element, content_ppm, known)}${columnOf === undefined ? '' : `; it is a content of ${columnOf}`}`,
  }));

const rangeWords = (
  element: string,
  content_ppm: number,
  { below_ppm = 0, least_ppm, most_ppm }: FarResult['known'],
): string => {
  // what need not be there has no least content, only one that nobody ever found
  if (least_ppm === 0 && content_ppm < below_ppm) return `hardly below ${shownContent(element, below_ppm)}`;
  const most = Number.isFinite(most_ppm) ? shownContent(element, most_ppm) : '';
  if (least_ppm === 0) return `at most ${most}`;
  if (most === '') return `at least ${shownContent(element, least_ppm)}`;
  return `${shownContent(element, least_ppm).replace(/ \S+$/, '')} to ${most}`;
};
