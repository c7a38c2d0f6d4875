import { describe, expect, it } from 'vitest';
import { poissonUpper } from '../../../../foundation/numerics/poisson.ts';
import { fillUniform, streamKey } from '../../../../foundation/numerics/random.ts';
import {
  fitGumbel,
  gumbelDiagnostic,
  inclusionReturn,
} from '../../../../models/qualification/inclusions/inclusion-extremes.ts';
import { runMethod } from '../../registry.ts';

const gumbel = (u: number): number => 20 - 5 * Math.log(-Math.log(u));

describe('inclusion extremes', () => {
  it('finds location 20 and scale 5 of 5000 fields, and solves its own equation (seed 71)', () => {
    const x = Array.from(fillUniform(streamKey(71, 'gumbel'), new Float64Array(5000)), gumbel);
    const { location, scale } = fitGumbel(x);
    expect(location).toBeCloseTo(20, 0);
    expect(Math.abs(scale - 5)).toBeLessThan(0.2);
    const weights = x.map((value) => Math.exp(-value / scale));
    const total = weights.reduce((sum, w) => sum + w, 0);
    const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
    expect(scale - mean + x.reduce((sum, value, i) => sum + value * weights[i]!, 0) / total).toBeCloseTo(
      0,
      7,
    );
  });
  it('the 95 % interval of the largest in 1000 fields covers 0.90 or more (2000 sets of 24, seed 72)', () => {
    const truth = 20 - 5 * Math.log(-Math.log(0.999));
    const u = fillUniform(streamKey(72, 'return'), new Float64Array(24 * 2000));
    let covered = 0;
    for (let i = 0; i < 2000; i++) {
      const x = Array.from(u.subarray(24 * i, 24 * i + 24), gumbel);
      const { size, se } = inclusionReturn(fitGumbel(x), 1000, 24);
      if (Math.abs(size - truth) <= 1.96 * se) covered++;
    }
    // The standard error of E2283 is asymptotic: 24 fields cover a little less than nominal.
    expect(covered / 2000).toBeGreaterThan(0.9);
    expect(covered / 2000).toBeLessThan(0.97);
  });
  it('the fit test rejects 5 % of true sets and most uniform ones (1000 sets of 24, seed 73)', () => {
    const u = fillUniform(streamKey(73, 'fit'), new Float64Array(24 * 1000));
    let wrong = 0;
    let seen = 0;
    for (let i = 0; i < 1000; i++) {
      const values = u.subarray(24 * i, 24 * i + 24);
      const x = Array.from(values, gumbel);
      const flat = Array.from(values, (value) => (value < 0.5 ? 1 + value / 50 : 2 + value / 50));
      if (gumbelDiagnostic(x, fitGumbel(x)).verdict === 'FAIL') wrong++;
      if (gumbelDiagnostic(flat, fitGumbel(flat)).verdict === 'FAIL') seen++;
    }
    expect(Math.abs(wrong / 1000 - 0.05)).toBeLessThan(0.025);
    expect(seen / 1000).toBeGreaterThan(0.9);
  });
});

describe('rate per tonne', () => {
  it('bounds are where the tails are 5 %; no finding in 3 t shows a rate below 1/t', () => {
    const { quantities } = runMethod('poissonRatePerTonne', { count: 4, mass_t: 12 });
    expect(poissonUpper(4, 12 * (quantities.rateUpper95 as number))).toBeCloseTo(0.95, 10);
    expect(poissonUpper(3, 12 * (quantities.rateLower95 as number))).toBeCloseTo(0.05, 10);
    const none = runMethod('poissonRatePerTonne', { count: 0, mass_t: 3, limit_per_t: 1 }).quantities;
    expect(none.pass).toBe(true);
    expect(none.tonnesNeeded).toBeCloseTo(2.9957, 4);
    expect(none.rateLower95).toBe(0);
  });
});
