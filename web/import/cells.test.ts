import { expect, test } from 'vitest';
import { cellsNamed, rowsOf } from './cells.ts';

test('names each cell of a fault that is told once for several rows', () => {
  const found = cellsNamed([
    { where: 'a.csv, cells B2, B5 to B7 (Gewicht)', message: 'no mass', allowed: 'a number' },
    { where: 'a.csv, cell AC3', message: 'no day' },
    { where: 'a.csv, row 9', message: 'twice' },
  ]);
  expect([...found.keys()]).toEqual(['B2', 'B5', 'B6', 'B7', 'AC3']);
  expect(found.get('B6')).toBe('no mass: a number');
});

test('shows the rows with something wrong first, even where the cell itself is not read', () => {
  const cells = ['A2', 'A3', 'B3'].map((cell) => ({ cell, written: cell }));
  const rows = rowsOf(
    cells,
    new Map([
      ['B7', 'wrong'],
      ['B3', 'wrong'],
    ]),
  );
  expect(rows.map(({ row }) => row)).toEqual([3, 7, 2]);
  expect(rows[0]!.cells.get('B')).toBe('B3');
});
