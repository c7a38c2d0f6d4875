import { expect, it } from 'vitest';
import { changesOf, farLimit, NOTHING_ASKED, windowOf } from './what-if-asked.ts';

const PLAN = {
  materials: [{ id: 'Ni cathode', usd_per_kg: 16, available_kg: null, isBought: true }],
  windows_wtpct: { Fe: { min: 17, max: 21 }, S: { max: 0.0015 } },
};

it('asks for what was moved, and for nothing else', () => {
  expect(changesOf(NOTHING_ASKED, PLAN)).toEqual([]);
  expect(
    changesOf(
      {
        prices: { 'Ni cathode': 25, gone: 10 },
        out: ['R-1'],
        limit: { element: 'Fe', min: '', max: '20,5', isMeant: false },
        cap: { lot: 'R-2', most: '100' },
        share: { form: 'turnings', most: '12,5' },
        element: { name: 'Co', by: '5', isCheaper: true },
      },
      PLAN,
    ),
  ).toEqual([
    { what: 'price', material: 'Ni cathode', usd_per_kg: 20 },
    { what: 'without', material: 'R-1' },
    { what: 'limit', element: 'Fe', max_wtpct: 20.5 },
    { what: 'most', material: 'R-2', most_kg: 100 },
    { what: 'share', of: { form: 'turnings', max: 0.125 } },
    { what: 'element', element: 'Co', more_usd_per_kg: -5 },
  ]);
});

it('does not cap a lot that is left out, nor take a number that may be two', () => {
  const asked = { ...NOTHING_ASKED, out: ['R-2'], cap: { lot: 'R-2', most: '100' } };
  expect(changesOf(asked, PLAN)).toEqual([{ what: 'without', material: 'R-2' }]);
  const limit = { element: 'Fe', min: '', max: '1,234', isMeant: false };
  expect(changesOf({ ...NOTHING_ASKED, limit }, PLAN)).toEqual([]);
  const share = { form: 'turnings', most: '120' };
  expect(changesOf({ ...NOTHING_ASKED, share }, PLAN)).toEqual([]);
  expect(changesOf({ ...NOTHING_ASKED, share: { ...share, most: '0' } }, PLAN)).toEqual([
    { what: 'share', of: { form: 'turnings', max: 0 } },
  ]);
});

it('takes a limit with the unit behind it, as the verbs do', () => {
  const limit = (element: string, max: string) => ({
    ...NOTHING_ASKED,
    limit: { element, min: '', max, isMeant: false },
  });
  for (const typed of ['16 ppm', '16ppm', '16', '0,0016 wt%', '0.0016%', '16 µg/g', '16000 ppb'])
    expect(changesOf(limit('S', typed), PLAN), typed).toEqual([
      { what: 'limit', element: 'S', max_wtpct: 0.0016 },
    ]);
  expect(changesOf(limit('Fe', '205000 ppm'), PLAN)).toEqual([
    { what: 'limit', element: 'Fe', max_wtpct: 20.5 },
  ]);
  // a slip of the unit is asked about, and words are no number
  expect(farLimit(limit('S', '16 wt%'), PLAN)).toEqual({ typed: 160_000, planned: 15 });
  for (const typed of ['16 kg', 'ppm', '16 ppm ppm'])
    expect(changesOf(limit('S', typed), PLAN), typed).toEqual([]);
});

it('takes a limit in the unit of the plan, and asks about one far from it', () => {
  expect(windowOf(PLAN, 'S')).toEqual({ min: 0, max: 15, unit: 'ppm' });
  expect(windowOf(PLAN, 'Fe')).toEqual({ min: 17, max: 21, unit: 'wt%' });
  const asked = (element: string, max: string, isMeant = false) => ({
    ...NOTHING_ASKED,
    limit: { element, min: '', max, isMeant },
  });
  // 10 is 10 ppm of sulphur, and never 10 wt%
  expect(changesOf(asked('S', '10'), PLAN)).toEqual([{ what: 'limit', element: 'S', max_wtpct: 0.001 }]);
  expect(farLimit(asked('S', '10'), PLAN)).toBeUndefined();
  for (const [element, typed, planned] of [
    ['S', 0.001, 15],
    ['S', 1000, 15],
    ['Fe', 300, 21],
  ] as const) {
    expect(farLimit(asked(element, String(typed)), PLAN)).toEqual({ typed, planned });
    expect(changesOf(asked(element, String(typed)), PLAN)).toEqual([]);
  }
  expect(changesOf(asked('S', '0.001', true), PLAN)).toEqual([
    { what: 'limit', element: 'S', max_wtpct: 1e-7 },
  ]);
});
