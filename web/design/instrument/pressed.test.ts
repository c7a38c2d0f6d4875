import { describe, expect, it } from 'vitest';
import { orderOf, pressed } from './pressed.ts';

const COLUMNS = [
  { id: 'lot', sorts: true },
  { id: 'age', numeric: true, sorts: true },
  { id: 'why' },
] as const;
const orderIn = (sort: string | undefined) => orderOf(sort, COLUMNS);

describe('the heading of a column, pressed', () => {
  it('goes one way, the other way, and back to as at first; numbers begin with the largest', () => {
    const round = (column: (typeof COLUMNS)[number]) => {
      const first = pressed(null, column);
      const second = pressed(orderIn(first), column);
      return [first, second, pressed(orderIn(second), column)];
    };
    expect(round(COLUMNS[0])).toEqual(['lot', '-lot', undefined]);
    expect(round(COLUMNS[1])).toEqual(['-age', 'age', undefined]);
  });

  it('begins anew on another column', () => {
    expect(pressed(orderIn('-lot'), COLUMNS[1])).toBe('-age');
    expect(pressed(orderIn('age'), COLUMNS[0])).toBe('lot');
  });
});

it('reads the order of an address, and none of a column that is not sorted by', () => {
  expect(orderIn('-age')).toEqual({ by: 'age', isDown: true });
  expect([orderIn('why'), orderIn('toString'), orderIn(undefined)]).toEqual([null, null, null]);
});
