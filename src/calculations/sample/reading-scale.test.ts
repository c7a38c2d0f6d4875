import { describe, expect, it } from 'vitest';
import type { Reading } from './bath-readings.ts';
import { scaled, scaledReading, scaleSlope } from './reading-scale.ts';

const reading = (value_ppm: number, below = false): Reading => ({
  sample: 'S',
  element: 'Pb',
  at_s: 0,
  value_ppm,
  sd_ppm: 0.1,
  below,
});

describe('the scale of readings', () => {
  it('is logarithmic far above the method and linear at it', () => {
    const at = (ppm: number): number => scaled(ppm, { sd_ppm: 0.1 });
    expect(at(200) - at(100)).toBeCloseTo(Math.LN2, 4);
    expect(at(0.02) / at(0.01)).toBeCloseTo(2, 2);
    expect((at(1.001) - at(0.999)) / 0.002).toBeCloseTo(scaleSlope(1, { sd_ppm: 0.1 }), 6);
  });
  it('takes "<" as nothing where the model is far below, and as a wall where it is above', () => {
    const far = scaledReading(reading(1, true), 0.01, 0);
    const measured = scaledReading(reading(1), 1, 0);
    expect(far.own).toBeGreaterThan(1e4 * measured.own);
    const above = scaledReading(reading(1, true), 3, 0);
    const exact = scaledReading(reading(1), 3, 0);
    expect(above.own / exact.own).toBeGreaterThanOrEqual(1);
    expect(above.own / exact.own).toBeLessThan(1.1);
    expect(above.value).toBeLessThan(scaled(3, { sd_ppm: 0.1 }));
    expect(Math.abs(above.value - exact.value)).toBeLessThan(0.1);
  });
  it('stays finite where the model is absurdly above', () => {
    const { value, own } = scaledReading(reading(0.001, true), 1e6, 0);
    expect(Number.isFinite(value) && Number.isFinite(own)).toBe(true);
  });
});
