import { describe, expect, it } from 'vitest';
import { expectedErrorWords } from './expected-errors.ts';

const known = [
  {
    operation: 'vacuum-induction',
    element: 'S',
    bias: 1.3,
    scatter: 1.6,
    n: 6,
    papers: 3,
    factor90: 4,
    source: 's',
  },
  { operation: 'vacuum-induction', element: 'N', bias: 0.8, n: 1, papers: 1, source: 's' },
] as const;

describe('expected errors in words', () => {
  it('tells each operation once, the elements that were compared, and that the others were not', () => {
    const operations = ['vacuum-induction', 'vacuum-arc', 'vacuum-induction'];
    expect(expectedErrorWords(known, { operations, elements: ['Ni', 'S', 'N'], base: 'Ni' })).toEqual([
      "in nickel alloys vacuum-induction's S came out x1.3 of measured (n = 6, 3 papers), factor 1.6, another furnace within a factor 4 either way; N came out x0.8 of measured (n = 1, 1 paper); other elements: not compared with measured nickel heats",
      'vacuum-arc: not compared with measured nickel heats',
    ]);
  });
  it('says nothing of nickel for a melt of another metal', () => {
    expect(
      expectedErrorWords(known, { operations: ['vacuum-induction'], elements: ['S'], base: 'Fe' }),
    ).toEqual(['predictions of melts of Fe: not compared with measured nickel heats']);
    expect(expectedErrorWords(known, { operations: [], elements: ['S'], base: 'Ni' })).toEqual([]);
  });
});
