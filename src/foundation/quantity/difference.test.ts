import { expect, test } from 'vitest';
import { firstDifference, quoted } from './difference.ts';

test.each([
  ['the same in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, null],
  ['a value', { a: { b: ['x', 'y'] } }, { a: { b: ['x', 'z'] } }, 'a.b[1]'],
  ['a field too much', { a: 1 }, { a: 1, note: 'n' }, 'note'],
  ['an item too few', [1, 2], [1], '[1]'],
  ['a list for an object', { a: [] }, { a: {} }, 'a'],
  ['null for an object', { a: null }, { a: {} }, 'a'],
  ['text for a number', { a: 1 }, { a: '1' }, 'a'],
])('finds %s', (_what, left, right, path) => {
  expect(firstDifference(left, right)?.path ?? null).toBe(path);
});

test('quotes what is there and what is not', () => {
  expect([quoted(undefined), quoted('a'), quoted('x'.repeat(100)).length]).toEqual(['nothing', '"a"', 60]);
});
