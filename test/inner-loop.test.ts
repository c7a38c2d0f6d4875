import { describe, expect, it } from 'vitest';
import { heapLeftBehind } from '../bench/support/inner-loop.ts';

/** Heap of one number that V8 boxes [bytes]. */
const BOXED = 16;

describe('inner loop of the kinetic kernels', () => {
  it('boxes no number in most substeps of a sample', () => {
    const left = heapLeftBehind();
    expect(left.map(({ furnace }) => furnace)).toContain('electroslag');
    for (const { furnace, perSample } of left) expect(perSample, furnace).toBeLessThan(BOXED / 2);
  });
});
