import { expect, it } from 'vitest';
import type { Flow, FlowNode, XyPlot } from '../../documents/page-charts.ts';
import type { StatisticPlot } from '../../documents/qualification/statistic-plot.ts';
import { bandChart } from './band-chart.ts';
import { calibrationChart } from './calibration-chart.ts';
import { flowChart } from './flow-chart.ts';
import { intervalChart } from './interval-chart.ts';
import { rangeChart } from './range-chart.ts';
import { statisticChart } from './statistic-chart.ts';
import { tornadoChart } from './tornado-chart.ts';
import { xyChart } from './xy-chart.ts';

/** All that a plot may draw, with a legend on two lines and ticks too near for their words. */
const plot: XyPlot = {
  title: 'Life of a part',
  description: 'four heats',
  x: { label: 'life [h]', log: true },
  y: { label: 'share [1]' },
  series: [
    {
      kind: 'points',
      name: 'values of the first heat',
      tone: 'ink',
      points: [
        [10, 0.2],
        [2000, 0.9],
        [0, 1],
      ],
    },
    { kind: 'points', name: 'values of the second heat', hollow: true, points: [[40, 0.4]] },
    {
      kind: 'line',
      name: 'fit',
      tone: 'good',
      points: [
        [10, 0.1],
        [100, 0.5],
        [2000, 1],
      ],
    },
    {
      kind: 'line',
      name: 'steps',
      tone: 'bad',
      step: true,
      dashed: true,
      points: [
        [10, 0.1],
        [100, 0.5],
        [2000, 1],
      ],
    },
    {
      kind: 'band',
      name: 'band',
      low: [
        [10, 0.1],
        [2000, 0.7],
      ],
      high: [
        [10, 0.3],
        [2000, 1],
      ],
    },
    {
      kind: 'band',
      step: true,
      low: [
        [10, 0],
        [2000, 0.1],
      ],
      high: [
        [10, 0.1],
        [2000, 0.2],
      ],
    },
    { kind: 'rule', name: 'most', axis: 'y', at: 0.8, dashed: true, tone: 'hold' },
    { kind: 'rule', name: 'least of all lives', axis: 'x', at: 20, tone: 'dim' },
  ],
};
const phone: XyPlot = {
  ...{ ...plot, width: 400, height: 300, x: { label: 'x', range: [0, 4] as const } },
  y: {
    label: '',
    ticks: [1, 2, 2.1, 3].map((at) => ({ at, label: `a row with a long name ${at}` })),
    range: [3.6, 0.4],
  },
  series: [
    {
      kind: 'points',
      name: 'one',
      points: [
        [1, 1],
        [2, 2],
      ],
    },
  ],
};
const flat: XyPlot = {
  ...{ ...plot, x: { label: 'x', log: true }, y: { label: 'y' } },
  series: [
    {
      kind: 'line',
      points: [
        [5, 3],
        [5, 3],
      ],
    },
  ],
};

const unit = { title: 'Strength', unit: 'MPa' };
const statistics: readonly StatisticPlot[] = [
  {
    ...{ kind: 'probability', ...unit, family: 'weibull', confidence: 0.95 },
    points: [
      [900, -1],
      [1000, 1],
    ],
    fit: [
      [880, -1.2],
      [1020, 1.2],
    ],
    bound: [
      [860, -1.2],
      [1000, 1.2],
    ],
    ticks: [
      { at: -1, label: '10 %' },
      { at: 1, label: '90 %' },
    ],
  },
  {
    kind: 'probability',
    ...unit,
    unit: '',
    family: 'normal',
    confidence: 0.9,
    points: [[1, 0]],
    fit: [],
    bound: [],
    ticks: [],
  },
  {
    ...{ kind: 'basis', ...unit },
    groups: [
      { name: 'H-1', values: [900, 900, 900, 910, 920, 905] },
      { name: 'H-2', values: [880] },
    ],
    bounds: [
      { name: 'A', value: 870, issued: true },
      { name: 'B', value: 890, issued: true },
      { name: 'S', value: 850, issued: false },
    ],
  },
  {
    ...{ kind: 'basis', ...unit },
    groups: [{ name: 'H-1', values: [900] }],
    bounds: [{ name: 'A', value: 870, issued: true }],
    limits: [{ name: 'minimum', value: 860 }],
  },
  {
    ...{ kind: 'intervals', ...unit, margins: [-10, 10] },
    rows: [
      { name: 'strength', low: -3, middle: 1, high: 12, inside: false },
      { name: 'yield', low: -3, middle: 1, high: 4, inside: true },
    ],
  },
  {
    ...{ kind: 'survival', ...unit, confidence: 0.95, suspended: [[30, 0.5]] },
    steps: [
      [0, 1],
      [10, 0.8],
      [20, 0.5],
    ],
    low: [
      [0, 1],
      [20, 0.3],
    ],
    high: [
      [0, 1],
      [20, 0.7],
    ],
  },
  {
    ...{ kind: 'stress-life', ...unit, failed: [[1e4, 800]], runOut: [[1e7, 400]] },
    curves: ['mean', 'lower', 'c', 'd', 'e', 'f'].map((name, i) => ({
      name,
      points: [
        [1e4, 800 - i],
        [1e7, 400 - i],
      ] as const,
    })),
  },
  {
    ...{ kind: 'control', ...unit, centre: 1, signals: [2, 3] },
    lines: [
      { name: 'high', values: [0, 5, 3] },
      { name: 'low', values: [0, -5, 0] },
    ],
    ...{ upper: [4, 4, 4], lower: [-4, -4, -4] },
  },
  {
    ...{ kind: 'characteristic', title: 'OC', truth: 'share of bad metal', decision: 'accepted' },
    curves: [
      {
        name: 'n = 5',
        points: [
          [0, 1],
          [0.2, 0.3],
        ],
      },
    ],
    marks: [{ name: 'AQL', at: 0.05 }],
  },
];

