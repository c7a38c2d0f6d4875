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
  const found = above.findLast(({ sample }) => sample!.rank === best) ?? above.at(-1);
  if (!found) return undefined;
  // "Sample 1", "Sample 2" below each other are one name
  const second = above.find(({ row: next, sample }) => next === found.row + 1 && sample!.part === 2);
  const first =
    found.sample!.part === 2
      ? above.findLast(({ row: before, sample }) => before === found.row - 1 && sample!.part === 1)
      : undefined;
  return [first?.sample?.name, found.sample!.name, second === found ? undefined : second?.sample?.name]
    .filter((name) => name !== undefined && name !== '')
    .join(' ');
}

/** What the nearest line above says, else the first below. */
export function statedAt<Key extends 'unit' | 'k'>(
  { notes }: KnownSheet,
  row: number,
  key: Key,
): Note[Key] | undefined {
  const saying = notes.filter((note) => note[key] !== undefined);
  return (saying.findLast((note) => note.row < row) ?? saying[0])?.[key];
}

/** What is said of the solution of the sample at a row: in the lines of its own, else above the first sample; never in those of another. */
export function statedOfSample<Key extends 'mass_g' | 'volume_L' | 'dilution'>(
  { notes }: KnownSheet,
  row: number,
  key: Key,
): Note[Key] | undefined {
  const named = notes.filter(({ sample }) => sample !== undefined);
  const own = named.findLast((note) => note.row < row)?.row ?? 0;
  const first = named[0]?.row ?? Number.POSITIVE_INFINITY;
  const saying = notes.filter((note) => note[key] !== undefined && note.row < row);
  return (saying.findLast((note) => note.row >= own) ?? saying.find((note) => note.row < first))?.[key];
}
