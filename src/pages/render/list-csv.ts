import type { CellKind, CellValue, ListTable } from '../../documents/contract/list.ts';
import { csvLine } from './csv-line.ts';

/** The head of a table as CSV: names of its columns, with their units. */
export const csvHead = ({ columns }: Pick<ListTable, 'columns'>): string =>
  csvLine(columns.map(({ name }) => name));

/** Lines of a table as CSV: numbers with all their digits, and no text that a spreadsheet would compute. */
export function csvLines(
  { columns }: Pick<ListTable, 'columns'>,
  lines: Iterable<readonly CellValue[]>,
): string {
  let text = '';
  for (const line of lines) text += csvLine(line.map((value, i) => cellOf(value, columns[i]!.kind)));
  return text;
}

const cellOf = (value: CellValue, kind: CellKind): string | number | null =>
  typeof value === 'boolean' ? String(value) : kind === 'decimal' && value !== null ? String(value) : value;
