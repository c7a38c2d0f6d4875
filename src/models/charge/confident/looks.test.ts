import { describe, expect, it } from 'vitest';
import { fillUniform, streamKey } from '../../../foundation/numerics/random.ts';
import { lowerLimitOf } from '../judge.ts';
import { isDecided, type Look, lookOf, looksAt, oneLook } from './looks.ts';

const ALL = 4000;
const RUNS = 1500;

/** Share of counts of heats that pass with probability `rate` whose lower limit is above it when they stop, and draws of one. */
function wrongOf(rate: number, looks: readonly Look[]): { wrong: number; draws: number } {
  const drawn = new Float64Array(ALL);
  let wrong = 0;
  let draws = 0;
  for (let run = 0; run < RUNS; run++) {
    fillUniform(streamKey(41, `looks/${rate}/${run}`), drawn);
    let count = { passes: 0, samples: 0, failures: [] };
    for (const { samples } of looks) {
      const passes = drawn.subarray(0, samples).reduce((sum, one) => sum + (one < rate ? 1 : 0), 0);
      count = { ...count, passes, samples };
      if (isDecided(count, looks, rate)) break;
    }
    draws += count.samples / RUNS;
    if (lowerLimitOf(count, 1 - lookOf(looks, count).error) >= rate) wrong += 1 / RUNS;
  }
  return { wrong, draws };
}

describe('a count that stops as soon as it is decided', () => {
  it.each([0.9, 0.95, 0.99])('keeps the error of its lower limit at a true rate of %s', (rate) => {
    // what 1,500 counts tell apart: three standard errors
    const chance = 3 * Math.sqrt((0.05 * 0.95) / RUNS);
    expect(wrongOf(rate, looksAt(ALL)).wrong).toBeLessThan(0.05 + chance);
    const naive = looksAt(ALL).map(({ samples }) => ({ samples, error: 0.05 }));
    expect(wrongOf(rate, naive).wrong).toBeGreaterThan(0.05 + chance);
  });

  it('spends 5 % over its looks, and all of it on one look where draws are few', () => {
    const looks = looksAt(ALL);
    expect(looks.map(({ samples }) => samples)).toEqual([250, 500, 1000, 2000, 4000]);
    expect(looks.reduce((sum, { error }) => sum + error, 0)).toBeCloseTo(0.05, 12);
    expect(looksAt(400)).toEqual(oneLook(400));
  });

  it('stops early for what is sure and for what is hopeless, and late for what is near', () => {
    const looks = looksAt(ALL);
    const at = (passes: number, samples: number) => isDecided({ passes, samples, failures: [] }, looks, 0.95);
    expect(at(250, 250)).toBe(true);
    expect(at(210, 250)).toBe(true);
    expect(at(240, 250)).toBe(false);
    expect(at(1910, 2000)).toBe(false);
    // between two looks nothing is believed but that the rest cannot help
    expect(at(3000, 3000)).toBe(false);
    expect(at(2750, 3000)).toBe(true);
  });
});
