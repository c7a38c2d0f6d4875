import type { ErrorDetail } from '../foundation/errors.ts';
import { parseReading, type Reading } from '../foundation/quantity/reading.ts';
import type { ColumnName, Columns } from './lot-columns.ts';
import { columnLetter, type RawRow, type RawTable } from './raw-table.ts';

/** Cells of one row by column name; every refusal goes to `faults` with the cell's address, nothing is thrown. */
export interface LotCells {
  readonly text: (name: ColumnName) => string;
  /** The text when it is one of `allowed`; a fault otherwise. */
  readonly oneOf: (name: ColumnName, allowed: readonly string[], otherwise?: string) => string;
  /** Digits of a decimal of at least 0; null when the cell is empty or refused. */
  readonly decimal: (name: ColumnName) => string | null;
  /** Reading of a result cell; null when it is not a decimal. */
  readonly reading: (text: string) => Reading | null;
  readonly at: (column: number) => string;
  readonly refuse: (place: ColumnName | number | undefined, detail: ErrorDetail) => void;
}

/** What a row of a table of lots says; what cannot be read goes to `faults` with its place. */
export function cellsOf(row: RawRow, table: RawTable, columns: Columns, faults: ErrorDetail[]): LotCells {
  const at = (column: number): string => row.cells[column] ?? '';
  const text = (name: ColumnName): string => at(columns.named.get(name) ?? -1);
  const reading = (cell: string): Reading | null => {
    try {
      return parseReading(table.decimal === ',' ? cell.replace(',', '.') : cell);
    } catch {
      return null;
    }
  };
  const refuse: LotCells['refuse'] = (place, detail) => {
    const column = typeof place === 'string' ? columns.named.get(place) : place;
    const where = column === undefined ? `row ${row.row}` : `cell ${columnLetter(column)}${row.row}`;
    faults.push({
      where: `${table.where}, ${where}`,
      ...(column === undefined ? {} : { value: at(column) }),
      ...detail,
    });
  };
  return {
    at,
    text,
    reading,
    refuse,
    oneOf: (name, allowed, otherwise) => {
      const found = text(name) || (otherwise ?? '');
      if (!allowed.includes(found))
        refuse(name, {
          message: `${name} "${text(name)}" is not one of the known values`,
          allowed: allowed.join(', '),
        });
      return found;
    },
    decimal: (name) => {
      if (text(name) === '') return null;
      const found = reading(text(name));
      if (found?.operator === '=' && found.value >= 0) return found.digits;
      refuse(name, {
        message: `${name} "${text(name)}" is not a number from 0`,
        allowed: 'a decimal without thousands separators',
      });
      return null;
    },
  };
}
