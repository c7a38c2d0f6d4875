import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { missFinite, samplingPlan } from './sampling-plan.ts';

describe('sampling plan', () => {
  it('tests 299 pieces for a 1 % stray missed with 5 % (the rule of three)', () => {
    const plan = samplingPlan({ strayShare: 0.01, missProbability: 0.05 });
    expect(plan.test).toBe(299);
    expect(plan.miss).toBeLessThanOrEqual(0.05);
    expect(0.99 ** 298).toBeGreaterThan(0.05);
  });

  it('needs fewer from a small lot: 258 of 1,000 and 48 of 50', () => {
    expect(samplingPlan({ strayShare: 0.01, missProbability: 0.05, pieces: 1000 }).test).toBe(258);
    // One stray among 50: the chance to miss it is (50 - n)/50, so 5 % needs 48.
    expect(samplingPlan({ strayShare: 0.01, missProbability: 0.05, pieces: 50 }).test).toBe(48);
  });

  it('is the least number that keeps the promise, for lots of every size', () => {
    for (const pieces of [7, 60, 250, 4000]) {
      const { test } = samplingPlan({ strayShare: 0.02, missProbability: 0.1, pieces, sensitivity: 0.98 });
      const lot = { pieces, strays: Math.ceil(0.02 * pieces), sensitivity: 0.98 };
      expect(missFinite(test, lot)).toBeLessThanOrEqual(0.1);
      expect(missFinite(test - 1, lot)).toBeGreaterThan(0.1);
    }
  });

  it('tends to the large lot and to certainty', () => {
    const large = samplingPlan({ strayShare: 0.01, missProbability: 0.05, pieces: 1e6 }).test;
    expect(Math.abs(large - 299)).toBeLessThanOrEqual(1);
    expect(missFinite(100, { pieces: 100, strays: 3, sensitivity: 1 })).toBe(0);
  });

  it.each([
    [{ strayShare: 0, missProbability: 0.05 }, 'strayShare'],
    [{ strayShare: 0.01, missProbability: 1 }, 'missProbability'],
    [{ strayShare: 0.01, missProbability: 0.05, pieces: 2.5 }, 'pieces'],
    [{ strayShare: 0.01, missProbability: 0.05, sensitivity: 0 }, 'sensitivity'],
    [{ strayShare: 0.01, missProbability: 0.05, pieces: 10, sensitivity: 0.5 }, 'sensitivity'],
  ])('refuses %j at %s', (question, path) => {
    let caught: unknown;
    try {
      samplingPlan(question);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InputError);
    expect((caught as InputError).details[0]?.path).toBe(path);
  });
});
