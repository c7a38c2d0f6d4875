import { describe, expect, it } from 'vitest';
import { decidingInput } from './deciding-input.ts';
import { drawInputs, middleInputs } from './draws.ts';
import { bandOf, judgeBand, judgeShare, keeps, widthOf } from './judge.ts';

const spread = (low: number, high: number): number[] =>
  Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);

describe('judging a band', () => {
  it('takes the 5 and 95 % points', () => {
    expect(bandOf(spread(0, 100))).toEqual({ p05: 5, median: 50, p95: 95 });
  });
  it('is inside when a published number lies in it, outside when not', () => {
    expect(judgeBand({ values: spread(1, 2), published: 1.5 })).toBe('inside');
    expect(judgeBand({ values: spread(1, 2), published: 3 })).toBe('outside');
    expect(judgeBand({ values: spread(1, 2), published: 3, within: { factor: 2 } })).toBe('inside');
  });
  it('decides nothing when it is more than 4 times wide, even when it covers the number', () => {
    expect(judgeBand({ values: spread(1, 8), published: 3 })).toBe('wide');
    expect(judgeBand({ values: spread(0, 1), published: 0.5, resolution: 0.3 })).toBe('inside');
  });
  it('asks a published range for half of the shorter of the two', () => {
    expect(judgeBand({ values: spread(1, 2), published: [1.2, 1.8] })).toBe('inside');
    expect(judgeBand({ values: spread(1, 2), published: [1.9, 3] })).toBe('outside');
  });
  it('judges a bound as a direction', () => {
    expect(judgeBand({ values: spread(1, 2), published: { atMost: 2 } })).toBe('inside');
    expect(judgeBand({ values: spread(1, 2), published: { atLeast: 1.5 } })).toBe('wide');
    expect([0, 0.5, 0.96].map(judgeShare)).toEqual(['outside', 'wide', 'inside']);
  });
  it('keeps to a number within its tolerance only', () => {
    expect(keeps(1.03, 1, { relative: 0.03 })).toBe(true);
    expect(keeps(1.031, 1, { relative: 0.03 })).toBe(false);
    for (const sign of [1, -1]) {
      expect(keeps(sign * 1.5, sign, { factor: 2 })).toBe(true);
      expect(keeps(sign * 2.1, sign, { factor: 2 })).toBe(false);
    }
    expect(widthOf({ p05: 0, median: 1, p95: 2 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('drawing what a paper does not state', () => {
  const ranges = {
    area: { low: 1, high: 100, unit: '1/m', scale: 'log', because: 'test' },
    wall: { words: ['MgO', 'CaO'], because: 'test' },
  } as const;
  it('gives the same inputs for the same set and draw, others for others', () => {
    expect(drawInputs('a', ranges, 3)).toEqual(drawInputs('a', ranges, 3));
    expect(drawInputs('a', ranges, 3)).not.toEqual(drawInputs('b', ranges, 3));
    expect(drawInputs('a', { area: ranges.area }, 3).area).toBe(drawInputs('a', ranges, 3).area);
  });
  it('fills the range evenly in the logarithm, and uses every word', () => {
    const drawn = Array.from({ length: 400 }, (_, j) => drawInputs('a', ranges, j));
    const decade = drawn.filter(({ area }) => Number(area) < 10).length;
    expect(decade).toBeGreaterThan(150);
    expect(decade).toBeLessThan(250);
    expect(new Set(drawn.map(({ wall }) => wall)).size).toBe(2);
    expect(middleInputs(ranges).area).toBeCloseTo(10, 9);
  });
  it('names the input that decides, and none when none stands out', () => {
    const drawn = Array.from({ length: 40 }, (_, j) => drawInputs('a', ranges, j));
    expect(
      decidingInput(
        drawn,
        drawn.map(({ area }) => Number(area) ** -2),
      ),
    ).toEqual({ decidedBy: 'area' });
    expect(
      decidingInput(
        drawn,
        drawn.map((_, j) => (j * 7919) % 41),
      ),
    ).toEqual({});
  });
});
