import { expect, it } from 'vitest';
import { z } from 'zod';
import { field } from '../../src/documents/contract/field.ts';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { contract as dispose } from '../../src/tasks/release/dispose-metal/contract.ts';
import { contract as buy } from '../../src/tasks/yard/buy-material/contract.ts';
import { contract as treat } from '../../src/tasks/yard/process-lot/contract.ts';
import { readForm } from './typed-form.ts';

const TREAT = fieldsOf(treat.order);

it('reads kilograms with a comma as whole grams, and a share by its unit', () => {
  const typed = { lot: 'R-1', treatment: 'washing', clean_g: '437,25', oil: '2', 'oil:unit': '%' };
  expect(readForm(TREAT, typed)).toEqual({
    order: { lot: 'R-1', treatment: 'washing', clean_g: 437_250, oil: 0.02 },
    open: [],
  });
});

it('leaves open what is missing, and a number that may mean two', () => {
  expect(readForm(TREAT, { lot: 'R-1', treatment: 'drying', clean_g: '1,234' })).toEqual({
    order: { lot: 'R-1', treatment: 'drying' },
    open: ['clean_g'],
  });
  expect(readForm(TREAT, { lot: 'R-1', clean_g: '1,234' }).open).toEqual(['treatment', 'clean_g']);
  // near what is expected it means one
  expect(
    readForm(TREAT, { lot: 'R-1', treatment: 'drying', clean_g: '1,234' }, { clean_g: 1250 }),
  ).toMatchObject({
    order: { clean_g: 1_234_000 },
    open: [],
  });
});

it('needs the whole of a part once it is begun', () => {
  const fields = fieldsOf(buy.order);
  const bought = { material: 'Ni-electrolytic', mass_g: '300' };
  expect(readForm(fields, bought)).toEqual({
    order: { material: 'Ni-electrolytic', mass_g: 300_000 },
    open: [],
  });
  expect(readForm(fields, { ...bought, 'price.currency': 'EUR' }).open).toEqual(['price.text']);
  expect(readForm(fields, { ...bought, 'price.text': '17.5' }).order).toMatchObject({
    price: { text: '17.5' },
  });
});

it('needs the whole of a part that a choice asks for', () => {
  const typed = { of: 'object:I-1', as: 'use-as-is', reason: 'S high', 'concession.number': 'K-7' };
  const { open } = readForm(fieldsOf(dispose.order), typed);
  expect(open).toEqual(['concession.customer', 'concession.scope']);
});

const text = z.string().exactOptional();
const MANY = fieldsOf(
  z.strictObject({
    isRight: field(z.boolean().exactOptional(), { label: 'Right' }),
    lots: field(z.array(z.string()).exactOptional(), { label: 'Lots', reads: 'names' }),
    reasons: field(z.array(z.string()).exactOptional(), { label: 'Reasons' }),
    price: field(text, { label: 'Price', reads: 'decimal' }),
    on: field(text, { label: 'Day', reads: 'day' }),
    leak: field(z.number().exactOptional(), { label: 'Leak', unit: 'Pa', units: { mbar: 100 } }),
    part: z
      .strictObject({
        first: field(text, { label: 'First' }),
        second: field(z.string(), { label: 'Second' }),
      })
      .exactOptional(),
  }),
);

it('reads a tick, names, a list, a decimal, a day and a number in its unit as the order holds them', () => {
  const typed = {
    isRight: 'true',
    lots: ' R-1, R-2;R-3 R-4',
    reasons: 'wet floor;, full\nold ',
    price: ' 15,40 ',
  };
  const more = { on: '03/04/2026', leak: ' 0,5 ' };
  expect(readForm(MANY, { ...typed, ...more }).open).toEqual(['on']);
  expect(readForm(MANY, { ...typed, ...more, on: '13.4.2026' })).toEqual({
    open: [],
    order: {
      ...{ isRight: true, lots: ['R-1', 'R-2', 'R-3', 'R-4'], reasons: ['wet floor', 'full', 'old'] },
      ...{ price: '15.40', on: '2026-04-13', leak: 0.5 },
    },
  });
  expect(readForm(MANY, { leak: '0,5', 'leak:unit': 'mbar' }).order).toEqual({ leak: 50 });
  expect(readForm(MANY, { isRight: 'yes', price: 'dear', leak: 'x' }).open).toEqual([
    'isRight',
    'price',
    'leak',
  ]);
});

it('asks nothing of a part that nobody began, and counts blanks as nothing', () => {
  expect(readForm(MANY, { 'part.first': '  ', lots: ' ' })).toEqual({ order: {}, open: [] });
  expect(readForm(MANY, { 'part.first': 'x' })).toEqual({
    order: { part: { first: 'x' } },
    open: ['part.second'],
  });
});
