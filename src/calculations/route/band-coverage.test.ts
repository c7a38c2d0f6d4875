import { expect, it } from 'vitest';
import type { Coverage } from '../../models/refining/discrepancy/coverage.ts';
import { bandCoverageOf } from './band-coverage.ts';

const of = (more: Partial<Coverage>): Coverage => ({
  ...{ group: 'operation', n: 10, laboratories: 4, inside: 8, modelsAlone: 3, source: 'test' },
  ...more,
});
const known = [
  of({ group: 'all', n: 40, inside: 31, modelsAlone: 18 }),
  of({ group: 'nickel' }),
  of({ operation: 'electroslag' }),
  of({ operation: 'vacuum-induction' }),
  of({ operation: 'vacuum-induction', element: 'N', n: 4, inside: 4 }),
];

it('counts all numbers, those in nickel and those of the operations of a route', () => {
  const asked = { operations: ['vacuum-induction'], bands: 'published' } as const;
  expect(bandCoverageOf(known, asked)).toMatchObject({
    words: expect.stringContaining('held 31 of 40'),
    ...{ promised: 0.9, n: 40, inside: 31 },
    nickel: { n: 10, inside: 8 },
    operations: [
      { operation: 'vacuum-induction', n: 10, laboratories: 4, inside: 8 },
      { operation: 'vacuum-induction', element: 'N', n: 4, laboratories: 4, inside: 4 },
    ],
  });
  expect(bandCoverageOf(known, { ...asked, bands: 'left-out' })).toMatchObject({ inside: 18 });
});

it('says nothing where nothing was counted, nor of a route of tables', () => {
  expect(bandCoverageOf([], { operations: ['casting'], bands: 'published' })).toBeUndefined();
  expect(bandCoverageOf(undefined, { operations: ['casting'], bands: 'published' })).toBeUndefined();
  expect(bandCoverageOf(known, { operations: [], bands: 'published' })).toBeUndefined();
});
