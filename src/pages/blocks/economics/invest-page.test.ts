import { expect, it } from 'vitest';
import type { InvestOutput } from '../../../documents/economics/invest.ts';
import { readPage } from '../../testing/read-page.ts';
import { investPage } from './invest-page.ts';

const price = { price_per_kg: 20, minimumPrice_per_kg: 18 };
const central = {
  ...{
    npv: 2e6,
    rates: [0.12],
    rateWords: 'no single rate',
    payback_years: 4.25,
    discountedPayback_years: null,
    today: price,
    ...price,
  },
  costs: [
    { item: 'metal', per_kg: 10 },
    { item: 'power', per_kg: 0.1 },
    { item: 'paper', per_kg: 0.05 },
  ],
  rows: [
    {
      year: 0,
      fixedCapital: -5e6,
      workingCapital: 0,
      sales: 0,
      operatingCost: 0,
      tax: 0,
      loan: 3e6,
      loanPayment: 1e6,
      cashFlow: -5e6,
      cumulativeNpv: -5e6,
    },
  ],
};
const invest = (more: object = {}, of: object = {}): InvestOutput =>
  ({
    ...{
      name: 'Works',
      currency: 'EUR',
      verdict: { word: 'pays', words: ['it pays in most draws'] },
      assumed: [],
      draws: 400,
      asOf: '2026-11-01',
    },
    ...{
      npv: { median: 2.5e6, mean: 3e6, p05: -1e6, p95: 12e6 },
      qualifiedShare: null,
      drivers: [],
      assumedShare: 0.4,
      cumulative: [],
      paths: [],
      variants: [],
    },
    central: { ...central, ...of },
    ...more,
  }) as unknown as InvestOutput;
const read = (output: InvestOutput, id?: string) => readPage(investPage(output), id);

it('says whether it pays, by how much, in what time and from which price', () => {
  expect(investPage(invest()).verdict).toBe('pays');
  expect(read(invest()).words).toEqual(
    expect.arrayContaining([
      'It pays in most draws.',
      'net present value: 2.50 million EUR (-1.00 to 12.0 in 90 % of 400 draws)',
      'at the stated values: 2.00 million EUR',
      'rate of return: 12.0 %',
      expect.stringMatching(/^payback: 4\.[23] years, discounted never$/),
      'price: 20.00 EUR/kg today; it would pay from 18.00 EUR/kg asked today on',
      'average of its life: 20.00 EUR/kg, with the lower price before it is qualified; it would pay from 18.00 EUR/kg on',
      'as of: 2026-11-01, real money',
    ]),
  );
  const never = {
    today: { ...price, minimumPrice_per_kg: null },
    minimumPrice_per_kg: null,
    rates: [0.1, 0.4],
  };
  const words = read(invest({ qualifiedShare: 0.7 }, never)).words;
  expect(words).toEqual(
    expect.arrayContaining([
      ...['rate of return: no single rate (10.0 %, 40.0 %)', 'qualified: in 70 % of the draws'],
      'price: 20.00 EUR/kg today; it would pay from no price on',
      'average of its life: 20.00 EUR/kg, with the lower price before it is qualified; it would pay from no price on',
    ]),
  );
  expect(read(invest({}, { rates: [] })).words).toContain('rate of return: no single rate');
  expect(read(invest()).words.join()).not.toContain('qualified:');
});

it('warns of prices that are older than the document takes', () => {
  const assumed = [
    { what: 'Ni is 400 days old at the start', value: 1, unit: 'x', source: 's' },
    { what: 'power', value: 1, unit: 'x', source: 's' },
    { what: 'Co is 90 days old at the start', value: 1, unit: 'x', source: 's' },
  ];
  expect(read(invest({ assumed })).words).toContain(
    'Stale deck: Ni is 400 days old at the start; Co is 90 days old at the start. Ask for new prices before you decide.',
  );
  expect(read(invest()).words.join()).not.toContain('Stale deck');
});

