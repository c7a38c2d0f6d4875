import { expect, it } from 'vitest';
import type { RawTable } from '../yard/raw-table.ts';
import { cellsOf, inCells } from './evidence-reading.ts';

const table: RawTable = {
  where: 'a.csv',
  header: ['Property', 'Heat No.', 'specimen', 'Wert', 'on'],
  rows: [{ row: 5, cells: ['strength', 'H1', 'B1', '1241', '2026-03-10'] }],
  decimal: '.',
};
const cellOf = (where: string) => inCells([{ where }], table, 'tensile')[0]?.where;

it('gives the cells of a table by letter and row', () => {
  const { columns, cells } = cellsOf(table);
  expect(columns[1]).toEqual({ column: 'B', heading: 'Heat No.' });
  expect(cells[3]).toEqual({ cell: 'D5', written: '1241' });
});

it('tells a fault at its cell, a missing unit at its value, and what no column holds at the row', () => {
  expect(cellOf('a.csv, row 5, heat')).toBe('a.csv, cell B5');
  expect(cellOf('a.csv, row 5, unit')).toBe('a.csv, cell D5');
  expect(cellOf('a.csv, row 5, object')).toBe('a.csv, cell A5');
  expect(cellOf('a.csv, row 5')).toBe('a.csv, cell A5');
  // a fault of the whole table, and of a cell already, stay as they are
  expect(cellOf('a.csv')).toBe('a.csv');
  expect(cellOf('a.csv, cell D5')).toBe('a.csv, cell D5');
});
