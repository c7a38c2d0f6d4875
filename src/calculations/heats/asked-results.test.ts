import { expect, it } from 'vitest';
import type { MassFraction } from '../../foundation/quantity/fractions.ts';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { askedResults } from '../lots/asked-results.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { PRINTED_SLIPS } from '../testing/slip-trial.ts';
import { askedBeyond, type KnownHeat, knownInHeat } from './asked-results.ts';

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

it('asks as about metal of a grade where nothing is predicted, and by a factor of three for a lone limit', () => {
  const known = { ...niobium, predicted: [] };
  expect([9.5, 0.51].map((content) => isAsked(known, content))).toEqual([true, true]);
  expect([3.9, 4.6, 5.6].map((content) => isAsked(known, content))).toEqual([false, false, false]);
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
  // without a limit on a side a fifth of the least that is expected is asked there
  expect(askedBeyond({ ...known, min_ppm: undefined }, spark)).toMatchObject({ below_ppm: 1800 });
});

it('asks about a sign that slipped inside of the limits too, where something is expected', () => {
  const sulfur = { element: 'S', max_ppm: 150 } as const;
  const predicted = { ...sulfur, predicted: [{ mean_ppm: 20, sd_ppm: 3 }] };
  expect([0.011, 0.0011, 0.002, 0.0015].map((content) => isAsked(predicted, content))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  // a charge alone, whose traces may be priors, does not say what the bath holds
  expect(isAsked({ ...sulfur, predicted: [], cold_ppm: 20 }, 0.011)).toBe(false);
});

it('knows of a heat its limits, and beside them what is expected of it', () => {
  const known = {
    from: 'IN718',
    limits: { Nb: { min: 0.0475 as MassFraction, max: 0.055 as MassFraction, basis: 'printed' } },
    predicted: [{ element: 'Nb', mean_ppm: 51_000, sd_ppm: 600 }],
    cold_ppm: new Map([['Nb' as const, 9000]]),
  } as const satisfies KnownHeat;
  expect(knownInHeat('Nb', known, spark)).toMatchObject({
    from: 'IN718, predicted 5.1 wt%',
    least_ppm: 9000,
    most_ppm: 55_000,
  });
  expect(knownInHeat('Cr', known, spark)).toBeUndefined();
});

it('asks about 1 right result in 285 where a published heat is typed as a bath sample of its grade', () => {
  const facts = dataFacts();
  const counts = { results: 0, asked: 0 };
  for (const { id, gradeId, kind, contents } of facts.publishedHeats) {
    if (gradeId === null || kind === 'nominal') continue;
    const { limits } = facts.grades.get(gradeId)!;
    const known = { from: gradeId, limits, predicted: [] };
    const row = entriesOf(contents)
      .filter(([element]) => !(PRINTED_SLIPS as readonly string[]).includes(`${id} ${element}`))
      .map(([element, fraction]) => ({ element, content_ppm: fraction * 1e6, isLess: false }));
    const metal = {
      method: spark,
      grade: gradeId,
      knownIn: (one: ElementSymbol) => knownInHeat(one, known, spark),
    };
    counts.results += row.length;
    counts.asked += askedResults(row, metal, facts).length;
  }
  expect(counts).toEqual({ results: 4007, asked: 14 });
});
