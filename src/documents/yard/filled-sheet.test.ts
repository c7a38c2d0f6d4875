import { expect, it } from 'vitest';
import { filledSheet } from './filled-sheet.ts';

const table = (rows: readonly (readonly string[])[]) => ({
  where: 'H-1.xlsx',
  header: ['number', 'lot_id', 'actual_kg'],
  rows: rows.map((cells, i) => ({ row: i + 2, cells })),
  decimal: '.' as const,
});

it('adds up the boxes of a lot, and keeps the order of the sheet', () => {
  const rows = [
    ['1', 'V-Ni', '261.05'],
    ['2a', 'R-7', '205.75'],
    ['2b', 'R-7', '205.80'],
    ['3', 'V-Al', '2.404'],
  ];
  expect(filledSheet(table(rows))).toEqual([
    { lot: 'V-Ni', actual_g: 261_050 },
    { lot: 'R-7', actual_g: 411_550 },
    { lot: 'V-Al', actual_g: 2404 },
  ]);
});

it('names the row of a box that was left empty', () => {
  const rows = [
    ['2a', 'R-7', '205.75'],
    ['2b', 'R-7', ''],
  ];
  expect(() => filledSheet(table(rows))).toThrow(/row 3: actual_kg of R-7 is ""/);
});
