import { expect, it } from 'vitest';
import type { ScenarioOutput } from '../../../documents/economics/scenario.ts';
import { readPage } from '../../testing/read-page.ts';
import { scenarioPage } from './scenario-page.ts';

const driver = (name: string, more: object = {}) => ({ name, rank: 0.5, assumed: false, ...more });
const result = (title: string, more: object = {}) => ({
  ...{ title, unit: 'USD', point: 100, p05: 50, p50: 90, p95: 150, sd: 20, assumedShare: 0.25, drivers: [] },
  ...more,
});
const scenario = (more: object = {}): ScenarioOutput =>
  ({
    ...{
      title: 'A plant',
      goal: 'g',
      functionalUnit: '1 kg',
      boundary: 'gate',
      review: 'none',
      manifest: { draws: 400, seed: 7 },
    },
    ...{
      undecided: [],
      results: [result('cost')],
      parameters: [],
      series: [],
      steps: [],
      notes: [],
      assumed: [],
    },
    ...more,
  }) as unknown as ScenarioOutput;
const read = (more: object, id?: string) => readPage(scenarioPage(scenario(more)), id);

it('tells each result with its spread, and what of it is assumed', () => {
  const page = read({ results: [result('cost'), result('mass', { sd: 0 })] });
  expect(page.tables[0]!.slice(1)).toEqual([
    ['cost', '100', '50', '90', '150', 'USD', '25 %'],
    ['mass', '100', '50', '90', '150', 'USD', 'no spread'],
  ]);
  expect(page.words.slice(0, 5)).toContain('draws: 400, seed 7');
  const stopped = read({ stopped: 'time is up', undecided: ['which plant?'] }).words;
  expect(stopped.slice(5, 7)).toEqual(['Time is up.', 'which plant?']);
});

it('draws the strongest drivers of each result, with sign, share and what they move alone', () => {
  const drivers = [
    driver('price', { total: 0.6, first: 0.5, rank: -0.7, assumed: true }),
    driver('yield', { total: 1.3, first: -0.1, rank: 0.4 }),
    driver('power', { rank: -0.2 }),
  ];
  const parameters = [
    {
      name: 'power',
      title: 'Price of power',
      point: 1,
      p05: 0,
      p95: 2,
      unit: 'x',
      source: 's',
      assumed: true,
    },
  ];
  const { charts, words, tables } = read({ results: [result('cost', { drivers })], parameters }, 'drivers');
  expect(charts[0]).toMatchObject({
    bars: [
      { name: 'yield', value: 100, note: 'raises it, alone 0 %', marked: false },
      { name: 'price (assumed)', value: 60, note: 'lowers it, alone 50 %', marked: true },
      { name: 'Price of power', note: 'lowers it' },
    ],
  });
  expect(words[0]).toMatch(/total Sobol index/);
  expect(tables).toEqual([]);
  expect(read({ results: [result('cost', { drivers: [driver('power')] })] }, 'drivers').words[0]).toMatch(
    /square of the rank correlation/,
  );
  expect(read({ results: [result('cost', { sd: 0 })] }, 'drivers').headings).toEqual([]);
  const many = Array.from({ length: 8 }, (_, i) => driver(`d${i}`, { total: 0.1 }));
  const [chart] = read({ results: [result('cost', { drivers: many })] }, 'drivers').charts;
  expect(chart).toMatchObject({ bars: { length: 6 } });
});

it('counts the years of one price path as one driver', () => {
  const years = [1, 2].map((year) => driver(`paths Ni in year ${year}`, { total: 0.2, first: 0.1 }));
  const [chart] = read(
    { results: [result('cost', { drivers: [driver('yield', { total: 0.3 }), ...years] })] },
    'drivers',
  ).charts;
  expect(chart).toMatchObject({
    bars: [{ name: 'price of Ni over the years', value: 40, note: 'raises it' }, { name: 'yield' }],
  });
});

it('holds every driver against every result where there are two, and leaves out what moves nothing', () => {
  const one = result('cost', {
    drivers: [driver('price', { total: 0.4, assumed: true }), driver('dust', { total: 0.009 })],
  });
  const two = result('mass', {
    drivers: [driver('yield', { total: 0.7, rank: -0.8 }), driver('price', { total: 0.01 })],
  });
  const { tables } = read({ results: [one, two] }, 'drivers');
  expect(tables[0]).toEqual([
    ['driver', 'cost', 'mass'],
    ['yield', '', '-70 %'],
    ['price (assumed)', '+40 %', '+1 %'],
  ]);
});

