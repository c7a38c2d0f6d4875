import { expect, it } from 'vitest';
import type { BandCoverage, ExpectedErrorRow } from '../../documents/heats/expected-errors.ts';
import { readPage } from '../testing/read-page.ts';
import { expectedErrorsPage } from './expected-errors-page.ts';

const row: ExpectedErrorRow = {
  operation: 'vacuum-induction',
  element: 'N',
  bias: 1.9,
  scatter: 1.5,
  n: 5,
  papers: 3,
  source: 'a paper',
  factor90: 5,
};
const coverage: BandCoverage = {
  words: 'bands held 3 of 4.',
  promised: 0.9,
  bands: 'published',
  n: 4,
  inside: 3,
  operations: [{ operation: 'vacuum-induction', element: 'N', n: 4, laboratories: 2, inside: 3 }],
};
const read = (more: object, id: string) =>
  readPage(
    expectedErrorsPage({ format: 'remelt-expected-errors/1', rows: [row], notCompared: [], ...more }),
    id,
  );

it('tells what another furnace may be and how often that held, and takes nothing off', () => {
  expect(read({ coverage }, 'vacuum-induction-N').words[0]).toBe(
    'Predicted contents were x1.9 of the measured ones, over 5 comparisons from 3 papers. That is too little to take anything off a prediction. Expect another furnace within a factor of 5, either way: where 10 ppm are predicted, between 2 and 50 ppm. That is meant to hold in nine of ten furnaces. Of 4 published numbers in any metal 3 lay inside such a band, the laboratory left out.',
  );
  expect(read({}, 'vacuum-induction-N').words[0]).not.toContain('lay inside');
  expect(read({ coverage }, 'coverage').tables[0]).toContainEqual(['vacuum-induction', 'N', '3', '4', '2']);
});
