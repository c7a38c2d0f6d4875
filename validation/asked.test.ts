import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { askedBeyond } from '../src/calculations/heats/asked-results.ts';
import { dataFacts } from '../src/calculations/testing/data-facts.ts';
import { findMethod } from '../src/metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../src/metal/alloy/element.ts';
import type { Row } from './row.ts';

/** 5 to 95 % of a normal distribution [standard deviations]. */
const BAND = 3.29;

it('asks about no measured melt on nickel because of its prediction, and about 3 of 9 others', () => {
  const spark = findMethod(dataFacts().analysisMethods, 'OES');
  const rows = JSON.parse(readFileSync('validation/rows.json', 'utf8')) as readonly Row[];
  const asked = { nickel: 0, other: 0 };
  const tried = { nickel: 0, other: 0 };
  for (const { unit, compared, drawn } of rows) {
    if (unit !== 'ppm' || !compared || !drawn) continue;
    const { base, element, predicted, measured } = compared;
    const expected = { mean_ppm: predicted, sd_ppm: (drawn.p95 - drawn.p05) / BAND };
    const { below_ppm = 0, above_ppm = Number.POSITIVE_INFINITY } = askedBeyond(
      { element: element as ElementSymbol, predicted: [expected] },
      spark,
    );
    const of = base === 'Ni' ? 'nickel' : 'other';
    tried[of] += 1;
    if (measured < below_ppm || measured > above_ppm) asked[of] += 1;
  }
  expect([tried, asked]).toEqual([
    { nickel: 25, other: 9 },
    { nickel: 0, other: 3 },
  ]);
});
