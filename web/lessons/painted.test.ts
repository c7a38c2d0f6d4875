import { expect, it } from 'vitest';
import type { Content } from '../../src/documents/results/reading.ts';
import { headingOver, nameOfRow, paintedCells } from './painted.ts';

const line = (row: number, ...texts: readonly string[]) => ({
  row,
  cells: texts.flatMap((text, from) => (text === '' ? [] : [{ text, from }])),
});
const TABLE = {
  where: 'a.csv',
  isText: false,
  more: 0,
  lines: [
    line(1, 'Sample', 'Ex', 'Cr', 'Error', 'Ni'),
    line(2, '', '', '%', '%', '%'),
    line(3, 'M1', '', '18.2', '0.1', '18.2'),
    line(4, 'M1', 'X', '18.4', '0.1', '<53'),
  ],
};
const content = (row: number, element: string, text: string, more: Partial<Content> = {}): Content => ({
  ...{ sample: 'M1', element, text, unit: '%', value_wtpct: Number(text), row },
  ...more,
});

it('paints each content where it stands, one cell for each of two that are printed alike', () => {
  const rows = [
    content(3, 'Cr', '18.2', { burn: 1, spread: { value: 0.1, k: 2 } }),
    content(3, 'Ni', '18.2', { burn: 1 }),
    content(4, 'Cr', '18.4', { burn: 2, flag: 'excluded' }),
    content(4, 'Ni', '<53', { burn: 2, flag: 'below', struck: true, value_wtpct: null }),
  ];
  const painted = paintedCells(TABLE, rows);
  expect(painted.get('3 2')).toEqual({
    paint: 'content',
    words: 'M1 (1), Cr 18.2 % = 18.2 wt%, ± 0.1 wt% (k = 2)',
  });
  expect(painted.get('3 4')).toMatchObject({ paint: 'content', words: 'M1 (1), Ni 18.2 % = 18.2 wt%' });
  expect(painted.get('3 3')).toBeUndefined();
  expect([painted.get('4 2')?.paint, painted.get('4 4')?.paint]).toEqual(['struck', 'struck']);
  expect(painted.get('4 0')?.paint).toBe('sample');
});

it('finds a content within a line of words, and not within a longer number', () => {
  const letter = { ...TABLE, isText: true, lines: [line(9, 'Tungsten ..... 14.1 % / 114.0 %')] };
  expect(paintedCells(letter, [content(9, 'W', '14.1')]).get('9 0')?.paint).toBe('content');
  expect(paintedCells(letter, [content(9, 'W', '14.0')]).size).toBe(0);
});

it('names the heading over a cell past the line of units, and the name of a row', () => {
  const [, , row] = TABLE.lines;
  expect(row!.cells.map((cell) => headingOver(TABLE, 3, cell))).toEqual(['Sample', 'Cr', 'Error', 'Ni']);
  expect(nameOfRow(row!)).toBe('M1');
  expect(headingOver({ ...TABLE, lines: [row!] }, 3, row!.cells[1]!)).toBeNull();
});

it('takes the nearest heading where blanks divide the columns', () => {
  const head = {
    row: 1,
    cells: [
      { text: 'Name', from: 0 },
      { text: 'Mass', from: 12 },
      { text: 'Oxygen', from: 20 },
    ],
  };
  const below = {
    row: 2,
    cells: [
      { text: 'VIM-2240', from: 0 },
      { text: '1.01', from: 12 },
      { text: '8.09', from: 22 },
    ],
  };
  const table = { where: 'a.txt', isText: true, more: 0, lines: [head, below] };
  expect(below.cells.map((cell) => headingOver(table, 2, cell))).toEqual(['Name', 'Mass', 'Oxygen']);
});
