import { expect, it } from 'vitest';
import type { CellKind, CellValue } from '../../../documents/contract/list.ts';
import { filterOf } from './filter.ts';

const COLUMNS = Object.entries({
  id: 'text',
  n: 'number',
  d: 'decimal',
  on: 'day',
  at: 'instant',
  is: 'flag',
} satisfies Record<string, CellKind>).map(([name, kind]) => ({ name, kind, label: name }));

const LINE: readonly CellValue[] = [
  "O'Hara",
  0.1,
  '12.500000000000000001',
  '2026-12-18',
  '2026-12-18T06:00:00.500Z',
  null,
];
const holds = (text: string): boolean => filterOf(text, COLUMNS).holds(LINE);

it('binds not before and before or, and brackets before all', () => {
  expect(holds("id eq 'x' and n eq 1 or n eq 0.1")).toBe(true);
  expect(holds("id eq 'x' and (n eq 1 or n eq 0.1)")).toBe(false);
  expect(holds("not id eq 'x' and n eq 0.1")).toBe(true);
  expect(holds("not (id eq 'x' or n eq 0.1)")).toBe(false);
});

it('compares decimals digit by digit, moments as times, and days as days', () => {
  expect(holds('d eq 12.500000000000000001')).toBe(true);
  expect(holds('d gt 12.5')).toBe(true);
  expect(holds('d eq 12.5')).toBe(false);
  expect(holds('d lt 1.3e1 and d gt -1e3')).toBe(true);
  expect(holds('n eq 0.10')).toBe(true);
  expect(holds('n in (1, 0.1)')).toBe(true);
  expect(holds('at eq 2026-12-18T07:00:00.500+01:00')).toBe(true);
  expect(holds('on ge 2026-12-18 and on lt 2026-12-19')).toBe(true);
  expect(holds("'O''Hara' eq id")).toBe(true);
  expect(holds("contains(toupper(id),'HARA') eq true")).toBe(true);
});

it('knows what is not known: an empty cell is neither true nor false', () => {
  expect(holds('is')).toBe(false);
  expect(holds('not is')).toBe(false);
  expect(holds('is or n gt 0')).toBe(true);
  expect(holds('not (is and n gt 0)')).toBe(false);
  expect(holds('not (is and n lt 0)')).toBe(true);
  expect(holds('is eq null and not (is ne null)')).toBe(true);
});

it('tells the list what must be equal, and only where nothing else may hold', () => {
  const equal = (text: string) => [...filterOf(text, COLUMNS).equal];
  expect(equal("id eq 'a' and n gt 3")).toEqual([['id', 'a']]);
  expect(equal("id eq 'a' or n gt 3")).toEqual([]);
  expect(equal("not (id eq 'a')")).toEqual([]);
  expect(equal("id ne 'a'")).toEqual([]);
});

it.each([
  ['', /it ends too early/],
  ['n', /a comparison is missing/],
  ['n eq', /it ends too early/],
  ['n eq 1 n', /"n" is not expected here/],
  ['n in 1', /"\(" is missing before "1"/],
  ['contains(n,1)', /contains takes texts/],
  ['valueOf eq 1', /there is no column valueOf/],
  ["on eq '2026-12-18'", /on is not compared with a text in quotes/],
  ['on eq 2026-13-40', /there is no column 2026-13-40/],
  ['n eq 1e9999', /there is no column 1e9999/],
  [`${'not '.repeat(5000)}is`, /it is too long/],
])('refuses %s', (text, words) => {
  expect(() => filterOf(text, COLUMNS)).toThrow(words);
});
