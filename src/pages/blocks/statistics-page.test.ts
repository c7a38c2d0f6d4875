import { expect, it } from 'vitest';
import { readPage } from '../testing/read-page.ts';
import { methodListPage, methodPage, quantityWords } from './method-pages.ts';
import { explanationPage, statisticsPage } from './statistics-page.ts';

const output = (more: object = {}) => ({
  ...{ format: 'remelt-stats/1', method: 'tost', usable: true, ignored: [], assumed: [], diagnostics: [] },
  ...{ manifest: { inputHash: 'ab'.repeat(32), code: 'remelt 0.1.0' }, p: 0.0123456789, n: 12 },
  ...more,
});
const run = (inputs: unknown, by: string | null = null) => ({
  inputs,
  file: 'a.json',
  by,
  at: '2026-11-24T10:00:00Z',
});
const read = (more: object = {}, inputs: unknown = {}, by: string | null = null) =>
  readPage(statisticsPage(output(more) as never, run(inputs, by)));

it('says what a statistic was run on, by whom, and its quantities', () => {
  expect(read().words.slice(0, 4)).toEqual([
    ...[
      'unit: not stated',
      'heats: not stated: no design value',
      `data: a.json, ${'ab'.repeat(8)}`,
      'run: 2026-11-24',
    ],
  ]);
  const full = read({}, { unit: 'MPa', x: [1, 2, 3], batch: ['H1', 'H1', 'H2'] }, 'Anna').words;
  expect(full.slice(0, 5)).toEqual([
    ...['unit: MPa', 'values: 3', 'heats: 2', `data: a.json, ${'ab'.repeat(8)}`, 'run: 2026-11-24 by Anna'],
  ]);
  expect(read({}, null).words[0]).toBe('unit: not stated');
  expect(read().tables[0]!.slice(1)).toEqual([
    ['p', '0.012345679'],
    ['n', '12'],
  ]);
});

it('says whether it may be used, what was assumed and what was not read', () => {
  const diagnostics = [
    {
      name: 'outliers',
      verdict: 'FAIL',
      reason: 'one',
      override: { by: 'Anna', expires: '2026-12-01', reason: 'known' },
    },
    { name: 'normal', verdict: 'PASS', reason: 'fits' },
  ];
  const words = (more: object) => readPage(statisticsPage(output(more) as never, run({})), 'use').words;
  expect(words({ diagnostics })).toEqual([
    'FAIL outliers: one (overridden by Anna until 2026-12-01: known)',
    ...['PASS normal: fits', 'may be used'],
  ]);
  expect(words({ usable: false })[0]).toMatch(/^may NOT be used/);
  const page = statisticsPage(
    output({ ignored: ['y', 'z'], assumed: [{ what: 'sd', value: 1, source: 's' }] }) as never,
    run({}),
  );
  expect([readPage(page, 'ignored').words, readPage(page, 'assumed').words]).toEqual([
    ['y, z'],
    ['sd = 1 (s)'],
  ]);
  expect(statisticsPage(output() as never, run({})).sections.map(({ id }) => id)).toEqual(['use']);
  expect(page.paper).toMatchObject({ number: 'abababab', foot: `inputs ${'ab'.repeat(8)}; remelt 0.1.0` });
});

it('explains a method, with what is known of it and no more', () => {
  const method = { name: 'tost', title: 'two tests', formula: 'f', source: 's', inputs: ['x', 'y'] };
  expect(readPage(methodPage(method)).words).toEqual(['formula: f', 'source: s', 'x, y']);
  const full = {
    ...method,
    comparedWith: 'R',
    refuses: 'one value',
    assumptions: [],
    inputs: { x: 'values' },
  };
  const read = readPage(methodPage(full));
  expect(read.words).toEqual([
    'formula: f',
    'source: s',
    'compared with: R',
    'refuses: one value',
    'assumes: nothing',
  ]);
  expect(read.tables[0]).toEqual([
    ['input', 'meaning'],
    ['x', 'values'],
  ]);
  expect(readPage(methodListPage('All', [method])).tables[0]![1]).toEqual(['tost', 'two tests']);
  expect(explanationPage(method as never).sections.map(({ id }) => id)).toEqual(['inputs']);
  expect(readPage(explanationPage({ ...method, diagnostics: [] } as never), 'use').words[0]).toMatch(
    /^may NOT/,
  );
});

it('says a quantity with the digits that count, and cuts a long list', () => {
  expect(quantityWords(1234567, 3)).toBe('1234567');
  expect(quantityWords(0.123456, 3)).toBe('0.123');
  expect(quantityWords({ a: 1, b: [1, 2] }, 3)).toBe('a 1, b [1, 2]');
  expect(quantityWords(null, 3)).toBe('null');
  const list = Array.from({ length: 13 }, (_, i) => i);
  expect(quantityWords(list.slice(0, 12), 3)).toBe('[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]');
  expect(quantityWords(list, 3)).toBe('[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ... 13 in all]');
});