const crowd: FlowNode[] = [
  ...['returns of the forge', 'R-2', 'virgin nickel', 'Cr'].map(
    (name, i): FlowNode => ({
      ...{ id: `in${i}`, name, kind: i < 2 ? 'return' : 'virgin' },
    }),
  ),
  ...['first melt of the morning', 'second-melt'].map(
    (name, i): FlowNode => ({ id: `heat${i}`, name, kind: 'heat' }),
  ),
  { id: 'out', name: 'ingots', kind: 'product' },
  { id: 'lost', name: 'fume', kind: 'loss' },
];
const crowded: Flow[] = [
  ...[0, 1, 2, 3].map(
    (i): Flow => ({ from: `in${i}`, to: i % 2 === 0 ? 'heat0' : 'heat1', mass_kg: 10 ** i }),
  ),
  ...[0, 1].map((i): Flow => ({ from: `heat${i}`, to: 'out', mass_kg: 40 + i })),
  { from: 'heat0', to: 'heat1', mass_kg: 5 },
  { from: 'heat1', to: 'lost', mass_kg: 0.3 },
];
const known = { mean: 1, p05: 0.1, p95: 10 };
const planned = { mean: 6, p05: 5.5, p95: 7, outside: false };
const spread = { p05: 0.8, median: 1, p95: 1.3, low: 0.9, high: 1.1 };

const charts: Readonly<Record<string, string>> = {
  'xy-chart': [plot, phone, flat].map(xyChart).join('\n'),
  'statistic-chart': [
    ...statistics.map((one) => statisticChart(one)),
    statisticChart(statistics[4]!, true),
    statisticChart(statistics[0]!, true),
  ].join('\n'),
  'flow-names': flowChart('A morning', { nodes: crowd, flows: crowded, unit: 't' }),
  'range-chart': rangeChart('Envelope', [
    { name: 'S', unit: 'ppm', low: 5, high: 8, heats: [4, 5, 8, 9], planned: [planned] },
    { name: 'La', unit: 'wt%', low: 1, high: 1, heats: [1, 1], planned: [{ ...planned, outside: true }] },
  ]),
  'tornado-chart': tornadoChart('NPV', {
    ...{ unit: 'million USD', base: 5 },
    rows: [
      { name: 'price', atLow: -40, atHigh: 60, assumed: true },
      { name: 'yield', atLow: 30, atHigh: -10 },
      { name: 'power', atLow: 5, atHigh: 6 },
    ],
  }),
  'interval-chart': intervalChart('Known', [
    { name: 'stirring', before: known, after: { mean: 3, p05: 1, p95: 10 } },
    { name: 'area', before: { mean: 2, p05: 2, p95: 2 }, after: { mean: 2, p05: 1.9, p95: 2.2 } },
  ]),
  'band-chart': bandChart('Against published', [
    { name: 'Ni', ...spread, tone: 'good' },
    { name: 'Cr', ...spread, low: 2, high: 2, tone: 'bad' },
    { name: 'a name that is longer than others', ...spread, low: 0.1, tone: 'hold' },
  ]),
  'calibration-chart': calibrationChart('Calibration', [
    { stated: 0.5, right: 0.5, low: 0.4, high: 0.6, count: 80 },
    { stated: 0.8, right: 0.6, low: 0.5, high: 0.7, count: 40 },
    { stated: 0.98, right: 0.99, low: 0.97, high: 1, count: 300 },
  ]),
};

it.each(Object.entries(charts))(
  'draws %s as its golden file, which vitest --update renews',
  async (name, chart) => {
    await expect(`${chart.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`./__fixtures__/${name}.svg`);
  },
);

it.each(Object.entries(charts))('keeps every number of %s finite and inside its picture', (_, chart) => {
  expect(chart).not.toMatch(/NaN|Infinity|undefined/);
  for (const one of chart.split('\n')) {
    const width = Number(/viewBox="0 0 ([\d.]+)/.exec(one)![1]);
    for (const [, x] of one.matchAll(/ c?x[12]?="(-?[\d.]+)"/g)) expect(Number(x)).toBeGreaterThanOrEqual(-1);
    for (const [, x] of one.matchAll(/ c?x[12]?="(-?[\d.]+)"/g))
      expect(Number(x)).toBeLessThanOrEqual(width + 1);
  }
});
