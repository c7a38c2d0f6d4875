import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { claimPage } from './claim-page.ts';
import { costOfHeatBlocks } from './heat-cost-blocks.ts';
import { scaleUpPage } from './scale-up-page.ts';

const claim = (more: object = {}) => ({
  ...{
    id: 'c 1',
    words: 'it halves CO2',
    verdict: 'supported',
    source: 'a leaflet',
    reasons: ['holds in 9 of 10', 'more'],
    parts: [],
    drivers: [],
  },
  boundary: { of: 'IN718', where: 'AT', year: 2026, against: 'virgin', rule: 'ISO' },
  ...more,
});
const page = (...claims: readonly object[]) => claimPage({ name: 'Claims', claims, assumed: [] } as never);
const read = (more: object) => readPage(page(claim(more)));

it('answers each claim, and says what an open one waits for', () => {
  const answers = [claim(), claim({ verdict: 'undecidable' }), claim({ verdict: 'contradicted' })];
  const [table] = page(...answers).lead;
  expect((table as { rows: readonly unknown[] }).rows).toEqual([
    ['it halves CO2', 'IN718', { verdict: 'supported', tone: 'good' }, 'holds in 9 of 10'],
    ['it halves CO2', 'IN718', { verdict: 'undecidable', tone: 'hold' }, 'more'],
    ['it halves CO2', 'IN718', { verdict: 'contradicted', tone: 'bad' }, 'holds in 9 of 10'],
  ]);
  expect(page(claim()).sections[0]!.id).toBe('claim-c-1');
  expect(read({}).words).toEqual([
    ...[
      'Supported.',
      'claimed by: a leaflet',
      'where, of what: AT; IN718; 2026',
      'against: virgin',
      'rule: ISO',
      'Holds in 9 of 10.',
      'More.',
    ],
  ]);
});

it('tells figures in their unit, shares in per cent, and where the claim turns', () => {
  const spread = { p05: 0.1, median: 0.2, p95: 0.3, mean: 0.21 };
  const quantity = {
    name: 'saved',
    unit: 'share',
    spread,
    claimed: 0.5,
    side: 'at least',
    beside: [{ name: 'other', spread }],
  };
  const driver = { words: 'power', atLow: 0.1, atHigh: 0.4, confidence: 'assumption' };
  const found = read({ quantity, drivers: [driver, { ...driver, confidence: 'measured' }] });
  expect(found.tables[1]!.slice(1)).toEqual([
    ['saved', '10.0 %', '20.0 %', '30.0 %'],
    ['other', '10.0 %', '20.0 %', '30.0 %'],
  ]);
  expect(found.captions).toEqual(['Claimed: at least 50.0 %']);
  expect(found.charts).toMatchObject([
    { unit: '%', base: 21, rows: [{ atLow: 10, atHigh: 40, assumed: true }, { assumed: false }] },
  ]);
  const points = read({ quantity: { ...quantity, unit: 'points' }, drivers: [driver] });
  expect([points.tables[1]![1]![1], points.tables[1]![2]![1], points.charts[0]]).toMatchObject([
    '0.1 points',
    '0.1 %',
    { unit: 'points', base: 0.21 },
  ]);
  const kg = read({
    quantity: { ...quantity, unit: 'kg' },
    threshold: { words: 'power', value: 3, unit: 'ct' },
  });
  expect(kg.tables[1]![2]![1]).toBe('0.1 kg');
  expect(kg.charts).toEqual([]);
  expect(kg.words.at(-1)).toBe('The claim turns at "power" = 3 ct, all else as stated.');
  expect(read({ quantity, threshold: { words: 'power', value: null, unit: 'ct' } }).words.at(-1)).toMatch(
    /^Whatever "power" were/,
  );
});

it('tells the parts of a claim, and what would show one', () => {
  const parts = ['shown', 'failed', 'open'].map((state) => ({
    what: 'w',
    state,
    source: 's',
    ...(state === 'open' ? { measure: 'weigh' } : {}),
  }));
  const table = page(claim({ parts })).sections[0]!.blocks.find((block) => block.kind === 'table') as {
    rows: readonly (readonly unknown[])[];
  };
  expect(table.rows.map((row) => row.slice(1))).toEqual([
    [{ verdict: 'shown', tone: 'good' }, 's', ''],
    [{ verdict: 'failed', tone: 'bad' }, 's', ''],
    [{ verdict: 'open', tone: 'hold' }, 's', 'weigh'],
  ]);
});

