import { describe, expect, it } from 'vitest';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import type { Limit } from '../../metal/alloy/specification.ts';
import { qualifiedRange } from './qualified-range.ts';

const limits: Record<'Cr' | 'S', Limit> = {
  Cr: { min: asMassFraction(0.18), max: asMassFraction(0.22), basis: 'printed' },
  S: { max: asMassFraction(20e-6), basis: 'printed' },
};
/** Ten heats with mean 20 wt% and standard deviation 0.2 wt%. */
const spread = [-1.5, -1, -0.8, -0.3, 0, 0, 0.3, 0.8, 1, 1.5].map((z) => 0.2 * z);
const unit = Math.sqrt(spread.reduce((sum, x) => sum + x * x, 0) / 9);
const heats = spread.map((x) => ({ Cr: 20 + (0.2 * x) / unit, S: 5e-4 * Math.exp(x) }));

describe('the range of qualified heats', () => {
  it('is mean +- k sd with k = 2.856 for ten heats, 90 % with 95 % (Odeh and Owen 1980, table 3)', () => {
    const { ranges } = qualifiedRange(heats, limits);
    expect(100 * ranges.Cr!.min!).toBeCloseTo(20 - 2.856 * 0.2, 3);
    expect(100 * ranges.Cr!.max!).toBeCloseTo(20 + 2.856 * 0.2, 3);
  });

  it('of a maximum alone is the one-sided limit, by logarithms: k = 2.355 for ten heats (Owen 1963)', () => {
    const { ranges } = qualifiedRange(heats, limits);
    expect(ranges.S!.min).toBeUndefined();
    expect(Math.log(ranges.S!.max! / 5e-6)).toBeCloseTo(2.355 * unit, 3);
  });

  it('never leaves the window, though heats scatter more', () => {
    const wild = heats.map(({ Cr, S }) => ({ Cr: 20 + 10 * (Cr - 20), S: 4 * S }));
    const { ranges } = qualifiedRange(wild, limits);
    expect(ranges).toEqual({ Cr: { min: 0.18, max: 0.22 }, S: { max: 20e-6 } });
  });

  it('is the middle of the window for what nine heats give, or all the same, and says so', () => {
    const few = qualifiedRange(heats.slice(1), limits);
    expect(few.ranges.Cr).toEqual({ min: expect.closeTo(0.188, 9), max: expect.closeTo(0.212, 9) });
    const same = qualifiedRange(
      heats.map(() => ({ Cr: 20, S: 5e-4 })),
      limits,
      0.5,
    );
    expect(same.ranges.Cr).toEqual({ min: expect.closeTo(0.19, 9), max: expect.closeTo(0.21, 9) });
    expect(same.assumed.map(({ what }) => what).join()).toMatch(/internal range of Cr, S/);
  });
});
