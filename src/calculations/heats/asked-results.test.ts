import { expect, it } from 'vitest';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { askedBeyond } from './asked-results.ts';

const spark = findMethod(dataFacts().analysisMethods, 'OES');
const niobium = { element: 'Nb', min_ppm: 47_500, max_ppm: 55_000 } as const;
/** True for a content [wt%] that is asked about. */
const isAsked = (known: Parameters<typeof askedBeyond>[0], content_wtpct: number): boolean => {
  const { below_ppm = 0, above_ppm = Number.POSITIVE_INFINITY } = askedBeyond(known, spark);
  return content_wtpct * 1e4 < below_ppm || content_wtpct * 1e4 > above_ppm;
};

it('asks about what lies far outside of the window and of the prediction, and not about ordinary scatter', () => {
  const known = { ...niobium, predicted: [{ mean_ppm: 51_000, sd_ppm: 600 }] };
  // two digits exchanged, and a sign that slipped
  expect([9.5, 0.51, 51].map((content) => isAsked(known, content))).toEqual([true, true, true]);
  // out of the window by what a trim puts right
  expect([4.6, 5.6, 5.9].map((content) => isAsked(known, content))).toEqual([false, false, false]);
});

it('takes the window for what is expected where nothing is predicted, and a factor of three for a lone limit', () => {
  const known = { ...niobium, predicted: [] };
  expect([9.5, 3.9].map((content) => isAsked(known, content))).toEqual([true, true]);
  expect([4.6, 5.6].map((content) => isAsked(known, content))).toEqual([false, false]);
  expect(askedBeyond({ element: 'S', max_ppm: 150, predicted: [] }, spark)).toEqual({ above_ppm: 450 });
  expect(askedBeyond({ element: 'La', min_ppm: 50, predicted: [] }, spark)).toEqual({ below_ppm: 50 / 3 });
});

it('asks about no bath that is still without what is added to it', () => {
  const known = {
    ...niobium,
    predicted: [{ mean_ppm: 51_000, sd_ppm: 600 }],
    cold_ppm: 9_000,
  };
  for (const one of [known, { ...known, predicted: [] }])
    expect([0.9, 3, 9.5].map((content) => isAsked(one, content))).toEqual([false, false, true]);
  // without limits on a side nothing is asked there
  expect(askedBeyond({ ...known, min_ppm: undefined }, spark)).not.toHaveProperty('below_ppm');
});
