import { expect, it } from 'vitest';
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
