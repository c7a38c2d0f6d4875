import { expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

it.each([
  ['450', 450],
  ['450,5', 450.5],
  ['450.5', 450.5],
  ['1 250', 1250],
  ['1,250.75', 1250.75],
  ['1.250,75', 1250.75],
  ["1'250", 1250],
  ['0.125', 0.125],
  ['0,125', 0.125],
])('reads %j as %d', (typed, value) => expect(readNumber(typed)).toEqual({ value }));

it.each(['1,234', '1.234', '450,500'])('asks what %j means', (typed) =>
  expect(readNumber(typed)).toMatchObject({ wrong: 'ambiguous' }),
);

it.each(['', '0', '-3', 'abc', '1e3', '12,3,4', '∞', '4 5'])('refuses %j', (typed) =>
  expect(readNumber(typed)).toEqual({ wrong: 'shape' }),
);
