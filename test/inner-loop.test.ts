import { describe, expect, it } from 'vitest';
import { heapLeftBehind } from '../bench/support/inner-loop.ts';

/** Heap of one number that V8 boxes [bytes]. */
const BOXED = 16;

describe('inner loop of the kinetic kernels', () => {
  it('boxes less than one number per sample and substep', () => {
    const left = heapLeftBehind()
      .filter(({ furnace }) => furnace !== 'electroslag')
      .map(({ furnace, perSample }) => [furnace, perSample] as const);
    expect(left.map(([furnace]) => furnace)).toContain('electron beam');
    for (const [furnace, bytes] of left) expect(bytes, furnace).toBeLessThan(BOXED);
  });
});
