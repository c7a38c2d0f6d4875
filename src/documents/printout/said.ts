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
}

/** A heading of elements. */
export interface Heading {
  readonly elements: readonly { readonly name: string; readonly unit: UnitSaid; readonly at: number }[];
  /** Its columns are divided by tabs or the like, so that rows have theirs in the same places. */
  readonly isAligned: boolean;
}

const ELEMENTS: ReadonlySet<string> = new Set(elementSymbol.options);

/** What instruments count [1/s, 1, mV ...]; never a content. */
const INTENSITY = /^[[(]?(k?cps|k?counts?(\/s)?|cnts?|int|intensity|ratio|mv|k?imp(\/s)?)[\])]?\.?$/i;

/** The unit that a text names; undefined for a text that names none. */
export const unitIn = (text: string): UnitSaid =>
  INTENSITY.test(text.trim()) ? 'intensity' : printedUnit(text);

/** "Cr [wt%]" -> "Cr"; "" for what begins with no element. */
export function elementIn(cell: string): string {
  const element = /^([A-Z][a-z]?)(?![A-Za-z])/.exec(cell.trim())?.[1] ?? '';
  return ELEMENTS.has(element) ? element : '';
}

/** A line of at least two elements and no number; null for another line. */
export function headingOf(line: string): Heading | null {
  const isAligned = /[\t;|]/.test(line);
  const cells = line.trim() === '' ? [] : isAligned ? line.split(/[\t;|]/) : line.trim().split(/\s{2,}/);
  const loose = !isAligned && cells.length < 2 ? line.trim().split(/\s+/) : cells;
  const elements = loose.flatMap((cell, at) => {
    const name = elementIn(cell);
    const rest = name === '' ? '' : cell.trim().slice(name.length).trim();
    const unit = rest === '' ? undefined : unitIn(rest);
    return name !== '' && (rest === '' || unit !== undefined) ? [{ name, unit, at }] : [];
  });
  const others = loose.filter((cell) => cell.trim() !== '').length - elements.length;
  if (elements.length < 2 || (!isAligned && others > 1)) return null;
  return loose.some((cell) => elementIn(cell) === '' && /^[<>]?\d/.test(cell.trim()))
    ? null
    : { elements, isAligned };
}
