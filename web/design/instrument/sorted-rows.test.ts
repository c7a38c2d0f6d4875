import { expect, it } from 'vitest';
import { type ListedColumn, sortedRows } from './sorted-rows.ts';

const column = (id: string, value: (row: Row) => string | number | null): ListedColumn<Row> => ({
  ...{ id, name: id, width: '1fr', sorts: true, value },
  cell: () => null,
});
interface Row {
  readonly of: string;
  readonly age: number | null;
}
const COLUMNS = [column('of', ({ of }) => of), column('age', ({ age }) => age)];
const ROWS: readonly Row[] = [
  { of: 'R-10', age: 5 },
  { of: 'R-9', age: null },
  { of: 'R-1', age: 40 },
];
const names = (order: Parameters<typeof sortedRows>[2]) =>
  sortedRows(ROWS, COLUMNS, order).map(({ of }) => of);

it('sorts numbers as numbers, also inside texts, and puts what is not known last either way', () => {
  expect(names({ by: 'of', isDown: false })).toEqual(['R-1', 'R-9', 'R-10']);
  expect(names({ by: 'age', isDown: true })).toEqual(['R-1', 'R-10', 'R-9']);
  expect(names({ by: 'age', isDown: false })).toEqual(['R-10', 'R-1', 'R-9']);
});

it('leaves rows as they are where no order is asked for, or one that is not a column', () => {
  expect(names(null)).toEqual(['R-10', 'R-9', 'R-1']);
  expect(names({ by: 'price', isDown: true })).toEqual(['R-10', 'R-9', 'R-1']);
});
