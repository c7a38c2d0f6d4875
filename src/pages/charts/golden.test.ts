import { describe, expect, it } from 'vitest';
import type { Flow, FlowNode } from '../../documents/page-charts.ts';
import { barChart } from './bar-chart.ts';
import { changeChart } from './change-chart.ts';
import { flowChart } from './flow-chart.ts';
import { trajectoryChart } from './trajectory-chart.ts';
import { waterfallChart } from './waterfall-chart.ts';
import { windowChart } from './window-chart.ts';

const nodes: FlowNode[] = [
  { id: 'lot:R-1', name: 'R-1 <H230>', kind: 'return' },
  { id: 'lot:V-Ni', name: 'V-Ni', kind: 'virgin' },
  { id: 'heat:H-1', name: 'H-1', kind: 'heat' },
  { id: 'object:I-1', name: 'I-1', kind: 'product' },
  { id: 'fume', name: 'fume', kind: 'loss' },
];
const flows: Flow[] = [
  { from: 'lot:R-1', to: 'heat:H-1', mass_kg: 300 },
  { from: 'lot:V-Ni', to: 'heat:H-1', mass_kg: 100 },
  { from: 'heat:H-1', to: 'object:I-1', mass_kg: 396 },
  { from: 'heat:H-1', to: 'fume', mass_kg: 4 },
];
const points = [0, 1800, 3600, 5400].map((time_s, i) => ({
  time_s,
  mean: 12 / 2 ** i,
  p05: 8 / 2 ** i,
  p95: 18 / 2 ** i,
}));
const trajectories = [
  { element: 'S', unit: 'ppm', points, max: 5, floor: 1, limitedBy: 'slag' },
  {
    element: 'Pb',
    unit: 'ppm',
    points: points.map((point, i) => ({ ...point, mean: 10 / 10 ** i, p05: 5 / 10 ** i, p95: 20 / 10 ** i })),
  },
];
const stages = [
  { name: 'vacuum-induction', from_s: 0, to_s: 3600 },
  { name: 'electroslag', from_s: 3600, to_s: 5400 },
];
const changes = [
  { element: 'Cr', before_ppm: 220_000, after_ppm: 219_000, p05_ppm: 218_000, p95_ppm: 220_000 },
  { element: 'Pb', before_ppm: 8, after_ppm: 0.02, p05_ppm: 0.01, p95_ppm: 0.1 },
  { element: 'O', before_ppm: 0, after_ppm: 9, p05_ppm: 5, p95_ppm: 20 },
];
const steps = [
  { name: 'all virgin', value: 20_000, kind: 'total' },
  { name: 'returns', value: -9000, kind: 'change', note: '300 kg' },
  { name: 'refining', value: 500, kind: 'change' },
  { name: 'this plan', value: 11_500, kind: 'total' },
] as const;
const window = [
  { element: 'Cr', unit: 'wt%', min: 20, max: 24, mean: 22, p05: 21.9, p95: 22.1, verdict: 'PASS' },
] as const;

const bars = {
  unit: 'USD',
  bars: [
    { name: 'this plan', value: 100, marked: true },
    { name: 'the same revert sold at its best alternative', value: 1180, note: '1,080 more' },
  ],
};

const charts: Readonly<Record<string, string>> = {
  'bar-chart': barChart('Cost', bars),
  'window-chart': windowChart('Composition', window),
  'waterfall-chart': waterfallChart('Cost of the heat', { unit: 'USD', steps }),
  'trajectory-chart': trajectories.map((row) => trajectoryChart(row, stages)).join('\n'),
  'flow-chart': flowChart('Where each gram came from', { nodes, flows }),
  'change-chart': changeChart('What refining did', changes),
};

describe('charts against their golden files (vitest --update renews them)', () => {
  it.each(Object.entries(charts))('%s', async (name, chart) => {
    await expect(`${chart.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`./__fixtures__/${name}.svg`);
  });
  it.each(Object.entries(charts))('%s is named, described, free of NaN and escaped', (_, chart) => {
    expect(chart).toMatch(/role="img" aria-label="[^"]{10,}"/);
    expect(chart).not.toMatch(/NaN|Infinity|undefined|<H230>/);
  });
});

describe('what the charts show', () => {
  it('a waterfall ends where its last total says: 20000 - 9000 + 500 = 11500', () => {
    const bars = [...charts['waterfall-chart']!.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"/g)].map(
      (match) => [Number(match[1]), Number(match[2])] as const,
    );
    const [, saved, added, plan] = bars;
    expect(saved![0]).toBeCloseTo(148 + (226 * 11_000) / 20_000, 0);
    expect(added![0]).toBeCloseTo(saved![0], 1);
    expect(added![0] + added![1]).toBeCloseTo(plan![0] + plan![1], 0);
  });
  it('bands of a flow are as wide as their masses: 3 to 1', () => {
    const ends = charts['flow-chart']!.matchAll(/<path d="M[\d.]+,([\d.]+)C[^Z]* [\d.]+,([\d.]+)Z/g);
    const widths = [...ends].map(([, top, bottom]) => Number(bottom) - Number(top));
    expect(widths[0]! / widths[1]!).toBeCloseTo(3, 1);
  });
  it('a flow that names what is not there is left out, and no flow at all is said', () => {
    expect(flowChart('x', { nodes, flows: [{ from: 'lot:R-1', to: 'nowhere', mass_kg: 3 }] })).toContain(
      'nothing flowed',
    );
  });
  it('contents over decades get a logarithmic axis: equal ratios, equal steps', () => {
    const path = /stroke-width="2"\/>/;
    expect(charts['trajectory-chart']).toMatch(path);
    const means = [...charts['trajectory-chart']!.matchAll(/<path d="M([^"]*)" fill="none"/g)].map((match) =>
      match[1]!.split('L').map((pair) => Number(pair.split(',')[1])),
    );
    const lead = means[1]!;
    expect(lead[1]! - lead[0]!).toBeCloseTo(lead[2]! - lead[1]!, 0);
    const sulphur = means[0]!;
    expect((sulphur[1]! - sulphur[0]!) / (sulphur[2]! - sulphur[1]!)).toBeCloseTo(2, 1);
  });
  it('what was removed lies left of what stayed', () => {
    const centres = [...charts['change-chart']!.matchAll(/<circle cx="([\d.]+)"/g)].map((match) =>
      Number(match[1]),
    );
    expect(centres[1]!).toBeLessThan(centres[0]!);
    expect(centres).toHaveLength(2);
    expect(charts['change-chart']).toContain('0 → 9 ppm, new');
  });
  it('a change is told as people read it, and no words run past the edge: 7 units a letter at most', () => {
    const long = changeChart('t', [
      { element: 'Cr', before_ppm: 223471, after_ppm: 212315, p05_ppm: 2e5, p95_ppm: 22e4 },
    ]);
    expect(long).toMatch(/>22\.3\d* → 21\.2\d* wt%</);
    const least = changeChart('t', [
      { element: 'Na', before_ppm: 0.00218, after_ppm: 0.00293, p05_ppm: 0.002, p95_ppm: 0.004 },
    ]);
    const at = Number(/<text x="([\d.]+)"[^>]*>0\.00218/.exec(least)![1]);
    expect(at + 22 * 7).toBeLessThanOrEqual(480);
  });
});