it('says what would have to be true', () => {
  const wanted = {
    ...{ atLeast: 10, met: false, chance: 0.3 },
    needs: [
      { parameter: 'power', now: 5, turnsAt: 3, unit: 'ct' },
      { parameter: 'unnamed', now: 1, turnsAt: null, unit: '1' },
    ],
  };
  const parameters = [
    {
      name: 'power',
      title: 'Price of power',
      point: 1,
      p05: 0,
      p95: 2,
      unit: 'x',
      source: 's',
      assumed: true,
    },
  ];
  const found = read({ results: [result('cost', { wanted }), result('mass')], parameters }, 'wanted');
  expect(found.words).toEqual(['cost at least 10 USD: not met at the stated values, in 30 % of the draws']);
  expect(found.tables[0]!.slice(1)).toEqual([
    ['Price of power', '5', '3', 'ct'],
    ['unnamed', '1', 'not within its range', '1'],
  ]);
  const both = { ...wanted, atMost: 20, met: true };
  expect(read({ results: [result('cost', { wanted: both })] }, 'wanted').words[0]).toMatch(
    /^cost at least 10 and at most 20 USD: met at/,
  );
  const most = { ...both, atLeast: undefined };
  expect(read({ results: [result('cost', { wanted: most })] }, 'wanted').words[0]).toMatch(
    /^cost at most 20 USD/,
  );
});

it('draws series over the years, and marks parameters that nobody measured', () => {
  const series = [{ name: 's', title: 'Stock', unit: 't', p05: [1, 2], p50: [3, 4], p95: [5, 6] }];
  expect(read({ series }, 'curves').charts).toMatchObject([
    {
      plot: {
        description: 's: median ends at 4 t, 5 to 95 % 2 to 6',
        series: [
          {
            low: [
              [0, 1],
              [1, 2],
            ],
          },
          {
            points: [
              [0, 3],
              [1, 4],
            ],
          },
        ],
      },
    },
  ]);
  const empty = [{ ...series[0]!, p05: [], p50: [], p95: [] }];
  expect(read({ series: empty }, 'curves').charts).toMatchObject([
    { plot: { description: expect.stringContaining('ends at 0 t, 5 to 95 % 0 to 0') } },
  ]);
  const parameters = [true, false].map((assumed) => ({
    name: 'p',
    title: 'P',
    point: 1,
    p05: 0,
    p95: 2,
    unit: 'x',
    source: 'paper',
    assumed,
  }));
  expect(
    read({ parameters }, 'parameters')
      .tables[0]!.slice(1)
      .map((row) => row.at(-1)),
  ).toEqual(['ASSUMED: paper', 'paper']);
  expect(read({ notes: ['a rule'] }, 'notes').words).toEqual(['a rule']);
});

it('tells the years of a price path in one row, and large amounts in millions', () => {
  const parameter = (title: string, more: object = {}) => ({
    ...{ name: title, title, unit: '1', source: 'drawn', assumed: false, point: 0, p05: -1.6, p95: 1.6 },
    ...more,
  });
  const { tables } = read(
    {
      parameters: [
        ...[1, 2, 3].map((year) => parameter(`plant: paths nickel in year ${year}`)),
        parameter('shop', { point: 1.25e8, p05: 8.5e7, p95: 1.9e8, unit: 'USD' }),
      ],
    },
    'parameters',
  );
  expect(tables[0]!.slice(1).map((row) => row.slice(0, 5))).toEqual([
    ['plant: price of nickel, each of 3 years', '0', '-1.6', '1.6', '1'],
    ['shop', '125', '85', '190', 'million USD'],
  ]);
});

it('says why the value at the stated values lies beside the median, where it does', () => {
  const words = (point: number) =>
    JSON.stringify(read({ results: [result('npv', { point, p05: -10, p50: 0, p95: 10 })] }));
  expect(words(5)).toContain('lies to that side');
  expect(words(1)).not.toContain('lies to that side');
});
