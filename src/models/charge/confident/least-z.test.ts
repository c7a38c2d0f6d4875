import { describe, expect, it } from 'vitest';
import { type AtZ, leastZ, Z_STEP } from './least-z.ts';

/** A search on a known surplus, with the z it asked for; no charge from `ceiling` on. */
async function searched(
  surplus: (z: number) => number,
  of: { from: number; guess: number; ceiling?: number },
): Promise<{ found: AtZ | null; asked: number[] }> {
  const asked: number[] = [];
  const found = await leastZ(async (z) => {
    asked.push(z);
    return z >= (of.ceiling ?? 9) ? null : { z, surplus: surplus(z) };
  }, of);
  return { found, asked };
}

describe('the least z that passes', () => {
  it.each([0.6, 1, 1.8])('is found to 0.02 in at most five tries on a line of slope %d', async (slope) => {
    for (const crossing of [1.7, 2.05, 2.6, 3.4]) {
      const { found, asked } = await searched((z) => slope * (z - crossing), { from: 1.645, guess: 2.6 });
      expect(found!.surplus).toBeGreaterThanOrEqual(0);
      expect(found!.z - crossing).toBeLessThanOrEqual(Z_STEP);
      expect(asked.length).toBeLessThanOrEqual(5);
    }
  });

  it('is bracketed to 0.02 where the pass rate jumps', async () => {
    const { found, asked } = await searched((z) => (z < 2.2137 ? -1.5 : 2), { from: 1.645, guess: 2.6 });
    expect(found!.z).toBeGreaterThanOrEqual(2.2137);
    expect(found!.z).toBeLessThanOrEqual(2.2137 + Z_STEP);
    expect(asked.length).toBeLessThan(20);
  });

  it('is the least asked for when that passes already', async () => {
    const { found, asked } = await searched((z) => z, { from: 1.645, guess: 1.645 });
    expect(found!.z).toBe(1.645);
    expect(asked).toEqual([1.645]);
  });

  it('is not reached, but as far as there are charges, where none passes', async () => {
    const { found } = await searched((z) => z - 5, { from: 1.645, guess: 2.6, ceiling: 2.31 });
    expect(found!.surplus).toBeLessThan(0);
    expect(found!.z).toBeGreaterThan(2.31 - 0.05);
    expect(found!.z).toBeLessThan(2.31);
    expect((await searched((z) => z, { from: 1.645, guess: 2.6, ceiling: 1.6 })).found).toBeNull();
  });
});
