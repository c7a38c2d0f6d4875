import { expect, it } from 'vitest';
import { tableText } from './text-table.ts';

const column = (head: string, numeric?: true) => ({ head, ...(numeric ? { numeric } : {}) });
const cells = (...row: readonly string[]) => row.map((one) => [one]);
const print = (
  columns: readonly { head: string; numeric?: true }[],
  rows: readonly (readonly string[])[],
  width = 80,
) => tableText({ columns, rows: rows.map((row) => cells(...row)) } as never, width);

it('sets heads at the foot of their lines, and rows at the top', () => {
  const lines = print([column('a'), column('two words', true)], [['x', '5']], 8);
  expect(lines).toEqual(['     two', 'a  words', 'x      5']);
});

it('widens the narrowest column first, and leaves no line longer than there is room', () => {
  const rows = [['R-1', 'one two three four five six', 'seven eight nine ten']];
  const lines = print([column('lot'), column('long'), column('short')], rows, 40);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  expect(lines[0]).toMatch(/^lot {2}long +short$/);
});

it('parts a table that is too wide, and repeats the columns that tell its rows apart', () => {
  const columns = [column('lot'), column('of'), column('a', true), column('b', true)];
  const rows = [
    ['R-1', 'x', '1111111111', '2222222222'],
    ['R-1', 'y', '3333333333', '4444444444'],
  ];
  expect(print(columns, rows, 20)).toEqual([
    ...['lot  of           a', 'R-1  x   1111111111', 'R-1  y   3333333333', ''],
    ...['lot  of           b', 'R-1  x   2222222222', 'R-1  y   4444444444'],
  ]);
  const told = [
    ['R-1', 'x', '1111111111', '2222222222'],
    ['R-2', 'x', '3333333333', '4444444444'],
  ];
  expect(print(columns, told, 20).slice(-3)).toEqual([
    'lot           b',
    'R-1  2222222222',
    'R-2  4444444444',
  ]);
});

it('tells each row by itself where not even two columns have room', () => {
  const columns = [column('lot'), column('sum', true), column('', true)];
  expect(
    print(
      columns,
      [
        ['R-1', '11111111', '22222222'],
        ['R-2', '', '3'],
      ],
      10,
    ),
  ).toEqual([...['R-1', '  sum:', '    11111111', '  22222222', 'R-2', '  3']]);
});

it('has a table of one column, and one without rows', () => {
  expect(print([column('lot')], [['R-1']], 2)).toEqual(['lot', 'R-1']);
  expect(print([column('lot'), column('kg', true)], [], 80)).toEqual(['lot  kg']);
});

it('leaves the cells empty that a row does not have', () => {
  expect(print([column('a'), column('b')], [['x'], ['y', 'z']])).toEqual(['a  b', 'x', 'y  z']);
});
