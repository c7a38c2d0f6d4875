import { expect, it } from 'vitest';
import { readPage } from '../testing/read-page.ts';
import { flowsPage } from './economics/flows-page.ts';
import { pricesPage } from './prices-page.ts';
import {
  comparedSpecificationPage,
  derivedSpecificationPage,
  specificationPage,
  specificationsPage,
} from './specification-page.ts';

const spec = (more: object = {}) => ({
  ...{
    name: 'C-7 rev A',
    customer: 'X',
    status: 'entered',
    enteredBy: 'Anna',
    checkedBy: null,
    lines: [{ what: 'Cr', stated: '17 to 21' }],
  },
  ...{ changes: [], before: null, retest: null },
  ...more,
});
const read = (more: object = {}) => readPage(specificationPage(spec(more) as never));

it('says whether a specification may be used, and what differs from the one before', () => {
  expect(read().words).toEqual([
    'not to be used yet: an independent person has to compare it',
    'entered by Anna',
  ]);
  expect(read({ status: 'compared', checkedBy: 'Ben', retest: { holds: 'no rule' } }).words).toEqual([
    ...['compared, in use', 'entered by Anna', 'compared by Ben', 'no rule'],
  ]);
  const before = {
    name: 'rev 0',
    differences: [
      { what: 'S', before: null, now: '10' },
      { what: 'P', before: '5', now: null },
    ],
  };
  expect(read({ before }).tables.at(-1)).toEqual([
    ['what', 'rev 0', 'now'],
    ['S', '-', '10'],
    ['P', '5', '-'],
  ]);
  expect(read({ before: { ...before, differences: [] } }).words).toContain('nothing: it states the same');
  const change = { seq: 7, at: '2026-11-24T10:00:00Z', by: null, what: 'entered', reason: null };
  expect(read({ changes: [change] }).headings).toEqual(['What it states']);
  const changes = [
    change,
    { ...change, seq: 8, what: 'changed', reason: 'slip', by: 'Anna' },
    { ...change, seq: 9, what: 'compared' },
  ];
  expect(
    read({ changes })
      .tables[1]!.slice(1)
      .map((row) => row.slice(1)),
  ).toEqual([
    ['-', 'compared', '', '9'],
    ['Anna', 'changed', 'slip', '8'],
    ['-', 'entered', 'no reason was given', '7'],
  ]);
  expect(read({ changes: [change], before }).headings).toContain('Who changed it, and why');
  expect(read({ changes: [{ ...change, reason: 'asked' }] }).headings).toContain('Who changed it, and why');
});

it('lists specifications, compares two entries and shows what remelt stock must meet', () => {
  const list = specificationsPage({
    specifications: [spec(), spec({ supersededBy: 'rev B', checkedBy: 'Ben' })],
  } as never);
  expect(readPage(list).tables[0]!.slice(1)).toEqual([
    ['C-7 rev A', 'X', 'entered', 'Anna', '-'],
    ['C-7 rev A', 'X', 'superseded by rev B', 'Anna', 'Ben'],
  ]);
  expect(readPage(specificationsPage({ specifications: [] } as never)).words).toEqual(['no specifications']);
  const compared = { name: 'C-7', compared: 3, enteredBy: 'Anna', comparedBy: 'Ben', differences: [] };
  expect(readPage(comparedSpecificationPage({ ...compared, equal: true } as never))).toMatchObject({
    ...{ words: ['3 lines compared: the same as Anna entered. It may be used now.'], tables: [] },
  });
  const differences = [{ what: 'Cr', entered: '17', again: null }];
  const other = readPage(comparedSpecificationPage({ ...compared, equal: false, differences } as never));
  expect([other.words[0], other.tables[0]]).toEqual([
    expect.stringMatching(/^1 of 3 lines differ/),
    [
      ['what', 'entered by Anna', 'typed in by Ben'],
      ['Cr', '17', '-'],
    ],
  ]);
  const row = (element: string, changed: boolean, words = '') => ({
    element,
    product: '10',
    stock: '8',
    words,
    changed,
  });
  const derived = {
    rows: [row('S', true, 'vapour'), row('Cr', false), row('Ni', false, 'stays')],
    warnings: ['few'],
    assumed: [],
  };
  const stock = (kept: boolean) =>
    readPage(
      derivedSpecificationPage({
        name: 'C-7',
        kept,
        derivedFrom: { specification: 'A', route: 'VAR', confidence: 0.95 },
        derived,
      } as never),
    );
  expect(stock(true).words[0]).toBe('Kept. It may be used once an independent person has compared it.');
  expect(stock(false).words).toEqual([
    'Not kept: this only shows what would be kept.',
    ...[
      'limits of A, turned back through VAR',
      'the remelted product keeps each limit with probability 0.95',
      'few',
      'Cr: 10',
      'Ni: 10; stays',
    ],
  ]);
  expect(stock(true).tables[0]!.slice(1)).toEqual([['S', '10', '8', 'vapour']]);
});

