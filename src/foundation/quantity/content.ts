import { isReading } from './reading.ts';

/** Units that a content is printed in; ppm and ppb are by mass. */
export type PrintedUnit = 'wt%' | 'ppm' | 'ppb';

/** A content as somebody typed it: a number, with its sign of comparison, and the unit behind it. */
export interface TypedContent {
  readonly number: string;
  /** Absent where none is written. */
  readonly unit?: PrintedUnit;
}

/** Units as laboratories and people write them, in small letters without blanks. The micro sign has two code points, and a plain u. */
const UNITS: readonly (readonly [RegExp, PrintedUnit])[] = [
  [/^((wt|w|m|ma|mass|gew)[.-]*)?%$|^(wt)?pct$/, 'wt%'],
  [/^w?ppm(w|\(w\))?$|^mg\/kg$|^([uµμ]|mc)g\/g$|^g\/t$/, 'ppm'],
  [/^w?ppbw?$|^[uµμ]g\/kg$|^ng\/g$|^mg\/t$/, 'ppb'],
];

/** The unit of a content that a text names, brackets and blanks aside; undefined for a text that names none. */
export function printedUnit(text: string): PrintedUnit | undefined {
  const bare = text.toLowerCase().replaceAll(/\s+/g, '');
  const unit = bare.replace(/^\[(.*)\]$|^\((.*)\)$/, '$1$2');
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1];
}

/** A number, whatever separates its digits, and a unit behind it. */
const SHAPE = /^((?:[<>≤≥]=?\s*)?[+-]?[\d.,'’]+(?:[eE][+-]?\d{1,3})?)\s*(.*)$/;

/** "<12 ppm", "0.5%", "5 ug/g" in two; undefined for what is not a number, or has something else behind it. */
export function splitContent(text: string): TypedContent | undefined {
  const [, number, tail = ''] = SHAPE.exec(text.trim()) ?? [];
  if (number === undefined || tail === '') return number === undefined ? undefined : { number };
  const unit = printedUnit(tail);
  return unit === undefined ? undefined : { number, unit };
}

/** A content written with a decimal point, in its unit, else in the unit that is meant; undefined for anything else. */
export function readContent(
  text: string,
  meant: PrintedUnit = 'wt%',
): { readonly text: string; readonly unit: PrintedUnit } | undefined {
  const { number, unit = meant } = splitContent(text) ?? { number: '' };
  return isReading(number) ? { text: number, unit } : undefined;
}
