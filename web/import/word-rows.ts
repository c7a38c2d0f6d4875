import type { SheetReadingDocument } from '../../src/documents/yard/sheet-order.ts';
import { PAGE_WORDS } from '../page-words.ts';
import type { Said } from './layouts.ts';

/** A word or a name of the sheet that a person may say the meaning of. */
export interface AskedWord {
  readonly column: string;
  readonly heading: string;
  readonly written: string;
  readonly became: string;
  readonly cells: number;
  readonly allowed: readonly string[];
  /** False: nothing is booked until somebody says what it means. */
  readonly isKnown: boolean;
  /** A supplier or laboratory: it may stay as it is written. */
  readonly isName: boolean;
  /** How the name is written elsewhere, while nobody has said that it is the same. */
  readonly where?: { readonly known: string; readonly place: string };
}

/**
 * Words that mean nothing yet first, then names that are written otherwise elsewhere, then what was understood. What was said of one
 * keeps its place: the next is where it was.
 */
export function askedWords(
  { words, names, columns }: Pick<SheetReadingDocument, 'words' | 'names' | 'columns'>,
  { words: meanings = {} }: Pick<Said, 'words'>,
): readonly AskedWord[] {
  const read = words.map(({ field: _, ...word }): AskedWord => {
    const isName = word.allowed.length === 0;
    return { ...word, isName, allowed: isName ? [word.became] : word.allowed };
  });
  const open = names.map(({ of, typed, known, where }): AskedWord => {
    const { column = '', heading = PAGE_WORDS.imports.names[of] } =
      columns.find(({ holds }) => holds === of) ?? {};
    return {
      ...{ column, heading, written: typed, became: typed, cells: 0, allowed: [known] },
      ...{ isKnown: true, isName: true, where: { known, place: where } },
    };
  });
  const isAsked = ({ isKnown, written }: AskedWord): boolean => !isKnown || meanings[written] !== undefined;
  const asked = read.filter(isAsked);
  const elsewhere = [...open, ...asked.filter(({ isName }) => isName)];
  return [
    ...asked.filter(({ isName }) => !isName),
    ...elsewhere.sort((a, b) => placeOf(a).localeCompare(placeOf(b))),
    ...read.filter((word) => !isAsked(word)),
  ];
}

const placeOf = ({ column, written }: AskedWord): string => `${column} ${written}`;

/** True while a word means nothing yet, or a name is written otherwise elsewhere. */
export const asksWords = ({ words, names }: Pick<SheetReadingDocument, 'words' | 'names'>): boolean =>
  names.length > 0 || words.some(({ isKnown }) => !isKnown);

/** What was said of a sheet, with the meaning of a word; empty = as it stands. */
export function withWord(said: Said, written: string, means: string): Said {
  const { [written]: _, ...others } = said.words ?? {};
  return { ...said, words: means === '' ? others : { ...others, [written]: means } };
}