it('says what the deck says beside a price that was set', () => {
  const price = (more: object) => ({
    of: 'Ni',
    usd_per_kg: 16,
    on: '2026-11-01',
    age_days: 20,
    source: 's',
    set: true,
    deck_usd_per_kg: 15,
    ...more,
  });
  const rows = readPage(
    pricesPage({
      format: 'remelt-prices/1',
      prices: [
        price({}),
        price({ set: false }),
        price({ deck_usd_per_kg: null }),
        price({ on: null, age_days: null }),
      ],
    } as never),
  ).tables[0]!;
  expect(rows.slice(1).map((row) => row.slice(2, 5))).toEqual([
    ['15.00', '2026-11-01', '20'],
    ['', '2026-11-01', '20'],
    ['', '2026-11-01', '20'],
    ['15.00', '-', '-'],
  ]);
});

it('tells the metal of a plant by element, origin, loss and grade, and nothing where there is none', () => {
  const element = {
    element: 'Ni',
    received_kg: 10,
    charged_kg: 8,
    unknown_kg: 0,
    made_kg: 7,
    returned_kg: 0,
    shipped_kg: 5,
    difference_kg: 1,
    sd_kg: 0.5,
    heats: 2,
  };
  const booked = {
    name: 'IN718',
    received_kg: 10,
    charged_kg: 0,
    made_kg: 7,
    returned_kg: 0,
    shipped_kg: 5.5,
  };
  const flows = (more: object = {}) =>
    readPage(
      flowsPage({
        ...{
          from: '2026-11-01',
          to: '2026-11-30',
          flows: [],
          nodes: [],
          unexplained_kg: 0.25,
          elements: [],
          recycled: null,
          losses: [],
        },
        ...{ by: { grade: [], customer: [], supplier: [], form: [] }, rules: ['a rule'] },
        ...more,
      } as never),
    );
  expect(flows()).toMatchObject({
    words: ['nothing is booked between these days', 'a rule'],
    tables: [],
    charts: [],
  });
  const recycled = {
    preConsumer_pct: 20,
    postConsumer_pct: 10,
    recycled_pct: 30,
    internal_pct: 40,
    virgin_pct: 25,
    unstated_pct: 5,
    charged_kg: 8,
  };
  const full = flows({
    ...{
      flows: [{ from: 'a', to: 'b', mass_kg: 1 }],
      elements: [element, { ...element, sd_kg: null }, { ...element, difference_kg: null }],
    },
    ...{
      recycled,
      losses: [{ step: 'melting', to: 'fume', mass_kg: 0.1 }],
      by: { grade: [booked], customer: [], supplier: [], form: [] },
    },
  });
  expect(full.words[0]).toBe('0.25 kg of what was charged or cut are not explained by any booking.');
  expect(full.tables[0]!.slice(1)).toEqual([
    ['Ni', '10 kg', '8 kg', '-', '7 kg', '-', '5 kg', '1 +- 0.5 kg', '2'],
    ...[0, 1].map(() => ['Ni', '10 kg', '8 kg', '-', '7 kg', '-', '5 kg', '-', '2']),
  ]);
  expect(full.tables[1]!.slice(1).map(([, share]) => share)).toEqual([
    '20.0 %',
    '10.0 %',
    '30.0 %',
    '40.0 %',
    '25.0 %',
    '5.0 %',
  ]);
  expect(full.tables[2]![1]).toEqual(['melting', 'fume', '0.1 kg']);
  expect(full.tables[3]![1]).toEqual(['IN718', '10 kg', '-', '7 kg', '-', '5.5 kg']);
  expect(full.charts).toHaveLength(1);
});
