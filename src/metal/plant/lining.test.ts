import { expect, it } from 'vitest';
import { type Lining, liningLife, liningOf } from './lining.ts';

const lining = (over: Partial<Lining> = {}): Lining => ({
  id: 'F/1',
  furnaceId: 'F',
  material: 'MgO',
  maximumHeats: 10,
  heats: [],
  ...over,
});
const heat = (id: string, day: string) => ({ id, at: `2026-03-${day}T06:00:00Z` });

it('expects the end of a lining at the pace of its own heats', () => {
  const life = liningLife(lining({ heats: [{ heatId: 'OLD', gradeId: 'IN718' }] }), [
    heat('OLD', '01'),
    heat('A', '02'),
    heat('B', '04'),
    heat('C', '06'),
  ]);
  // three heats in four days are half a heat a day; six are left
  expect(life).toMatchObject({ heats: 4, left: 6, heatsPerDay: 0.5, expectedEnd: '2026-03-18' });
});

it('counts heats from the day of relining on, and expects nothing of one heat or of a life that is over', () => {
  const heats = [heat('A', '02'), heat('B', '04')];
  expect(liningLife(lining({ since: '2026-03-03' }), heats)).toMatchObject({
    heats: 1,
    heatsPerDay: null,
    expectedEnd: null,
  });
  expect(liningLife(lining({ maximumHeats: 1 }), heats)).toMatchObject({ left: -1, expectedEnd: null });
});

it('takes the lining that was put in last', () => {
  const linings = [
    lining({ id: 'F/2', since: '2026-02-01' }),
    lining(),
    lining({ id: 'G/1', furnaceId: 'G', since: '2026-09-01' }),
  ];
  expect(liningOf(linings, 'F')?.id).toBe('F/2');
  expect(liningOf(linings, 'H')).toBeUndefined();
});
