import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, meantWord } from './near-words.ts';

describe('edit distance', () => {
  it('matches Levenshtein: kitten to sitting 3, flaw to lawn 2, empty to abc 3', () => {
    expect([
      editDistance('kitten', 'sitting'),
      editDistance('flaw', 'lawn'),
      editDistance('', 'abc'),
    ]).toEqual([3, 2, 3]);
  });
  it('is a metric: zero only for equal words, symmetric, triangle (seed 20261124)', () => {
    const word = fc.string({ maxLength: 6 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
      { seed: 20261124 },
    );
  });
});

describe('the word that was meant', () => {
  it.each([
    ['Argon', ['vacuum', 'argon', 'Ar'], 'argon'],
    ['temperatur_K', ['time_s', 'temperature_K'], 'temperature_K'],
    ['AL2O3', ['MgO', 'Al2O3'], 'Al2O3'],
    ['stong', ['strong', 'normal'], 'strong'],
    ['CaO2', ['MgO', 'CaO'], 'CaO'],
  ])('%s of %j is %s', (word, known, meant) => expect(meantWord(word, known)).toBe(meant));

  it.each([
    ['high', ['none', 'weak', 'strong']],
    ['Fe', ['MgO', 'CaO', 'Ar']],
    ['argon', []],
  ])('%s is none of %j', (word, known) => expect(meantWord(word, known)).toBeUndefined());
});
