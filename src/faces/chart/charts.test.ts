import { describe, expect, it } from 'vitest';
import { barChart } from './bar-chart.ts';
import { readable } from './svg.ts';
import { windowChart } from './window-chart.ts';

const row = {
  element: 'Cr',
  unit: 'wt%',
  min: 20,
  max: 24,
  mean: 22,
  p05: 21.9,
  p95: 22.1,
  verdict: 'PASS',
} as const;

describe('charts', () => {
  it('the same data give the same text, a different number another', () => {
    expect(windowChart('Heat', [row])).toBe(windowChart('Heat', [row]));
    expect(windowChart('Heat', [row])).not.toBe(windowChart('Heat', [{ ...row, mean: 22.5 }]));
  });
  it('draws the mean at the middle of its window and a value outside at the rim, and says who is outside', () => {
    const centre = (chart: string): number => Number(/<circle cx="([\d.]+)"[^>]*fill="var/.exec(chart)?.[1]);
    expect(centre(windowChart('Heat', [row]))).toBeCloseTo(36 + 0.5 * (480 - 134 - 36), 1);
    const outside = windowChart('Heat', [{ ...row, mean: 40, verdict: 'FAIL' }]);
    expect(centre(outside)).toBe(480 - 134);
    expect(outside).toContain('aria-label="Heat. 1 elements; Cr FAIL"');
  });
  it('bars are proportional', () => {
    const widths = [
      ...barChart('Cost', 'USD', [
        { name: 'a', value: 50 },
        { name: 'b', value: 100 },
      ]).matchAll(/<rect[^>]*width="([\d.]+)"/g),
    ].map((match) => Number(match[1]));
    expect(widths[1]! / widths[0]!).toBeCloseTo(2, 2);
  });
  it('escapes names', () => {
    expect(barChart('a<b', 'USD', [{ name: '<script>', value: 1 }])).not.toContain('<script>');
  });
  it('writes numbers for people', () => {
    expect([0, 0.000123, 0.0123, 1.2345, 123.4, 12345.6, 1.5e7].map(readable)).toEqual([
      '0',
      '0.000123',
      '0.0123',
      '1.23',
      '123',
      '12346',
      '1.50e+7',
    ]);
  });
});
