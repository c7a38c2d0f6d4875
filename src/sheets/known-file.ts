import type { Lesson } from '../documents/results/lesson.ts';
import type { decimalOf } from './decimal.ts';
import type { Meaning, Note } from './notes.ts';

/** What is known of a whole sheet before its contents are taken. */
export interface KnownSheet {
  readonly where: string;
  /** What its lines of text say, in their order. */
  readonly notes: readonly Note[];
  readonly meanings: ReadonlyMap<string, Meaning>;
  readonly decimal: ReturnType<typeof decimalOf>;
  readonly lesson: Lesson | undefined;
}

/** The sample that stands in a line of its own above a row: the best key counts, then the nearest line. */
export function sampleAbove({ notes }: KnownSheet, row: number): string | undefined {
  const named = notes.filter(({ sample }) => sample !== undefined);
  const best = Math.min(...named.map(({ sample }) => sample!.rank));
  const above = named.filter((note) => note.row < row);
  return (above.findLast(({ sample }) => sample!.rank === best) ?? above.at(-1))?.sample?.name;
}

/** What the nearest line above says, else the first below. */
export function statedAt<Key extends 'unit' | 'k' | 'mass_g' | 'volume_L' | 'dilution'>(
  { notes }: KnownSheet,
  row: number,
  key: Key,
): Note[Key] | undefined {
  const saying = notes.filter((note) => note[key] !== undefined);
  return (saying.findLast((note) => note.row < row) ?? saying[0])?.[key];
}
