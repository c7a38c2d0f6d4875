import { describe, expect, it } from 'vitest';
import type { XyPlot } from '../../documents/page-charts.ts';
import { xyChart } from './xy-chart.ts';

const plot: XyPlot = {
  title: 'Title <x>',
  description: 'what it shows',
  x: { label: 'life [h]', range: [0, 10] },
  y: { label: 'share', range: [0, 1] },
  series: [
    { kind: 'points', name: 'values', points: [[5, 0.5]] },
    {
      kind: 'line',
      step: true,
      points: [
        [0, 1],
        [10, 0.2],
      ],
    },
    { kind: 'rule', axis: 'y', at: 0.25, dashed: true, name: 'limit' },
  ],
};
const numbers = (chart: string, pattern: RegExp): number[] =>
  [...(pattern.exec(chart) ?? [])].slice(1).map(Number);

describe('xy chart', () => {
  it('puts the middle of the data in the middle of the axes', () => {
    const [cx, cy] = numbers(
      xyChart(plot),
      /<circle cx="([\d.]+)" cy="([\d.]+)" r="3.5" fill="var\(--accent, #1f5fa8\)"\/><polyline/,
    );
    expect(cx).toBeCloseTo((78 + 702) / 2, 0);
    expect(cy).toBeCloseTo((34 + 354) / 2, 0);
  });
  it('a step holds its value until the next', () => {
    const corners = /<polyline points="([^"]+)"/.exec(xyChart(plot))?.[1]?.split(' ');
    expect(corners?.length).toBe(3);
    expect(corners?.[0]?.split(',')[1]).toBe(corners?.[1]?.split(',')[1]);
  });
  it('a logarithmic axis spaces decades evenly and leaves out what it can not show', () => {
    const chart = xyChart({
      ...plot,
      x: { label: 'x', log: true, range: [1, 100] },
      series: [
        {
          kind: 'points',
          tone: 'ink',
          points: [
            [1, 0],
            [10, 0],
            [100, 0],
          ],
        },
      ],
    });
    const at = [...chart.matchAll(/<circle cx="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(at[2]! - at[1]!).toBeCloseTo(at[1]! - at[0]!, 0);
  });
  it('hatches what is not known, within its ends', () => {
    const gap = { kind: 'gap', from: 4, to: 6, name: 'not recorded' } as const;
    const chart = xyChart({ ...plot, series: [...plot.series, gap] });
    const [, x, width] = /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/.exec(chart)!.map(Number);
    const strokes = /<path d="([^"]+)"/.exec(chart)![1]!;
    const places = [...strokes.matchAll(/[ML]([\d.]+) /g)].map(([, at]) => Number(at));
    expect(width).toBeCloseTo((720 - 78 - 18) / 5, 0);
    expect(places.length).toBeGreaterThan(40);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(x! - 0.1);
    expect(Math.max(...places)).toBeLessThanOrEqual(x! + width! + 0.1);
    expect(chart).toContain('not recorded');
  });
  it('says in words what it shows, escapes text and names axes with units', () => {
    const chart = xyChart(plot);
    expect(chart).toContain('aria-label="Title &lt;x&gt;. what it shows"');
    expect(chart).toContain('life [h]');
    expect(chart).not.toContain('<x>');
    expect(chart).not.toMatch(/NaN|undefined/);
  });
  it('the same data give the same text, other data another', () => {
    expect(xyChart(plot)).toBe(xyChart(plot));
    expect(xyChart({ ...plot, series: plot.series.slice(0, 1) })).not.toBe(xyChart(plot));
  });
});
