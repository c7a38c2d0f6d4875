import { expect, it } from 'vitest';
import { sumOfDecimals } from './sum-of-decimals.ts';

it('adds decimals exactly, with no digit of a binary number', () => {
  expect(sumOfDecimals(['0.1', '0.2'])).toBe('0.3');
  expect(sumOfDecimals(['100', '20.50', '-0.5'])).toBe('120');
  expect(sumOfDecimals(['9007199254740993', '0.01'])).toBe('9007199254740993.01');
  expect(sumOfDecimals(['-1.25', '1'])).toBe('-0.25');
  expect(sumOfDecimals(['600', '400'])).toBe('1000');
  expect(sumOfDecimals([])).toBe('0');
});
