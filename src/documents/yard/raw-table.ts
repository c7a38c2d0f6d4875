import { InputError } from '../../foundation/errors.ts';
import { signOf } from '../sheet/decimals.ts';
import type { Sheet } from '../sheet/sheet.ts';

/** A table whose header is its first row, as this program writes one: every cell is text, rows keep their number in the file. */
export interface RawTable {
  /** File name, and sheet where there is one. */
  readonly where: string;
  readonly header: readonly string[];
  readonly rows: readonly RawRow[];
  /** Row of the header as a spreadsheet shows it, where it is not the first: what stands above it is no part of the table. */
  readonly headerRow?: number;
  /** How its decimals are written. */
  readonly decimal: '.' | ',';
  /** Nothing decides whether its 1.234 is one or a thousand. */
  readonly isOpen?: true;
}

interface RawRow {
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

/** The table of a sheet whose first row is its header. Throws InputError for a cell that cannot be trusted, and for decimals written both ways. */
export function plainTable(sheet: Sheet): RawTable {
  const [header, ...rows] = sheet.rows;
  const own = header?.cells ?? [];
  // a first row of one cell is a title: the table below it is wider
  const isTitle = own.filter(({ text }) => text !== '').length < 2;
  const width = isTitle ? Math.max(0, ...sheet.rows.map(({ cells }) => cells.length)) : own.length;
  for (const { row, cells } of sheet.rows)
    for (const [at, { problem }] of cells.entries())
      if (problem)
        throw new InputError(`${sheet.where}, cell ${columnLetter(at)}${row} ${problem.message}`, {
          where: `${sheet.where}, cell ${columnLetter(at)}${row}`,
          ...problem,
        });
  const sign = signOf(
    rows.flatMap(({ cells }) => cells.flatMap(({ text, kind }) => (kind === 'text' ? [text] : []))),
  );
  if (sign === 'both')
    throw new InputError(`${sheet.where} has decimals with a comma and with a point`, {
      where: sheet.where,
      allowed: 'one decimal sign in the whole file, no thousands separators',
      cure: 'write all decimals with one sign',
    });
  return {
    where: sheet.where,
    header: Array.from({ length: width }, (_, at) => own[at]?.text ?? ''),
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: Array.from({ length: width }, (_, at) => cells[at]?.text ?? ''),
    })),
    decimal:
      sign === ',' ||
      (sign === 'open' && rows.some(({ cells }) => cells.some(({ text }) => /^\d{1,3},\d{3}$/.test(text))))
        ? ','
        : '.',
    ...(sign === 'open' ? { isOpen: true } : {}),
  };
}
