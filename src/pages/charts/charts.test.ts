import { describe, expect, it } from 'vitest';
import { bandChart } from './band-chart.ts';
import { BAR_WIDTHS, barChart } from './bar-chart.ts';
import { changeChart } from './change-chart.ts';
import { flowChart } from './flow-chart.ts';
import { intervalChart } from './interval-chart.ts';
import { rowName } from './svg.ts';
import { tornadoChart } from './tornado-chart.ts';
import { trajectoryChart } from './trajectory-chart.ts';
import { waterfallChart } from './waterfall-chart.ts';
import { windowChart } from './window-chart.ts';
import { xyChart } from './xy-chart.ts';

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
      ...barChart('Cost', {
        unit: 'USD',
        bars: [
          { name: 'a', value: 50 },
          { name: 'b', value: 100 },
        ],
      }).matchAll(/<rect[^>]*width="([\d.]+)"/g),
    ].map((match) => Number(match[1]));
    expect(widths[1]! / widths[0]!).toBeCloseTo(2, 2);
  });
  it('leave room for their value and its unit, also on a phone', () => {
    const chart = barChart(
      'Footprint',
      { unit: 'kg CO2e/kg metal', bars: [{ name: 'this heat', value: 5.72 }] },
      BAR_WIDTHS.phone,
    );
    const [, at] = /<text x="([\d.]+)"[^>]*>5\.72 kg CO2e\/kg metal</.exec(chart)!;
    expect(Number(at) + '5.72 kg CO2e/kg metal'.length * 6.2).toBeLessThan(BAR_WIDTHS.phone.width);
  });
  it('a tornado has its bars on the side where the driver leads, and marks what nobody measured', () => {
    const chart = tornadoChart('NPV', {
      unit: 'million USD',
      base: 0,
      rows: [
        { name: 'price', atLow: -40, atHigh: 60, assumed: true },
        { name: 'yield', atLow: 30, atHigh: -10 },
      ],
    });
    const bars = [...chart.matchAll(/<rect x="([\d.]+)"[^>]*width="([\d.]+)"/g)].map(([, x, width]) => [
      Number(x),
      Number(x) + Number(width),
    ]);
    const [zero] = /<line x1="([\d.]+)"/.exec(chart)!.slice(1).map(Number);
    expect((zero! - bars[0]![0]!) / (bars[0]![1]! - zero!)).toBeCloseTo(40 / 60, 2);
    expect((zero! - bars[1]![0]!) / (bars[1]![1]! - zero!)).toBeCloseTo(10 / 30, 2);
    expect(chart).toContain('price *');
    expect(chart).not.toContain('yield *');
  });
  it('intervals are as wide as their decades, before and after', () => {
    const before = { mean: 1, p05: 0.1, p95: 10 };
    const after = { mean: 3, p05: 1, p95: 10 };
    const chart = intervalChart('Known', [{ name: 'stirring <k>', before, after }]);
    const widths = [9, 4].map((stroke) => {
      const all = [
        ...chart.matchAll(/<line x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"[^>]*stroke-width="(\d)"/g),
      ];
      const [, x1, x2] = all.filter((match) => match[3] === String(stroke)).at(-1)!;
      return Number(x2) - Number(x1);
    });
    expect(widths[0]! / widths[1]!).toBeCloseTo(2, 1);
    expect(chart).toContain('stirring &lt;k&gt;: 0.1 to 10 before, 1 to 10 after');
  });
  it('escapes names', () => {
    expect(barChart('a<b', { unit: 'USD', bars: [{ name: '<script>', value: 1 }] })).not.toContain(
      '<script>',
    );
  });
});

/** Numbers of all that matches in a chart, in order. */
const numbersIn = (chart: string, pattern: RegExp): number[][] =>
  [...chart.matchAll(pattern)].map(([, ...found]) => found.map(Number));

describe('what a reader measures in a chart', () => {
  it('predictions have a row each, below the axis', () => {
    const band = { name: 'S', low: 1, high: 1, p05: 0.5, median: 1, p95: 2, tone: 'good' } as const;
    const heightOf = (chart: string) => numbersIn(chart, /viewBox="0 0 [\d.]+ ([\d.]+)"/g)[0]![0]!;
    expect(heightOf(bandChart('B', [band, band, band])) - heightOf(bandChart('B', [band]))).toBe(60);
    const dots = numbersIn(bandChart('B', [band, band]), /<circle cx="([\d.]+)" cy="([\d.]+)"/g);
    expect(dots).toEqual([
      [470, 41],
      [470, 71],
    ]);
  });
  it('a change beyond the widest stands at the rim', () => {
    const change = { element: 'S', before_ppm: 1, after_ppm: 5000, p05_ppm: 4000, p95_ppm: 6000 };
    const [[x] = []] = numbersIn(changeChart('C', [change]), /<circle cx="([\d.]+)"/g);
    expect(x).toBe(480 - 176);
  });
  it('bars of a way to a sum are joined by lines, one fewer than there are bars', () => {
    const steps = (['a', 'b', 'c'] as const).map((name) => ({ name, value: 1, kind: 'change' as const }));
    const joins = (count: number) =>
      numbersIn(waterfallChart('W', { unit: 'USD', steps: steps.slice(0, count) }), /<line x1="([\d.]+)"/g)
        .length;
    expect([joins(1), joins(2), joins(3)]).toEqual([1, 2, 3]);
  });
  it('the time of a route is told in minutes', () => {
    const points = [0, 7200].map((time_s) => ({ time_s, mean: 5, p05: 4, p95: 6 }));
    const chart = trajectoryChart({ element: 'S', unit: 'ppm', points } as never, []);
    const words = [...chart.matchAll(/<text[^>]*>(\d+)<\/text>/g)].map(([, text]) => Number(text));
    expect(words).toContain(100);
    expect(Math.max(...words)).toBeLessThanOrEqual(120);
  });
  it('ticks that would stand on each other are named once', () => {
    const ticks = [0, 0.01, 1].map((at) => ({ at, label: `t${at}` }));
    const plot = { title: 'T', description: 'd', x: { label: 'x', range: [0, 1] }, series: [] };
    const chart = xyChart({ ...plot, y: { label: 'y', range: [0, 1], ticks } } as never);
    expect(['t0<', 't0.01<', 't1<'].map((text) => chart.includes(text))).toEqual([true, false, true]);
  });
  it('a flow however small is a line that can be seen', () => {
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, name: id, kind: 'return' as const }));
    const flows = [
      { from: 'a', to: 'b', mass_kg: 10_000 },
      { from: 'a', to: 'c', mass_kg: 0.001 },
    ];
    const edges = numbersIn(
      flowChart('F', { nodes, flows }),
      /<path d="M[\d.]+,([\d.]+)C[^L]*L[\d.]+,([\d.]+)/g,
    );
    expect(edges).toHaveLength(2);
    for (const [top, bottom] of edges) expect(bottom! - top!).toBeGreaterThanOrEqual(1);
  });
  it('a long name keeps its letters on two lines', () => {
    const chart = rowName(0, 0, 'vacuum induction furnace with a slag');
    expect([...chart.matchAll(/>([^<]+)</g)].map(([, words]) => words).join('|')).toBe(
      'vacuum induction|furnace with a slag',
    );
  });
});