it('names what decides it, and what would replace what nobody knows', () => {
  const of = (words: string, more: object = {}) => ({
    words,
    share: 0.3,
    atLow: 1e6,
    atHigh: 5e6,
    confidence: 'measured',
    measure: null,
    ...more,
  });
  const drivers = [
    of('price', { confidence: 'assumption' }),
    of('yield'),
    of('power', { measure: 'a meter' }),
  ];
  const { words, tables, charts } = read(invest({ drivers }), 'drivers');
  expect(words[0]).toMatch(/^40 % of the variance rests on assumptions/);
  expect(tables[0]!.slice(1)).toEqual([
    ['price', '30 %', 'assumption', 'a measurement or a source'],
    ['yield', '30 %', 'measured', ''],
    ['power', '30 %', 'measured', 'a meter'],
  ]);
  expect(charts).toMatchObject([
    { base: 3, rows: [{ atLow: 1, atHigh: 5, assumed: true }, { assumed: false }, {}] },
  ]);
  const many = Array.from({ length: 11 }, (_, i) => of(`d${i}`));
  expect(read(invest({ drivers: many }), 'drivers').charts).toMatchObject([{ rows: { length: 9 } }]);
  expect(read(invest(), 'drivers').headings).toEqual([]);
});

it('builds up what a kilogram must fetch, small costs together', () => {
  const steps = (costs: readonly object[]) => {
    const [chart] = read(invest({}, { costs }), 'cost').charts;
    return chart!.kind === 'waterfall'
      ? chart!.steps.map(({ name, value, kind }) => [name, Number(value.toFixed(6)), kind])
      : [];
  };
  // 1 % of 10.1 is 0.101
  expect(
    steps([
      { item: 'metal', per_kg: 9.899 },
      { item: 'power', per_kg: 0.101 },
      { item: 'paper', per_kg: 0.1 },
    ]),
  ).toEqual([
    ['metal', 9.899, 'change'],
    ['power', 0.101, 'change'],
    ['the rest', 0.1, 'change'],
    ['pays from', 10.1, 'total'],
    ['fetches', 20, 'total'],
  ]);
  expect(
    steps([
      { item: 'metal', per_kg: 12 },
      { item: 'credit', per_kg: -2 },
    ]),
  ).toEqual([
    ['metal', 12, 'change'],
    ['credit', -2, 'change'],
    ['pays from', 10, 'total'],
    ['fetches', 20, 'total'],
  ]);
});

it('draws cash and prices over the years, and tells variants beside the plant', () => {
  const cumulative = [{ year: 1, p05: -1e6, median: 1e6, p95: 2e6 }];
  expect(read(invest({ cumulative }), 'cash').charts).toMatchObject([
    { plot: { series: [{ low: [[1, -1]], high: [[1, 2]] }, { points: [[1, 1]] }, { axis: 'y', at: 0 }] } },
  ]);
  const paths = [{ name: 'Ni', years: [{ year: 2, p05: 0.5, median: 1, p95: 1.5 }] }];
  expect(read(invest({ paths }), 'prices').charts).toMatchObject([
    {
      plot: {
        title: 'Price path: Ni',
        series: [{ low: [[2, 0.5]], high: [[2, 1.5]] }, { points: [[2, 1]] }, { axis: 'y', at: 1 }],
      },
    },
  ]);
  const variants = [
    {
      name: 'two furnaces',
      npv: { median: 4e6 },
      difference: { median: 1.5e6, p05: -1e6, p95: 20e6, chanceBetter: 0.8 },
    },
  ];
  expect(read(invest({ variants }), 'variants').tables[0]!.slice(1)).toEqual([
    ['as stated', '2.50', '', '', '', ''],
    ['two furnaces', '4.00', '1.50', '-1.00', '20.0', '80 %'],
  ]);
  expect(read(invest(), 'variants').headings).toEqual([]);
  expect(read(invest(), 'years').tables[0]![1]).toEqual(['0', '-5', '', '', '', '', '2', '-5', '-5']);
});
