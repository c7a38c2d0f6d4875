import { expect, test } from 'vitest';
import { grams, positive, whole } from './numbers.ts';

test.each([
  ['0', 0],
  ['12.5', 12.5],
  ['.5', 0.5],
  [' 7 ', 7],
  ['1e3', 1000],
])('"%s" is a number', (text, value) => {
  expect(positive(text, '--kg')).toBe(value);
});

test.each(['0x10', '0b11', 'Infinity', '-1', '', ' ', '1,5', '12 kg', '1e999'])(
  '"%s" is refused with the word that it was typed for',
  (text) => {
    expect(() => positive(text, '--kg')).toThrow(/--kg ".*" is not a number of at least 0/);
  },
);

test('a mass in kg is whole grams', () => {
  expect(grams('12.3456', '--kg')).toBe(12_346);
});

test('a count is whole, and is refused as one', () => {
  expect([whole('3', '--limit', 1), whole('0', '--skip', 0)]).toEqual([3, 0]);
  for (const text of ['0', 'abc', '1.5', '-1'])
    expect(() => whole(text, '--limit', 1)).toThrow(`--limit "${text}" is not a whole number from 1`);
});
