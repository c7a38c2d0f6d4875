/** A table as read from a file, before any meaning: every cell is text, rows keep their number in the file. */
export interface RawTable {
  /** File name, and sheet where there is one. */
  readonly where: string;
  readonly header: readonly string[];
  readonly rows: readonly RawRow[];
  /** How decimals are written in the file; found by the reader. */
  readonly decimal: '.' | ',';
  /** Other sheets of the file that hold something; nobody read them. */
  readonly beside?: readonly string[];
}

export interface RawRow {
  /** Row number as a spreadsheet shows it, header = 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Letter of a column as a spreadsheet shows it: 0 = A, 26 = AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** Most rows of one import (a year of a large yard; assumption). More is refused before it is read. */
export const MAX_ROWS = 20_000;
export const MAX_COLUMNS = 300;
