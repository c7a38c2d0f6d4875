import { expect, it } from 'vitest';
import { z } from 'zod';
import { day, decimalText, instant } from '../common.ts';
import type { List } from './list.ts';
import { tablesOf } from './list-tables.ts';

const of = (row: z.ZodType, list: Partial<List> = {}, more: z.ZodRawShape = {}) =>
  tablesOf({
    name: 'list-things',
    answer: z.object({ things: z.array(row).readonly(), ...more }),
    list: { set: 'Things', rows: 'things', key: 'id', ...list },
  });
const kinds = (row: z.ZodType) => of(row)[0]!.columns.map(({ name, kind }) => `${name}:${kind}`);

it('names and types the columns of a row from its schema, key first', () => {
  const row = z.object({
    at: instant.nullable(),
    id: z.string(),
    mass_g: z.number(),
    seq: z.int(),
    price: z.object({ text: decimalText, on: day }).exactOptional(),
    held: z.literal(true).exactOptional(),
    why: z.array(z.string()),
    order: z.record(z.string(), z.unknown()),
    amount: z.union([z.string(), z.number()]),
    due: z.iso.date(),
  });
  expect(kinds(row)).toEqual([
    ...['id:text', 'at:instant', 'mass_g:number', 'seq:whole', 'price_text:decimal', 'price_on:day'],
    ...['held:flag', 'why:text', 'order:parts', 'amount:text', 'due:day'],
  ]);
  const [table] = of(row);
  expect(table!.columns[2]).toEqual({ name: 'mass_g', kind: 'number', label: 'mass [g]', unit: 'g' });
  const thing = {
    id: 'A',
    at: null,
    mass_g: 0.1,
    seq: 3,
    why: ['late', 'wet'],
    order: { x: [1] },
    amount: 2,
  };
  expect([...table!.lines({ ...thing, price: { text: '7.20', on: '2026-12-01' } }, {})]).toEqual([
    ['A', null, 0.1, 3, '7.20', '2026-12-01', null, 'late; wet', '{"x":[1]}', '2', null],
  ]);
  expect(() => [...table!.lines({ ...thing, price: { text: '< 3' } }, {})]).toThrow(
    /price.text is no decimal: < 3/,
  );
});

it('tells what one or the other of several objects may have as columns of one table', () => {
  const a = z.object({ id: z.string(), type: z.literal('a'), data: z.object({ kg: z.string() }) });
  const b = z.object({
    id: z.string(),
    type: z.literal('b'),
    data: z.object({ kg: z.string(), to: z.string() }),
  });
  expect(kinds(z.discriminatedUnion('type', [a, b]))).toEqual([
    'id:text',
    'type:text',
    'data_kg:text',
    'data_to:text',
  ]);
});

it('gives the items of a list in a row a table of their own, under the key of what they stand in', () => {
  const row = z.object({
    id: z.string(),
    drawn_g: z.record(z.string(), z.number()),
    gate: z
      .object({ checks: z.array(z.object({ check: z.string(), of: z.array(z.object({ n2: z.string() })) })) })
      .nullable(),
  });
  const tables = of(row, { beside: ['plant'] }, { plant: z.string() });
  expect(tables.map(({ name, key, columns }) => [name, key, columns.map((one) => one.name)])).toEqual([
    ['Things', ['id'], ['id', 'plant']],
    ['ThingsDrawn', ['Things_id', 'name'], ['Things_id', 'name', 'value_g']],
    ['ThingsGateChecks', ['Things_id', 'n'], ['Things_id', 'n', 'check']],
    [
      'ThingsGateChecksOf',
      ['Things_id', 'ThingsGateChecks_n', 'n'],
      ['Things_id', 'ThingsGateChecks_n', 'n', 'n2'],
    ],
  ]);
  const thing = {
    id: 'A',
    drawn_g: { 'H-1': 20, 'H-2': 5 },
    gate: {
      checks: [
        { check: 'oil', of: [] },
        { check: 'dose', of: [{ n2: 'x' }, { n2: 'y' }] },
      ],
    },
  };
  const lines = (i: number) => [...tables[i]!.lines(thing, { plant: 'works' })];
  expect(lines(0)).toEqual([['A', 'works']]);
  expect(lines(1)).toEqual([
    ['A', 'H-1', 20],
    ['A', 'H-2', 5],
  ]);
  expect(lines(2)).toEqual([
    ['A', 1, 'oil'],
    ['A', 2, 'dose'],
  ]);
  expect(lines(3)).toEqual([
    ['A', 2, 1, 'x'],
    ['A', 2, 2, 'y'],
  ]);
  expect([...tables[3]!.lines({ id: 'B', drawn_g: {}, gate: null }, {})]).toEqual([]);
});

it('refuses a list that its schema does not tell', () => {
  const row = z.object({ id: z.string(), a: z.object({ b: z.string() }), a_b: z.string() });
  expect(() => of(z.object({ name: z.string() }))).toThrow(/a line of Things has no field id/);
  expect(() => of(z.object({ id: z.string() }), { rows: 'rows' })).toThrow(/list-things has no list rows/);
  expect(() => of(row)).toThrow(/Things has two columns a_b/);
});
