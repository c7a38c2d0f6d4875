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

type Key = 'unit' | 'k' | 'relative' | 'type' | 'mass_g' | 'volume_L' | 'dilution';
type Index = { readonly [Of in Key | 'named']: readonly Note[] };

const indices = new WeakMap<readonly Note[], Index>();

/** Notes by what they say, found once for each sheet. */
function indexOf(notes: readonly Note[]): Index {
  const found = indices.get(notes);
  if (found) return found;
  const of = (key: Key): readonly Note[] => notes.filter((note) => note[key] !== undefined);
  const index: Index = {
    named: notes.filter(({ sample }) => sample !== undefined),
    ...{
      unit: of('unit'),
      k: of('k'),
      relative: of('relative'),
      type: of('type'),
      mass_g: of('mass_g'),
      volume_L: of('volume_L'),
      dilution: of('dilution'),
    },
  };
  indices.set(notes, index);
  return index;
}

/** The sample that stands in a line of its own above a row: the best key counts, then the nearest line. */
export function sampleAbove({ notes }: KnownSheet, row: number): string | undefined {
  const { named } = indexOf(notes);
  if (named.length === 0) return undefined;
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
export function statedAt<Of extends 'unit' | 'k' | 'relative'>(
  { notes }: KnownSheet,
  row: number,
  key: Of,
): Note[Of] | undefined {
  const saying = indexOf(notes)[key];
  return (saying.findLast((note) => note.row < row) ?? saying[0])?.[key];
}

/** What is said of the solution of the sample at a row: in the lines of its own, else above the first sample; never in those of another. */
export function statedOfSample<Of extends 'type' | 'mass_g' | 'volume_L' | 'dilution'>(
  { notes }: KnownSheet,
  row: number,
  key: Of,
): Note[Of] | undefined {
  const { named, [key]: all } = indexOf(notes);
  if (all.length === 0) return undefined;
  const own = named.findLast((note) => note.row < row)?.row ?? 0;
  const first = named[0]?.row ?? Number.POSITIVE_INFINITY;
  const saying = all.filter((note) => note.row < row);
  return (saying.findLast((note) => note.row >= own) ?? saying.find((note) => note.row < first))?.[key];
}

/** "Burn 3 deleted (inclusion).": which burns a note strikes out, and why. */
const STRUCK =
  /\b(?:burn|run|spark|shot|abbrand|messung|replicate|measurement|determination)s?\s*(?:no\.?|nr\.?)?\s*(\d+(?:\s*(?:,|&|and|und)\s*\d+)*)\s*:?\s*(?:was |were |is |wurde )?(?:deleted|excluded|rejected|struck out|discarded|not used|gelöscht|gestrichen|verworfen|ausgeschlossen)\b[\s:;,–-]*([^.]*)/iu;

/** Why a note below the burns of a sample strikes one of them out; "" without a reason, undefined for a burn that counts. */
export function struckByNote({ notes }: KnownSheet, row: number, burn: number): string | undefined {
  const next = indexOf(notes).named.find((note) => note.row > row)?.row ?? Number.POSITIVE_INFINITY;
  for (const note of notes) {
    if (note.row < row || note.row >= next) continue;
    const [, burns, why = ''] = STRUCK.exec(note.text) ?? [];
    if (burns?.split(/\D+/).includes(String(burn))) return why.replace(/^\(|\)$/g, '').trim();
  }
  return undefined;
}
