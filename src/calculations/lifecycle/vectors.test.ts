import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Case, faultsIn, faultsOf } from './testing/vectors.ts';

const folder = new URL('./__fixtures__/', import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  cases: (
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { readonly cases: readonly Case[] }
  ).cases.filter(({ command }) => command !== undefined),
}));

describe.each(files.filter(({ cases }) => cases.length > 0))('$name', ({ cases }) => {
  it.each(cases)('$id', (one) => {
    expect(faultsOf(one)).toEqual([]);
  });
});

describe('the comparison', () => {
  it('has lost none of its files, and sees a wrong value, a missing one and another length', () => {
    expect(files.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(26);
    expect(faultsIn({ x: 1.1 }, { x: 1 }, { rel: 0.01 })).toEqual(['.x: 1.1 for 1']);
    expect(faultsIn({}, { x: 1 }, { rel: 0.01 })).toHaveLength(1);
    expect(faultsIn({ x: [1] }, { x: [1, 2] }, { rel: 0.01 })).toHaveLength(1);
  });
});
