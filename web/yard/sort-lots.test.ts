import { describe, expect, it } from 'vitest';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { orderIn, pressed, sortLots } from './sort-lots.ts';

const lot = (id: string, over: Partial<YardLot> = {}) =>
  ({ id, grade: 'IN718', form: 'turnings', free_g: 1, payable_usd: null, why: [], ...over }) as YardLot;
const ids = (lots: readonly YardLot[], sort: string | undefined) =>
  sortLots(lots, orderIn(sort)).map(({ id }) => id);

describe('lots in an order', () => {
  it('count the numbers in their names, whatever the case of the letters', () => {
    const lots = [lot('R-10'), lot('r-9'), lot('A-100'), lot('R-9b')];
    expect(ids(lots, 'lot')).toEqual(['A-100', 'r-9', 'R-9b', 'R-10']);
    expect(ids(lots, '-lot')).toEqual(['R-10', 'R-9b', 'r-9', 'A-100']);
  });

  it('put the largest first with a minus, what has no price last, and what is equal as booked', () => {
    const lots = [
      lot('a', { payable_usd: 9 }),
      lot('b'),
      lot('c', { payable_usd: 10 }),
      lot('d', { payable_usd: 9 }),
    ];
    expect(ids(lots, '-worth')).toEqual(['c', 'a', 'd', 'b']);
    expect(ids(lots, 'worth')).toEqual(['b', 'a', 'd', 'c']);
  });

  it('stay as booked where the address names no column', () => {
    const lots = [lot('R-2'), lot('R-1')];
    expect(sortLots(lots, orderIn(undefined))).toBe(lots);
    expect(sortLots(lots, orderIn('toString'))).toBe(lots);
  });
});

describe('the heading of a column, pressed', () => {
  it('goes one way, the other way, and back to as booked; numbers begin with the largest', () => {
    const round = (id: 'lot' | 'age') => {
      const first = pressed(null, id);
      const second = pressed(orderIn(first), id);
      return [first, second, pressed(orderIn(second), id)];
    };
    expect(round('lot')).toEqual(['lot', '-lot', undefined]);
    expect(round('age')).toEqual(['-age', 'age', undefined]);
  });

  it('begins anew on another column', () => {
    expect(pressed(orderIn('-lot'), 'form')).toBe('form');
    expect(pressed(orderIn('lot'), 'worth')).toBe('-worth');
  });
});
