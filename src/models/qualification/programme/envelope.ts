import { ascending } from '../../../foundation/statistics/sample.ts';

/** What qualified heats cover of one quantity: an edge is claimed only where two heats stand at it or beyond. */
export interface CoveredRange {
  readonly low: number;
  readonly high: number;
  /** Values of the heats, ascending. */
  readonly heats: readonly number[];
}

/** Heats that an edge needs. */
const HEATS_AT_AN_EDGE = 2;

/** With fewer heats the two edges would cross. */
const HEATS_OF_A_RANGE = 2 * HEATS_AT_AN_EDGE - 1;

/** Second lowest to second highest value; undefined for fewer than three heats. */
export function coveredRange(values: readonly number[]): CoveredRange | undefined {
  if (values.length < HEATS_OF_A_RANGE) return undefined;
  const heats = ascending(values);
  return { low: heats[HEATS_AT_AN_EDGE - 1]!, high: heats.at(-HEATS_AT_AN_EDGE)!, heats };
}

/** Words that at least two heats have. */
export const coveredWords = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].filter((word) => words.filter((one) => one === word).length >= HEATS_AT_AN_EDGE);
