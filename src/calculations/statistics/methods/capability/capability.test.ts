import { describe, expect, it } from 'vitest';
import { noncentralTUpper } from '../../../../foundation/numerics/noncentral-t.ts';
import { fillNormal, streamKey } from '../../../../foundation/numerics/random.ts';
import { capabilityLowerBound } from '../../../../foundation/statistics/capability/process-capability-interval.ts';
import { requiredIndex } from '../../../../foundation/statistics/capability/required-observed-capability.ts';
import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import { runMethod } from '../../registry.ts';

describe('capability', () => {
  it('required index and lower bound invert each other', () => {
    for (const n of [5, 30, 200])
      for (const target of [0.7, 1.33, 2])
        expect(capabilityLowerBound(requiredIndex(n, target, 0.95), n, 0.95)).toBeCloseTo(target, 9);
  });
  it('one-sided bound covers within 3 standard errors: 1e5 samples of 8, true index 1.2 (seed 91)', () => {
    // bound <= truth exactly when the observed index is at most the required one of the truth.
    const draws = 100_000;
    const z = fillNormal(streamKey(91, 'capability'), new Float64Array(8 * draws));
    const limit = requiredIndex(8, 1.2, 0.95);
    let covered = 0;
    for (let i = 0; i < draws; i++) {
      const { mean, sd } = momentsOf([...z.subarray(8 * i, 8 * i + 8)]);
      if ((mean + 3.6) / (3 * sd) <= limit) covered++;
    }
    expect(Math.abs(covered / draws - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / draws));
  });
  it('the bound is the noncentrality at which the observed index is the 95 % point', () => {
    const bound = capabilityLowerBound(1.4, 20, 0.95);
    const p = noncentralTUpper(4.2 * Math.sqrt(20), { df: 19, noncentrality: 3 * bound * Math.sqrt(20) });
    expect(1 - p).toBeCloseTo(0.95, 12);
  });
  it('observed 1.33 from 10 parts proves less than 1: section 0 of the reference (2.22, 1.72, 1.52)', () => {
    expect(capabilityLowerBound(1.33, 10, 0.95)).toBeLessThan(1);
    expect([10, 30, 100].map((n) => Number(requiredIndex(n, 1.33, 0.95).toFixed(2)))).toEqual([
      2.22, 1.72, 1.52,
    ]);
  });
  it('one limit only: Cp does not exist and Cpk is the side there is; values add bounds and a fit', () => {
    const x = [10.1, 9.9, 10, 10.2, 9.8, 10, 10.1, 9.9];
    const { quantities, diagnostics } = runMethod('processCapability', { x, lsl: 9 });
    expect(quantities.cp).toBeNull();
    expect(quantities.cpk).toBe(quantities.cpl);
    expect(quantities.cplLowerExact95).toBeLessThan(quantities.cpl as number);
    expect(diagnostics[0]).toMatchObject({ name: 'fit:normal', verdict: 'PASS' });
  });
});
