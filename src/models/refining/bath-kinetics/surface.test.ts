import { describe, expect, it } from 'vitest';
import { nitrogenSiteShare } from './surface.ts';

describe('nitrogen on a covered surface', () => {
  it('is that of Lee and Morita 2003 on iron with sulfur: 6.2e-5 v2 + 7.0e-6 v s + 4.0e-7 s2', () => {
    for (const covered of [0, 0.1, 1, 10, 100]) {
      const [v, s] = [1 / (1 + covered), covered / (1 + covered)];
      const published = 6.2e-5 * v * v + 7.0e-6 * v * s + 4.0e-7 * s * s;
      expect(nitrogenSiteShare(covered, covered)).toBeCloseTo(published / 6.2e-5, 12);
    }
  });

  it('falls about as 1/S at intermediate coverage (Fruehan and Martonik 1980), not as its square', () => {
    const slope = (low: number, high: number): number =>
      Math.log(nitrogenSiteShare(high, high) / nitrogenSiteShare(low, low)) / Math.log(high / low);
    expect(slope(2, 7)).toBeGreaterThan(-1.3);
    expect(slope(2, 7)).toBeLessThan(-0.9);
  });

  it('is the square of the free sites where oxygen covers the rest (Harashima 1987)', () => {
    expect(nitrogenSiteShare(0, 3)).toBeCloseTo(1 / 16, 12);
  });
});