it('tells the cost of a heat lot by lot, and why it differs once something was charged', () => {
  const line = {
    id: 'R-1',
    planned_kg: 10,
    charged_kg: 0,
    added_kg: 0,
    planned_usd_per_kg: 5,
    actual_usd_per_kg: 6,
  };
  const variance = {
    planned_usd: 100,
    actual_usd: 130,
    flexed_usd: 105,
    price_usd: 10,
    mix_usd: -5,
    yield_usd: 0,
    additions_usd: 20,
  };
  const read = (lines: readonly object[], pricesRecorded = true) =>
    readPage({
      format: 'remelt-page/1',
      title: 't',
      lead: costOfHeatBlocks({ lines, variance, pricesRecorded } as never),
      sections: [],
    });
  const planned = read([line], false);
  expect(planned.tables).toEqual([
    [
      ['Lot', 'planned, kg', 'USD/kg at planning', 'USD/kg today'],
      ['R-1', '10.000', '5.00', '6.00'],
    ],
  ]);
  expect(planned.words).toEqual([
    'The metal is planned at 100.00 USD.',
    'The plan recorded no prices: those of today stand in for them.',
  ]);
  const charged = read([
    { ...line, charged_kg: 12 },
    { ...line, id: 'V', planned_kg: 0, planned_usd_per_kg: null, added_kg: 2 },
    { ...line, id: 'X', charged_kg: 10.0004 },
  ]);
  expect(charged.tables[0]!.slice(1)).toEqual([
    ['R-1', '10.000', '12.000', '+2.000', '', '5.00', '6.00'],
    ['V', '', '', '', '2.000', '', '6.00'],
    ['X', '10.000', '10.000', '', '', '5.00', '6.00'],
  ]);
  expect(charged.tables[1]!.slice(1).map(([, usd]) => usd?.replace('−', '-'))).toEqual([
    '100.00',
    '105.00',
    '+10.00',
    '-5.00',
    expect.stringMatching(/0\.00$/),
    '+20.00',
    '130.00',
  ]);
  expect(charged.words).toHaveLength(1);
});

const size = (more: object = {}) => ({
  ...{
    name: 'small',
    heat_kg: 100,
    areaToVolume_per_m: 20,
    hold_h: { median: 2, p05: 1, p95: 4 },
    lastElement: { element: 'Pb', share: 0.8 },
  },
  ...{
    reaches: 0.95,
    lost_kg_per_t: { Cr: 1, Mn: 2 },
    limits: 'pump',
    heatsPerYear: null,
    furnaces: null,
    output_kg: null,
    cost_per_kg: null,
    pays: 0.2,
    breakEvenShare: null,
    costs: [],
  },
  ...more,
});
const scaled = (more: object = {}) =>
  scaleUpPage({
    ...{
      name: 'Sizes',
      currency: 'EUR',
      sizes: [size()],
      assumed: [],
      breakEven: { heat_kg: null, found: 0 },
      product_per_kg: 20,
      costGrowth: null,
      firstYear: null,
    },
    ...{ assumedShare: 0.4, drivers: [] },
    ...more,
  } as never);

it('says from which size on a kilogram pays, and what a first plant costs', () => {
  expect(readPage(scaled()).words.slice(0, 2)).toEqual([
    'At none of these sizes does a kilogram cost less than the 20.00 EUR that it fetches.',
    '40 % of the variance of the cost at the largest size rests on assumptions.',
  ]);
  const heat_kg = { median: 500, p05: 300, p95: 900 };
  const growth = { median: 1.5, p05: 1.2, p95: 2 };
  const words = readPage(
    scaled({ breakEven: { heat_kg, found: 0.7 }, costGrowth: growth, firstYear: { median: 0.6 } }),
  ).words;
  expect(words[0]).toBe(
    'From a heat of 500 kg on (300 to 900) a kilogram costs less than it fetches, in 70 % of the draws.',
  );
  expect(words[1]).toBe(
    'A first plant costs 1.5 times its estimate (1.2 to 2) and makes 60 % of its output in the first year; equations recalled.',
  );
  expect(readPage(scaled({ costGrowth: growth })).words[1]).not.toContain('first plant');
});

it('tells each size with what it needs and costs, the largest with its parts', () => {
  const cost = { median: 15, p05: 12, p95: 18, mean: 15.5 };
  const large = size({
    name: 'large',
    heat_kg: 1000,
    hold_h: null,
    heatsPerYear: 300,
    furnaces: 2,
    output_kg: 6e5,
    cost_per_kg: cost,
    breakEvenShare: { median: 0.3 },
    costs: [
      { item: 'metal', per_kg: 10 },
      { item: 'power', per_kg: 5 },
    ],
  });
  const page = scaled({
    sizes: [size(), large],
    drivers: [{ words: 'power', atLow: 1, atHigh: 2, share: 0.5, confidence: 'assumption', measure: null }],
  });
  const furnace = readPage(page, 'furnace');
  expect(furnace.tables[0]!.slice(1)).toEqual([
    ['small', '100', '20', '2 (1 to 4)', 'Pb (80 %)', '95 %', '3', 'pump'],
    ['large', '1,000', '20', 'never', 'Pb (80 %)', '95 %', '3', 'pump'],
  ]);
  const costs = readPage(page, 'cost');
  expect(costs.tables[0]!.slice(1)).toEqual([
    ['small', '', '', '', 'never', '20 %', 'none'],
    ['large', '300', '2', '600', '15.00 (12.00 to 18.00)', '20 %', '30 %'],
  ]);
  expect(costs.charts).toMatchObject([
    {
      plot: {
        series: [{ low: [[1000, 12]] }, { points: [[1000, 15]] }, {}, { axis: 'y', at: 20, name: 'fetches' }],
      },
    },
    {
      steps: [
        { name: 'metal', value: 10, kind: 'change' },
        { value: 5 },
        { name: 'costs', value: 15, kind: 'total' },
        { value: 20, kind: 'total' },
      ],
    },
  ]);
  const drivers = readPage(page, 'drivers');
  expect([drivers.tables[0]![1], drivers.charts[0]]).toMatchObject([
    ['power', '50 %', 'assumption', ''],
    { base: 15.5, rows: [{ assumed: true }] },
  ]);
  expect(readPage(scaled({ drivers: [{}] }), 'drivers').headings).toEqual([]);
  expect(readPage(scaled(), 'cost').charts).toHaveLength(1);
});
