import { elementSymbol } from '../../../documents/common.ts';
import { InputError } from '../../../foundation/errors.ts';
import { printedUnit, readContent } from '../../../foundation/quantity/content.ts';
import { PPM_PER } from '../../../foundation/quantity/format.ts';
import { positive } from './numbers.ts';

/** Methods of the data, for the help of the verbs that take one; a plant may have others. */
export const METHOD_WORDS =
  'pXRF, LIBS, OES, WDXRF, ICP-OES, ICP-MS, GDMS, combustion, fusion, or laboratory where nobody says which';

/** One content as printed. */
export interface PrintedResult {
  readonly element: string;
  readonly text: string;
  readonly unit: 'wt%' | 'ppm' | 'ppb';
}

const ELEMENTS: readonly string[] = elementSymbol.options;
const SHAPE = /^([A-Z][a-z]?)=(.*)$/;

/** "S=12" and "ppm" are one result: a unit by itself belongs to the number before it. */
function withUnits(words: readonly string[]): readonly string[] {
  const told: string[] = [];
  for (const word of words)
    if (told.length > 0 && printedUnit(word) !== undefined) told.push(`${told.pop()} ${word}`);
    else told.push(word);
  return told;
}

/** Contents written as `Cr=21.9 Ti=<0.01 S=12ppm`; no unit = wt%. Throws InputError naming the word. */
export function readResults(words: readonly string[], path = '<results>'): PrintedResult[] {
  return withUnits(words).map((word) => {
    const [, element, typed = ''] = SHAPE.exec(word) ?? [];
    if (element !== undefined && !ELEMENTS.includes(element))
      throw new InputError(`"${word}": ${element} is no element of a heat`, {
        path,
        value: word,
        allowed: ELEMENTS.join(', '),
      });
    const content = readContent(typed);
    if (element !== undefined && content !== undefined && !content.text.includes('-'))
      return { element, ...content };
    throw new InputError(`"${word}" is not a content`, {
      path,
      value: word,
      allowed: 'Cr=21.9, "Ti=<0.01", S=12ppm, "S=12 ug/g"',
    });
  });
}

/** Contents [ppm] of words such as `O=12ppm Ti=0.9`. Throws InputError for a word that is not one, and for "<" or ">". */
export const readContents = (words: readonly string[], path: string): Record<string, number> =>
  Object.fromEntries(
    readResults(words, path).map(({ element, text, unit }) => [
      element,
      positive(text, path) * PPM_PER[unit],
    ]),
  );

/** Marks of pieces written as `P1,P2` or `1-298`. Throws InputError for a range the wrong way round or too long. */
export function readPieces(text: string | undefined, path: string): string[] {
  if (text === undefined || text.trim() === '') return [];
  return text.split(',').flatMap((part) => {
    const mark = part.trim();
    const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(mark) ?? [];
    if (from === undefined || to === undefined) return [mark];
    const count = Number(to) - Number(from) + 1;
    if (count < 1)
      throw new InputError(`${path}: "${mark}" ends before it begins`, {
        path,
        value: mark,
        allowed: '1-298',
      });
    return Array.from({ length: count }, (_, i) => String(Number(from) + i));
  });
}
