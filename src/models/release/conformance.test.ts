import { describe, expect, it } from 'vitest';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { conformanceProbability, guardedAcceptance } from './conformance.ts';

const p = (text: string, window: { min?: number; max?: number }, u: number | null): number | null =>
  conformanceProbability(parseReading(text), window, u);

describe('conformance probability', () => {
  it('JCGM 106, 7: between two limits it is what lies between them, 0.6827 one uncertainty from each', () => {
    expect(p('5', { min: 4, max: 6 }, 1)).toBeCloseTo(0.682689492137, 10);
    expect(p('3', { min: 4 }, 1)).toBeCloseTo(0.158655253931, 10);
    expect(p('5', { min: 4, max: 6 }, 0.1)).toBeCloseTo(1, 10);
  });
  it('a result known exactly conforms on its limits and between them, and nowhere else', () => {
    const window = { min: 4, max: 6 };
    expect(['4', '5', '6'].map((text) => p(text, window, 0))).toEqual([1, 1, 1]);
    expect(['3.9', '6.1'].map((text) => p(text, window, 0))).toEqual([0, 0]);
  });
  it('of "<2" the part above a minimum and below a maximum counts', () => {
    expect(p('<2', { min: 0.5, max: 1 }, null)).toBe(0.25);
    expect(p('<=2', { min: 0.5 }, 0.1)).toBe(0.75);
    expect(p('<2', { min: 3 }, null)).toBe(0);
    expect(p('<2', { max: 3 }, null)).toBe(1);
  });
  it('"<0" is a content of nothing: it conforms unless a minimum asks for more', () => {
    expect(p('<0', { max: 1 }, null)).toBe(1);
    expect(p('<0', { min: 0 }, null)).toBe(1);
    expect(p('<0', { min: 0.5 }, null)).toBe(0);
  });
  it('">" has no upper end, so nobody knows', () => {
    expect(p('>4', { min: 3 }, 0.1)).toBeNull();
  });
});

it('JCGM 106, 8.3: a guard band of z u is drawn in from each limit that there is', () => {
  const z = 1.6448536269514722;
  const both = guardedAcceptance({ min: 4, max: 6 }, 0.5, 0.95);
  expect(both.guard).toBeCloseTo(z / 2, 9);
  expect(both.min).toBeCloseTo(4 + z / 2, 9);
  expect(both.max).toBeCloseTo(6 - z / 2, 9);
  expect(guardedAcceptance({ min: 4 }, 0.5, 0.95)).not.toHaveProperty('max');
  expect(guardedAcceptance({ max: 6 }, 0.5, 0.95)).not.toHaveProperty('min');
});
