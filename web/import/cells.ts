import type { SheetReadingDocument } from '../../src/documents/yard/sheet-order.ts';

/** Cells of a sheet by letter and row, as written. */
type Cells = readonly Pick<SheetReadingDocument['cells'][number], 'cell' | 'written'>[];

/** What is wrong by place: "B5" for a cell, "5" for a row as a whole. */
export const wrongPlaces = (marks: SheetReadingDocument['marks']): ReadonlyMap<string, string> =>
  new Map(marks.map(({ row, column = '', words }) => [`${column}${row}`, words]));

/** What is wrong by cell: "B5" to its words; "cells B2, B5 to B9" names several. */
export function cellsNamed(faults: SheetReadingDocument['faults']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { where = '', message = '', allowed } of faults) {
    const words = allowed === undefined ? message : `${message}: ${allowed}`;
    const place = /\bcells? ([A-Z0-9, to]+)/.exec(where)?.[1] ?? '';
    for (const part of place.split(',')) {
      const [, column, from, to] = /([A-Z]+)(\d+)(?: to [A-Z]+(\d+))?/.exec(part) ?? [];
      if (column === undefined || from === undefined) continue;
      for (let row = Number(from); row <= Number(to ?? from); row++) found.set(`${column}${row}`, words);
    }
  }
  return found;
}

/** The cells or rows of a fault, without the sheet that they all stand in; its name where a fault is about all of it. */
export const placeIn = (where = '', sheet: string): string =>
  where.startsWith(`${sheet}, `) ? where.slice(sheet.length + 2) : where;

interface Row {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
  readonly isWrong: boolean;
}

/** Rows of the sheet as written, those with something wrong first. */
export function rowsOf(cells: Cells, wrong: ReadonlyMap<string, string>): readonly Row[] {
  const rows = new Map<number, Map<string, string>>();
  for (const { cell, written } of cells) {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const known = rows.get(Number(row)) ?? new Map<string, string>();
    known.set(column, written);
    rows.set(Number(row), known);
  }
  const bad = new Set([...wrong.keys()].map((cell) => Number(cell.replace(/^[A-Z]+/, ''))));
  for (const row of bad) if (!rows.has(row)) rows.set(row, new Map());
  return [...rows]
    .map(([row, found]) => ({ row, cells: found, isWrong: bad.has(row) }))
    .sort((a, b) => Number(b.isWrong) - Number(a.isWrong) || a.row - b.row);
}
