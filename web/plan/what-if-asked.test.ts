import { expect, it } from 'vitest';
import { changesOf, NOTHING_ASKED } from './what-if-asked.ts';

const PLAN = {
  materials: [{ id: 'Ni cathode', usd_per_kg: 16, available_kg: null, isBought: true }],
};

it('asks for what was moved, and for nothing else', () => {
  expect(changesOf(NOTHING_ASKED, PLAN)).toEqual([]);
  expect(
    changesOf(
      {
        prices: { 'Ni cathode': 25, gone: 10 },
        out: ['R-1'],
        limit: { element: 'Fe', min: '', max: '20,5' },
        cap: { lot: 'R-2', most: '100' },
      },
      PLAN,
    ),
  ).toEqual([
    { what: 'price', material: 'Ni cathode', usd_per_kg: 20 },
    { what: 'without', material: 'R-1' },
    { what: 'limit', element: 'Fe', max_wtpct: 20.5 },
    { what: 'most', material: 'R-2', most_kg: 100 },
  ]);
});

it('does not cap a lot that is left out, nor take a number that may be two', () => {
  const asked = { ...NOTHING_ASKED, out: ['R-2'], cap: { lot: 'R-2', most: '100' } };
  expect(changesOf(asked, PLAN)).toEqual([{ what: 'without', material: 'R-2' }]);
  const limit = { element: 'Fe', min: '', max: '1,234' };
  expect(changesOf({ ...NOTHING_ASKED, limit }, PLAN)).toEqual([]);
});
