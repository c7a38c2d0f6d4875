import { describe, expect, it } from 'vitest';
import { fillNormal, streamKey } from '../../../../foundation/numerics/random.ts';
import { capabilityLowerBound } from '../../../../foundation/statistics/capability/process-capability-interval.ts';
import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import { toleranceFactor } from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { sdRatio } from '../../../../models/qualification/equivalency/sd-ratio-bound.ts';
import {
  basisPower,
  capabilityPower,
  sdRatioPower,
  smallestN,
} from '../../../../models/qualification/power/gate-power.ts';
import { runMethod } from '../../registry.ts';

const draws = 20_000;
const near = (observed: number, p: number): void =>
  expect(Math.abs(observed / draws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));

describe('power against simulation, 2e4 programmes each (seed 81)', () => {
  it('basis: 10 values, mean 2.8 SD above the minimum', () => {
    const z = fillNormal(streamKey(81, 'basis'), new Float64Array(10 * draws));
    const k = toleranceFactor(10, { content: 0.9, confidence: 0.95 });
    let passed = 0;
    for (let i = 0; i < draws; i++) {
      const { mean, sd } = momentsOf([...z.subarray(10 * i, 10 * i + 10)]);
      if (mean - k * sd >= -2.8) passed++;
    }
    near(passed, basisPower(10, 2.8, { content: 0.9, confidence: 0.95 }));
  });
  it('SD ratio: 20 candidates, 30 qualified, true ratio 1.1, limit 1.6', () => {
    const z = fillNormal(streamKey(81, 'ratio'), new Float64Array(50 * draws));
    const unit = { mean: 0, sd: 1 };
    const factor = sdRatio({ reference: { n: 30, ...unit }, candidate: { n: 20, ...unit } }).ratioUpper;
    let passed = 0;
    for (let i = 0; i < draws; i++) {
      const reference = momentsOf([...z.subarray(50 * i, 50 * i + 30)]).sd;
      const candidate = 1.1 * momentsOf([...z.subarray(50 * i + 30, 50 * i + 50)]).sd;
      if ((candidate / reference) * factor <= 1.6) passed++;
    }
    near(passed, sdRatioPower(20, { baselineN: 30, limit: 1.6, ratio: 1.1, confidence: 0.95 }));
  });
  it('capability: the bound exceeds the target as often as said (500 programmes)', () => {
    const z = fillNormal(streamKey(81, 'capability'), new Float64Array(15 * 500));
    let passed = 0;
    for (let i = 0; i < 500; i++) {
      const { mean, sd } = momentsOf([...z.subarray(15 * i, 15 * i + 15)]);
      // LSL lies 3 * 1.5 SD below the true mean.
      if (capabilityLowerBound((mean + 4.5) / (3 * sd), 15, 0.95) >= 1) passed++;
    }
    const p = capabilityPower(15, { target: 1, trueIndex: 1.5, confidence: 0.95 });
    expect(Math.abs(passed / 500 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 500));
  });
});

describe('how many more', () => {
  it('29 without failure, 46 with one: fewer prove nothing and have no power', () => {
    const plan = { statistic: 'zeroFailure', target: 0.9, trueReliability: 0.999 };
    expect(runMethod('gatePower', { ...plan, n: 28 }).quantities).toMatchObject({
      power: 0,
      needed: 29,
      more: 1,
    });
    expect(runMethod('gatePower', { ...plan, failures: 1, n: 40 }).quantities).toMatchObject({
      power: 0,
      needed: 46,
    });
  });
  it('a material at the limit can never be proved: null, not a number', () => {
    const { quantities } = runMethod('gatePower', { statistic: 'basis', marginInSd: 1.2, n: 30 });
    expect(quantities.needed).toBeNull();
    expect(quantities.more).toBeNull();
  });
  it('the smallest n is found also when power falls in between', () => {
    expect(smallestN((n) => (n === 7 ? 0.95 : 0.1), 0.9)).toBe(7);
    expect(smallestN(() => 0.1, 0.9, { limit: 20 })).toBeNull();
  });
});
