import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { type ElementChange, stockWindow } from './stock-window.ts';

/** Even quantiles of a lognormal share kept, median `kept`, sd `sd` [ln]; nothing or `gained` picked up. */
const change = (kept: number, sd: number, gained = 0): ElementChange => {
  const n = 2001;
  const shares = Float64Array.from(
    { length: n },
    (_, s) => kept * Math.exp(sd * normalQuantile((s + 0.5) / n)),
  );
  return { kept: shares, gained: new Float64Array(n).fill(gained) };
};

describe('the window of remelt stock', () => {
  it('is that of the product where the route changes nothing', () => {
    expect(stockWindow({ min: 0.17, max: 0.21 }, change(1, 0), 0.95)).toEqual({ min: 0.17, max: 0.21 });
  });

  it('asks for more of what is lost, by the draws that lose most, and allows no more than the draws that lose least', () => {
    const { min, max } = stockWindow({ min: 0.0065, max: 0.0115 }, change(0.9, 0.05), 0.95);
    expect(min).toBeCloseTo((0.0065 / 0.9) * Math.exp(1.645 * 0.05), 5);
    expect(max).toBeCloseTo((0.0115 / 0.9) * Math.exp(-1.645 * 0.05), 5);
  });

  it('allows more of what is removed and less of what is picked up', () => {
    expect(stockWindow({ max: 20e-6 }, change(0.4, 0), 0.95).max).toBeCloseTo(50e-6, 12);
    expect(stockWindow({ max: 20e-6 }, change(1, 0, 8e-6), 0.95).max).toBeCloseTo(12e-6, 12);
  });

  it('crosses its ends where the spread of the route is wider than the window of the product', () => {
    const { min, max } = stockWindow({ min: 0.0065, max: 0.0075 }, change(0.9, 0.1), 0.95);
    expect(min!).toBeGreaterThan(max!);
    expect(stockWindow({ max: 5e-6 }, change(1, 0, 8e-6), 0.95).max).toBeLessThan(0);
  });

  it('finds no content too high where nothing of the element is kept', () => {
    expect(stockWindow({ max: 1e-6 }, change(0, 0), 0.95).max).toBeGreaterThan(1);
  });

  it('where nothing is kept and more than the limit is picked up, no content is low enough', () => {
    expect(stockWindow({ max: 5e-6 }, change(0, 0, 8e-6), 0.95).max).toBeLessThan(-1);
    expect(stockWindow({ max: 8e-6 }, change(0, 0, 8e-6), 0.95).max).toBeGreaterThan(1);
  });

  it('leaves open the end that the product leaves open', () => {
    expect(stockWindow({ min: 0.1 }, change(1, 0), 0.95)).toEqual({ min: 0.1 });
    expect(stockWindow({ max: 0.1 }, change(1, 0), 0.95)).toEqual({ max: 0.1 });
  });
});
