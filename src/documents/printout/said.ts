import { type PrintedUnit, printedUnit } from '../../foundation/quantity/content.ts';
import { elementSymbol } from '../common.ts';

/** A unit of contents, or `intensity` for what an instrument counts before it is calibrated. */
export type UnitSaid = PrintedUnit | 'intensity' | undefined;

/** What a printout says of an element. */
export interface Said {
  readonly name: string;
  readonly content: string;
  /** Of its column or of what stands above; absent = none is said. */
  readonly unit?: UnitSaid;
  /** The sample that a line above it names. */
  readonly sample?: string | undefined;
}

/** A heading of elements. */
export interface Heading {
  readonly elements: readonly { readonly name: string; readonly unit: UnitSaid; readonly at: number }[];
  /** What divides its columns, so that rows have theirs in the same places; null where blanks do. */
  readonly sign: string | null;
  /** Where its first element begins, where blanks divide its columns [characters]. */
  readonly start: number;
  /** Column of the names of samples; -1 where the heading names none. */
  readonly sampleAt: number;
}

const ELEMENTS: ReadonlySet<string> = new Set(elementSymbol.options);

/** What instruments count [1/s, 1, mV ...]; never a content. */
const INTENSITY = /^[[(]?(k?cps|k?counts?(\/s)?|cnts?|int|intensity|ratio|mv|k?imp(\/s)?)[\])]?\.?$/i;

/** The unit that a text names; undefined for a text that names none. */
export const unitIn = (text: string): UnitSaid =>
  INTENSITY.test(text.trim()) ? 'intensity' : printedUnit(text);

/** "Cr [wt%]" -> "Cr"; "" for what begins with no element. */
export function elementIn(cell: string): string {
  const element = /^([A-Z][a-z]?)(?!\p{L})/u.exec(cell.trim())?.[1] ?? '';
  return ELEMENTS.has(element) ? element : '';
}

/** "Sample: B-2", "Probe Nr. B-2": the sample that a line names; undefined for another line. */
export const sampleOfLine = (line: string): string | undefined =>
  /^\s*(?:sample|probe|test ?label|ident|样品|试样)(?: ?(?:name|id|no|nr))?\.?\s*[:=\t ]\s*(\S[^:=]*)$/i
    .exec(line)?.[1]
    ?.trim();

/** What divides the cells of a line: a tab, a semicolon, a bar, or a comma beside a word; null where blanks do. */
export const signOf = (line: string): string | null =>
  ['\t', ';', '|'].find((sign) => line.includes(sign)) ?? (/,[^\d\s]/.test(line) ? ',' : null);

/** Cells of a line, quotes round them taken off. */
export const cellsOf = (line: string, sign: string): readonly string[] =>
  (sign === ','
    ? (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, ''))
    : line.split(sign)
  ).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** Heads of the column of samples. */
const SAMPLE =
  /^(sample|sample ?(name|id)|test ?label|label|name|probe|probenname|ident|id|样品|试样)\.?:?$/i;

/** Words behind an element that say that its column holds contents. */
const CONTENTS = /^(conc(entration)?|content|result|gehalt)\.?$/i;

/** A line of at least two elements and no number; null for another line. */
export function headingOf(line: string): Heading | null {
  const sign = signOf(line);
  const cells = sign === null ? withUnits(line.trim().split(/\s+/)) : cellsOf(line, sign);
  const elements = cells.flatMap((cell, at) => {
    const name = elementIn(cell);
    const rest = name === '' ? '' : cell.trim().slice(name.length).trim();
    const words = rest.split(/\s+/).filter((word) => word !== '' && !CONTENTS.test(word));
    const unit = words.length === 0 ? undefined : unitIn(words.join(' '));
    return name !== '' && (words.length === 0 || unit !== undefined) ? [{ name, unit, at }] : [];
  });
  if (elements.length < 2 || (sign === null && !standsAlone(elements, cells.length))) return null;
  return cells.some((cell) => elementIn(cell) === '' && /^[<>]?\d/.test(cell.trim()))
    ? null
    : {
        elements,
        sign,
        sampleAt: cells.findIndex((cell) => SAMPLE.test(cell)),
        start: line.search(new RegExp(`\\b${elements[0]!.name}\\b`)),
      };
}

/** Words between blanks, a unit with the element before it: "C %" is one. */
const withUnits = (words: readonly string[]): readonly string[] =>
  words.reduce<string[]>((cells, word) => {
    const last = cells.at(-1);
    if (last === undefined || elementIn(last) !== last || unitIn(word) === undefined) cells.push(word);
    else cells[cells.length - 1] = `${last} ${word}`;
    return cells;
  }, []);

/** Words that may stand before the elements of a heading between blanks. */
const WORDS_BEFORE = 3;

/** Between blanks a heading has its elements behind each other, and few words before them: "Burn no. C Si Mn". */
const standsAlone = ([first, ...rest]: Heading['elements'], count: number): boolean =>
  first!.at + rest.length + 1 === count && first!.at <= WORDS_BEFORE;
