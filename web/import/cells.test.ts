import { expect, test } from 'vitest';
import { cellsNamed, placeIn, rowsOf, wrongPlaces } from './cells.ts';

test('names each cell of a fault that is told once for several rows', () => {
  const found = cellsNamed([
    { where: 'a.csv, cells B2, B5 to B7 (Gewicht)', message: 'no mass', allowed: 'a number' },
    { where: 'a.csv, cell AC3', message: 'no day' },
    { where: 'a.csv, row 9', message: 'twice' },
  ]);
  expect([...found.keys()]).toEqual(['B2', 'B5', 'B6', 'B7', 'AC3']);
  expect(found.get('B6')).toBe('no mass: a number');
});

test('marks a cell that is wrong, and a row as a whole by its number', () => {
  const found = wrongPlaces([
    { row: 2, column: 'B', words: 'no mass: a number' },
    { row: 9, words: 'twice' },
  ]);
  expect([...found]).toEqual([
    ['B2', 'no mass: a number'],
    ['9', 'twice'],
  ]);
});

test('shows the rows with something wrong first, even where the cell itself is not read', () => {
  const cells = ['A2', 'A3', 'B3'].map((cell) => ({ cell, written: cell }));
  const rows = rowsOf(
    cells,
    new Map([
      ['B7', 'wrong'],
      ['3', 'wrong'],
    ]),
  );
  expect(rows.map(({ row }) => row)).toEqual([3, 7, 2]);
  expect(rows[0]!.cells.get('B')).toBe('B3');
});

test('names all cells of a fault that several rows have, and the sheet where it is about all of it', () => {
  const sheet = 'returns, July.xlsx, sheet Lots';
  expect(placeIn(`${sheet}, cells D6, D8, D13 to D15 (Forma)`, sheet)).toBe(
    'cells D6, D8, D13 to D15 (Forma)',
  );
  expect(placeIn(sheet, sheet)).toBe(sheet);
});
