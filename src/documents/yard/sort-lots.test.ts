import { describe, expect, it } from 'vitest';
import { lotsBehind, orderIn, orderOfPlace, placeIn, sortLots } from './sort-lots.ts';
import type { YardLot } from './yard.ts';

const lot = (id: string, over: Partial<YardLot> = {}) =>
  ({
    id,
    grade: 'IN718',
    form: 'turnings',
    mass_g: 1,
    drawn_g: {},
    reserved_g: {},
    payable_usd: null,
    why: [],
    ...over,
  }) as YardLot;
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

  it('are sorted by what is left of them, free or on hold, and not by what was booked', () => {
    const lots = [
      lot('whole', { mass_g: 50, free_g: 50 }),
      lot('held', { mass_g: 80, free_g: 0, held_g: 80 }),
      lot('drawn', { mass_g: 90, free_g: 40, drawn_g: { 'H-1': 30 }, reserved_g: { 'H-2': 20 } }),
    ];
    expect(ids(lots, '-mass')).toEqual(['held', 'whole', 'drawn']);
  });

  it('stay as booked where the address names no column', () => {
    const lots = [lot('R-2'), lot('R-1')];
    expect(sortLots(lots, orderIn(undefined))).toBe(lots);
    expect(sortLots(lots, orderIn('toString'))).toBe(lots);
  });
});

it('go on behind a row wherever its lot stands now, whether it is there or not', () => {
  const lots = ['a', 'b', 'c', 'd', 'e'].map((id, node) => lot(id, { node, mass_g: [5, 3, 3, 3, 9][node]! }));
  for (const sort of ['mass', '-mass', 'lot', '-lot', 'form', '-booked']) {
    const order = orderIn(sort)!;
    const sorted = sortLots(lots, order);
    for (const [i, one] of sorted.entries()) {
      const row = placeIn(order, one);
      const rest = sorted.slice(i + 1);
      expect(lotsBehind(sorted, order, row)).toEqual(rest);
      // used up meanwhile
      expect(lotsBehind(sorted.toSpliced(i, 1), order, row)).toEqual(rest);
    }
  }
  const order = orderIn('mass')!;
  // moved to the end meanwhile: seen there again, and nobody else is
  const moved = sortLots(lots.with(1, lot('b', { node: 1, mass_g: 11 })), order);
  expect(lotsBehind(moved, order, placeIn(order, lots[1]!))!.map(({ id }) => id)).toEqual([...'cdaeb']);
  const others = [
    '',
    'x',
    '1',
    '1:',
    '1:2',
    '1:mass:',
    '1:mass:heavy',
    '-1:mass:2',
    '1:weight:2',
    '1:-mass:2',
    '1:lot:2',
  ];
  for (const row of others) expect(lotsBehind(lots, order, row)).toBeNull();
  expect(['1:-mass:2', '1:mass:heavy', '1:weight:2'].map(orderOfPlace)).toEqual(['-mass', null, null]);
});
