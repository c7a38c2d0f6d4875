import { cleanText, EMPTY_CELL, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';

/** The sheet with cells that a person wrote anew, by letter and row ("B5"). */
export function withCells(sheet: Sheet, rewritten: Readonly<Record<string, string>>): Sheet {
  const byRow = new Map<number, Map<number, string>>();
  for (const [cell, text] of Object.entries(rewritten)) {
    const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const inRow = byRow.get(Number(row)) ?? new Map<number, string>();
    byRow.set(Number(row), inRow.set(columnOf(letters), text));
  }
  return byRow.size === 0
    ? sheet
    : { ...sheet, rows: sheet.rows.map((row) => written(row, byRow.get(row.row))) };
}

function written(row: SheetRow, anew: ReadonlyMap<number, string> | undefined): SheetRow {
  if (!anew) return row;
  const width = Math.max(row.cells.length, ...[...anew.keys()].map((at) => at + 1));
  const cells = Array.from({ length: width }, (_, at): SheetCell => {
    const text = anew.get(at);
    return text === undefined ? (row.cells[at] ?? EMPTY_CELL) : { text: cleanText(text), kind: 'text' };
  });
  return { ...row, cells };
}

/** Column from 0 of a letter. */
const columnOf = (letters: string): number =>
  [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;
