import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allMethods } from './registry.ts';
import { difference, faultsOf, type VectorFile } from './testing/vectors.ts';

const folder = new URL('./__fixtures__/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as VectorFile) }));

describe.each(files)('$name: $caseCount cases', ({ cases, caseCount }) => {
  it.each(cases)('$id $method', (vector) => {
    expect(faultsOf(vector)).toEqual([]);
  });
  it('is complete', () => {
    expect(cases.length).toBe(caseCount);
  });
});

describe('the comparison itself', () => {
  const tight = { quantity: 'x', value: 1, tolRel: 1e-9, source: 'here' };
  it('sees a value off by more than its tolerance, a missing one, another length and another word', () => {
    expect(difference(1 + 1e-8, 1, tight)).toMatch(/off by/);
    expect(difference([1, 2], [1, 2, 3], tight)).toMatch(/length/);
    expect(difference({ a: 1 }, { a: 1, b: 1 }, tight)).toMatch(/no number/);
    expect(difference('accept', 'reject', tight)).toMatch(/accept for reject/);
    expect(difference(1 + 1e-10, 1, tight)).toBeUndefined();
  });
  it('sees a case that should have been refused and one whose quantity does not exist', () => {
    const inputs = { n: 18, content: 0.9, confidence: 0.95 };
    const method = 'normalToleranceFactorOneSided';
    expect(
      faultsOf({ id: 'a', method, inputs, expected: [{ ...tight, quantity: 'throws', value: true }] }),
    ).toEqual(['was not refused']);
    expect(faultsOf({ id: 'b', method, inputs, expected: [{ ...tight, quantity: 'moon' }] })).toEqual([
      'moon is missing',
    ]);
  });
});

describe('the index', () => {
  it('has lost none of its files', () => {
    expect(files.length).toBeGreaterThanOrEqual(11);
  });
  it('names are unique and every method says what it needs', () => {
    const methods = allMethods();
    expect(new Set(methods.map(({ name }) => name)).size).toBe(methods.length);
    for (const method of methods)
      for (const field of ['title', 'formula', 'source', 'comparedWith', 'refuses'] as const)
        expect(method[field].length, `${method.name}.${field}`).toBeGreaterThan(5);
  });
});
