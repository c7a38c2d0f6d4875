import { expect, it } from 'vitest';
import type { LifecycleOutput } from '../../../documents/economics/lifecycle.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { readPage } from '../../testing/read-page.ts';
import { lifecyclePage } from './lifecycle-page.ts';

const manifest = { inputSha256: '', code: '', data: '', solver: null, seed: 1, draws: 1, options: {} };
const year = (year: number, apparentConsumption: number, nirPct: number) => ({
  ...{ year: String(year), unit: 't Co' },
  ...{ apparentConsumption, nirPct },
});

it('draws no line through years that it has nothing of, and says the unit of an amount', () => {
  const page = lifecyclePage({
    ...{ format: 'remelt-lifecycle/1', method: 'reliance', notes: [], assumed: [], ignored: [] },
    manifest,
    rows: [year(1994, 8400, 82), year(1995, 8700, 79), year(2016, 11600, 76), year(2018, 9400, 61)],
  } as unknown as LifecycleOutput);
  const years = page.lead.flatMap((block) => {
    if (block.kind !== 'chart' || block.chart.kind !== 'xy') return [];
    return block.chart.plot.series.map((one) => [
      one.kind,
      'points' in one ? one.points.map(([at]) => at) : [],
    ]);
  });
  expect(years).toEqual([
    ['line', [1994, 1995]],
    ['points', [1994, 1995, 2016, 2018]],
  ]);
  expect(renderTerminal(page, { all: true })).toMatch(/1994 +8,400 +t Co +82\.0/);
});

const answer = (more: object) =>
  readPage(
    lifecyclePage({
      ...{
        format: 'remelt-lifecycle/1',
        method: 'stock',
        notes: ['a note'],
        assumed: [],
        ignored: [],
        manifest,
      },
      ...more,
    } as unknown as LifecycleOutput),
  );

it('tells single quantities and lists, without what every answer has', () => {
  const { words, tables, charts } = answer({ total: 12.5, list: [1, 2], ignored: ['x', 'y'] });
  expect(words).toEqual(['a note', 'x, y']);
  expect(tables).toEqual([
    [
      ['quantity', 'value'],
      ['total', '12.5000'],
    ],
    [
      ['quantity', 'value'],
      ['list', '[1, 2]'],
    ],
  ]);
  expect(charts).toEqual([]);
  expect(answer({}).tables).toEqual([]);
});

it('draws stock and flows over the periods with their band, and tells them period by period', () => {
  const series = { stock: [1, 3], inflow: [1, 2], outflow: [0, 0.5] };
  const plain = answer(series);
  expect(plain.charts).toMatchObject([
    {
      plot: {
        description: 'stock ends at 3.000; inflow ends at 2.000; outflow ends at 0.5000',
        series: [
          {
            name: 'stock',
            tone: 'ink',
            points: [
              [0, 1],
              [1, 3],
            ],
          },
          { name: 'inflow', tone: 'good' },
          { name: 'outflow', tone: 'bad' },
        ],
      },
    },
  ]);
  expect(plain.tables[0]).toEqual([
    ['period', 'stock', 'inflow', 'outflow'],
    ['0', '1', '1', '0'],
    ['1', '3', '2', '0.500000'],
  ]);
  expect(plain.headings).toContain('All quantities');
  const banded = answer({ ...series, stockBands: { p05: [0.5, 2], p95: [2] } });
  expect(banded.tables[0]).toEqual([
    ['period', 'stock', '5 %', '95 %', 'inflow', 'outflow'],
    ['0', '1', '0.500000', '2', '1', '0'],
    ['1', '3', '2', '', '2', '0.500000'],
  ]);
  expect(banded.charts).toMatchObject([
    {
      plot: {
        series: [
          {
            kind: 'band',
            low: [
              [0, 0.5],
              [1, 2],
            ],
            high: [[0, 2]],
          },
          {},
          {},
          {},
        ],
      },
    },
  ]);
  expect(answer({ ...series, stockBands: { p05: ['x'], p95: [2] } }).tables[0]![0]).toHaveLength(4);
  expect(answer({ stock: [1, 2] }).charts).toEqual([]);
  expect(answer({ stock: [1], inflow: [1] }).charts).toEqual([]);
  expect(answer({ stock: [1, 2], inflow: [1, 2] }).charts).toHaveLength(1);
  expect(answer({ stock: [], inflow: [], outflow: [] }).headings).not.toContain('Period by period');
});

it('draws import reliance from two years on, and leaves out a year without a number', () => {
  const rows = [year(2016, 100, 76.4), year(2017, 110, 70.6), { year: '2018' }];
  const { charts, tables } = answer({ method: 'reliance', rows });
  expect(charts).toMatchObject([
    { plot: { description: '71 % in 2017', x: { ticks: [{ at: 2016, label: '2016' }, { at: 2017 }] } } },
  ]);
  expect(tables.find(([head]) => head![0] === 'year')!.slice(1)).toEqual([
    ['2016', '100', 't Co', '76.4'],
    ['2017', '110', 't Co', '70.6'],
  ]);
  expect(answer({ method: 'reliance', rows: rows.slice(0, 1) }).charts).toEqual([]);
  expect(answer({ method: 'other', rows }).charts).toEqual([]);
  const named = answer({
    method: 'reliance',
    rows: [
      { ...year(0, 1, 2), year: 'first' },
      { ...year(0, 1, 2), year: 'second' },
    ],
  });
  expect(named.charts).toMatchObject([{ plot: { x: { ticks: [{ at: 0 }, { at: 1 }] } } }]);
});

it('says where the flows of a picture are', () => {
  const flows = [{ from: 'mine', to: 'alloy', amounts: { Ni: 10 } }];
  const { words } = answer({ method: 'loop', flows });
  expect(words).toContain('The document of the answer has every flow and series.');
  expect(answer({ total: 1 }).words).not.toContain('The document of the answer has every flow and series.');
});
