import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Inputs } from './reader.ts';
import { allMethods, runMethod } from './registry.ts';

interface Expected {
  readonly quantity: string;
  readonly value: unknown;
  readonly tolAbs?: number;
  readonly tolRel?: number;
  readonly source: string;
}
interface Case {
  readonly id: string;
  readonly method: string;
  readonly inputs: Inputs;
  readonly expected: readonly Expected[];
}
interface VectorFile {
  readonly topic: string;
  readonly caseCount: number;
  readonly cases: readonly Case[];
}

const folder = new URL('./__fixtures__/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as VectorFile) }));

/** First difference beyond the tolerance, or undefined. A number without a tolerance is information only. */
function difference(actual: unknown, expected: unknown, tolerance: Expected, path = ''): string | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return `${path}: another length`;
    return firstOf(expected.map((item, i) => difference(actual[i], item, tolerance, `${path}[${i}]`)));
  }
  if (typeof expected === 'object' && expected !== null) {
    const record = actual as Record<string, unknown> | undefined;
    return firstOf(
      Object.entries(expected).map(([key, item]) =>
        difference(record?.[key], item, tolerance, `${path}.${key}`),
      ),
    );
  }
  if (typeof expected === 'number') {
    const { tolAbs, tolRel } = tolerance;
    if (typeof actual !== 'number') return `${path}: ${String(actual)} is no number`;
    if (tolAbs === undefined && tolRel === undefined) return undefined;
    const error = Math.abs(actual - expected);
    const near =
      (tolAbs !== undefined && error <= tolAbs) ||
      (tolRel !== undefined && error <= tolRel * Math.abs(expected));
    return near ? undefined : `${path}: ${actual} for ${expected}, off by ${error}`;
  }
  return actual === expected ? undefined : `${path}: ${String(actual)} for ${String(expected)}`;
}

const firstOf = (found: readonly (string | undefined)[]): string | undefined =>
  found.find((text) => text !== undefined);

/** Twenty-five digits of a factor: more than a double holds, information only. */
const INFORMATION = new Set(['kDecimalString']);

describe.each(files)('$name: $caseCount cases', ({ cases, caseCount }) => {
  it.each(cases)('$id $method', ({ method, inputs, expected }) => {
    if (expected.some(({ quantity }) => quantity === 'throws')) {
      expect(() => runMethod(method, inputs)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/input|validity/) }),
      );
      return;
    }
    const { quantities } = runMethod(method, inputs);
    for (const entry of expected) {
      expect(quantities, entry.quantity).toHaveProperty([entry.quantity]);
      if (INFORMATION.has(entry.quantity)) continue;
      expect(
        difference(quantities[entry.quantity], entry.value, entry),
        `${entry.quantity}, ${entry.source}`,
      ).toBeUndefined();
    }
  });
  it('is complete', () => {
    expect(cases.length).toBe(caseCount);
  });
});

describe('the index', () => {
  it('has 128 open cases in 11 files, and every method of theirs', () => {
    const counts = files.map(({ name, cases }) => `${name} ${cases.length}`);
    expect(counts).toEqual([
      'basis-pooled-anova.json 11',
      'basis-weibull-nonparametric.json 10',
      'capability.json 5',
      'diagnostics.json 17',
      'equivalency-acceptance.json 11',
      'fatigue-creep-regression.json 8',
      'gate-operating-characteristics.json 6',
      'growth-sequential-spc-bayes.json 20',
      'life-data.json 18',
      'nist-strd-numerics.json 9',
      'tolerance-normal.json 13',
    ]);
    expect(files.reduce((sum, { cases }) => sum + cases.length, 0)).toBe(128);
  });
  it('names are unique and every method says what it needs', () => {
    const methods = allMethods();
    expect(new Set(methods.map(({ name }) => name)).size).toBe(methods.length);
    for (const method of methods)
      for (const field of ['title', 'formula', 'source', 'comparedWith', 'refuses'] as const)
        expect(method[field].length, `${method.name}.${field}`).toBeGreaterThan(5);
  });
});
