import { expect, it } from 'vitest';
import { inOrder, putAt } from './in-order.ts';

it('holds whole grams of a mass, and other numbers to 12 digits in the unit of the order', () => {
  expect(inOrder(437.2504, { per: 1000 })).toBe(437_250);
  expect(inOrder(0.1, { per: 3 })).toBe(0.3);
  expect(inOrder(2, { units: { '%': 0.01 } }, '%')).toBe(0.02);
  expect(inOrder(2, { units: { '%': 0.01 } }, 'constructor')).toBe(2);
});

it('puts a value at its place beside what is there', () => {
  const order = { lot: 'R-1', price: { text: '7' } };
  putAt(order, 'price.on', '2026-01-02');
  putAt(order, 'radiation.rate_per_s', 3);
  expect(order).toEqual({ lot: 'R-1', price: { text: '7', on: '2026-01-02' }, radiation: { rate_per_s: 3 } });
});
