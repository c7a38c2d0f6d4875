import { describe, expect, it } from 'vitest';
import { calibrationChart } from './calibration-chart.ts';

const honest = { stated: 0.5, right: 0.5, low: 0.4, high: 0.6, count: 80 };

describe('calibration chart', () => {
  const circle = (chart: string): number[] =>
    /<circle cx="([\d.]+)" cy="([\d.]+)"/.exec(chart)!.slice(1).map(Number);
  it('an honest bin lies on the diagonal, in the middle of the plot', () => {
    const [x, y] = circle(calibrationChart('Calibration', [honest]));
    expect([x, y]).toEqual([64 + 180, 16 + 180]);
  });
  it('a bin that is right too seldom lies below it and is marked, in words too', () => {
    const chart = calibrationChart('Calibration', [{ ...honest, right: 0.2, low: 0.1, high: 0.3 }]);
    expect(circle(chart)[1]).toBeGreaterThan(16 + 180);
    expect(chart).toContain('var(--bad');
    expect(chart).toContain('outside its band');
    expect(calibrationChart('Calibration', [honest])).not.toContain('outside its band');
  });
  it('names both axes with their unit', () => {
    const chart = calibrationChart('Calibration', [honest]);
    expect(chart).toContain('stated probability of the first candidate, 1');
    expect(chart).toContain('share that was right, 1');
  });
});
