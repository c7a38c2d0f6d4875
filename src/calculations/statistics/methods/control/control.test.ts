import { describe, expect, it } from 'vitest';
import { normalUpper } from '../../../../foundation/numerics/normal.ts';
import { standardNormal, streamKey } from '../../../../foundation/numerics/random.ts';
import {
  cusumRunLength,
  cusumRunLengthTwoSided,
  ewmaRunLength,
} from '../../../../foundation/statistics/control/average-run-length.ts';
import { cusumChart } from '../../../../foundation/statistics/control/cusum-tabular.ts';
import { ewmaChart } from '../../../../foundation/statistics/control/ewma.ts';
import { runMethod } from '../../registry.ts';

describe('average run length', () => {
  it('an EWMA of weight one is the Shewhart chart: 1/P(|z| > 3) = 370.4', () => {
    expect(ewmaRunLength({ lambda: 1, L: 3, shift: 0 })).toBeCloseTo(1 / (2 * normalUpper(3)), 4);
    expect(ewmaRunLength({ lambda: 1, L: 3, shift: 1 })).toBeCloseTo(
      1 / (normalUpper(2) + normalUpper(4)),
      4,
    );
  });
  it('a CUSUM whose interval closes is a one-sided Shewhart chart at k', () => {
    expect(cusumRunLength({ k: 3, h: 1e-9, shift: 0 })).toBeCloseTo(1 / normalUpper(3), 3);
  });
  it('simulated: k = 0.5, h = 4, shift 1 two-sided within 4 standard errors (2e4 runs, seed 61)', () => {
    const key = streamKey(61, 'cusum');
    let total = 0;
    let squares = 0;
    for (let run = 0; run < 20_000; run++) {
      let up = 0;
      let down = 0;
      let n = 0;
      while (up <= 4 && down <= 4) {
        const x = 1 + standardNormal(key, run * 1000 + n++);
        up = Math.max(0, up + x - 0.5);
        down = Math.max(0, down - x - 0.5);
      }
      total += n;
      squares += n * n;
    }
    const mean = total / 20_000;
    const sd = Math.sqrt(squares / 20_000 - mean * mean);
    const arl = cusumRunLengthTwoSided({ k: 0.5, h: 4, shift: 1 });
    expect(Math.abs(mean - arl)).toBeLessThan((4 * sd) / Math.sqrt(20_000));
  });
  it('false alarms are rarer on one side only, and the shift of either sign is seen alike', () => {
    const chart = { k: 0.5, h: 5, shift: 0 };
    expect(cusumRunLength(chart) / cusumRunLengthTwoSided(chart)).toBeCloseTo(2, 10);
    expect(cusumRunLengthTwoSided({ ...chart, shift: -1 })).toBeCloseTo(
      cusumRunLengthTwoSided({ ...chart, shift: 1 }),
      8,
    );
  });
});

describe('charts', () => {
  it('EWMA limits grow to the asymptotic ones; weight one plots the values', () => {
    const chart = ewmaChart([1, 2, 3], { target: 0, sigma: 1, lambda: 1, L: 3 });
    expect(chart.values).toEqual([1, 2, 3]);
    const slow = ewmaChart(new Array<number>(200).fill(0), { target: 0, sigma: 1, lambda: 0.1, L: 3 });
    expect(slow.upper[0]).toBeCloseTo(0.3, 12);
    expect(slow.upper[199]).toBeCloseTo(slow.asymptotic[1], 12);
  });
  it('a step up is signalled high, a step down low, and the values turned round swap the sums', () => {
    const x = [0, 0, 0, 1.5, 1.5, 1.5, 1.5, 1.5];
    const up = cusumChart(x, { target: 0, k: 0.5, h: 3.5 });
    const down = cusumChart(
      x.map((value) => -value),
      { target: 0, k: 0.5, h: 3.5 },
    );
    expect(up.signals[0]).toBe(7);
    expect(down.low).toEqual(up.high);
    expect(runMethod('cusumTabular', { x, target: 0, k: 0.5, h: 3.5, sigma: 1 }).quantities.firstSignal).toBe(
      7,
    );
  });
  it('the individuals chart marks the value that left', () => {
    const { quantities } = runMethod('individualsChart', { x: [5, 5.1, 4.9, 5, 5.1, 9, 5, 4.9, 5.1, 5] });
    expect(quantities.signals).toEqual([6]);
  });
});

describe('wide charts', () => {
  it('a limit for single values shortens the run of a wide EWMA to that of the single chart, and that of a far one not at all', () => {
    const wide = { lambda: 0.2, L: 12, shift: 0 };
    expect(ewmaRunLength({ ...wide, single: 3 }) / (1 / (2 * normalUpper(3)))).toBeCloseTo(1, 2);
    const usual = { lambda: 0.2, L: 2.962 };
    const both = (shift: number, single: number) => ewmaRunLength({ ...usual, shift, single });
    expect(both(0, 9) / ewmaRunLength({ ...usual, shift: 0 })).toBeCloseTo(1, 1.7);
    // Lucas and Saccucci (1990): a Shewhart limit of 4 costs little in control and sees a large shift sooner
    expect(both(0, 4)).toBeGreaterThan(0.95 * ewmaRunLength({ ...usual, shift: 0 }));
    expect(both(5, 4)).toBeLessThan(0.8 * ewmaRunLength({ ...usual, shift: 5 }));
  });
  it('a slow EWMA has a long run, a far CUSUM climbs by shift - k: h/(shift - k) steps', () => {
    expect(ewmaRunLength({ lambda: 0.03, L: 2.437, shift: 0 })).toBeGreaterThan(300);
    // Far from its limit the CUSUM climbs by shift - k per step.
    const arl = cusumRunLength({ k: 0.5, h: 60, shift: 2.5 });
    expect(Math.abs(arl - 60 / 2)).toBeLessThan(1);
  });
});
