import { describe, expect, it } from 'vitest';
import type { StatisticPlot } from '../../documents/qualification/statistic-plot.ts';
import { statisticChart, statisticCharts } from './statistic-chart.ts';

const control: StatisticPlot = {
  kind: 'control',
  title: 'CUSUM',
  unit: '',
  lines: [
    { name: 'high', values: [0, 3, 5] },
    { name: 'low', values: [0, 0, 0] },
  ],
  centre: 0,
  upper: [4, 4, 4],
  lower: [-4, -4, -4],
  signals: [3],
};
const intervals: StatisticPlot = {
  kind: 'intervals',
  title: 'TOST',
  unit: 'MPa',
  margins: [-10, 10],
  rows: [{ name: 'difference', low: -3, middle: 1, high: 12, inside: false }],
};

describe('charts of statistics', () => {
  it('marks only the sum that signalled, and says where', () => {
    const chart = statisticChart(control);
    const circles = [...chart.matchAll(/<circle[^>]*fill="var\(--bad[^>]*>/g)];
    // One in the legend, one on the chart.
    expect(circles.length).toBe(2);
    expect(chart).toContain('signals at 3');
  });
  it('an interval beyond its margin is not drawn as good and is described as not inside', () => {
    const chart = statisticChart(intervals);
    expect(chart).toContain('difference -3 to 12, not inside');
    expect(chart).not.toContain('var(--good');
    expect(chart).toContain('difference [MPa]');
  });
  it('several charts stand one under the other in one picture', () => {
    const both = statisticCharts([control, intervals]);
    expect(both.match(/<svg /g)?.length).toBe(3);
    expect(both).toMatch(/<svg y="412" width="720" height="160"/);
    expect(statisticCharts([control])).toBe(statisticChart(control));
  });
});
