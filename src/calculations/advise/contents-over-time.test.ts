import { describe, expect, it } from 'vitest';
import { timeGrid } from './contents-over-time.ts';

const timesOf = (now_s: number, latest_s: number): readonly number[] =>
  timeGrid({ elements: ['Pb'], now_s, latest_s }).times_s;

describe('the times of a heat', () => {
  it('are minutes up to the latest', () => {
    expect(timesOf(30, 200)).toEqual([30, 90, 150, 200]);
    expect(timesOf(0, 9000)).toHaveLength(151);
    expect(timesOf(0, 0)).toEqual([0]);
  });

  it('stay minutes for what comes next, however late the latest is', () => {
    for (const latest_s of [9060, 20_000, 1e6, 1e8]) {
      const times_s = timesOf(600, 600 + latest_s);
      expect(times_s.slice(0, 101)).toEqual(Array.from({ length: 101 }, (_, k) => 600 + 60 * k));
      expect(times_s.length).toBeLessThanOrEqual(151);
      expect(times_s.at(-1)).toBe(600 + latest_s);
      const steps = times_s.slice(1).map((time_s, k) => time_s - times_s[k]!);
      steps.slice(1).forEach((step_s, k) => {
        expect(step_s).toBeGreaterThan(steps[k]! * (1 - 1e-6));
      });
    }
  });

  it('runs the furnace model at forty of them', () => {
    const { knots, times_s } = timeGrid({ elements: ['Pb'], now_s: 0, latest_s: 1e6 });
    expect(knots.length).toBeLessThanOrEqual(41);
    expect(knots.at(-1)).toBe(times_s.length - 1);
  });
});
