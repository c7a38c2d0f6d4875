import { expect, it } from 'vitest';
import { byChance, intervalsOf } from './bootstrap.ts';
import type { Foretelling } from './coverage.ts';

const one = (laboratory: string, measured: number): Foretelling => ({
  ...{ set: laboratory, says: String(measured), laboratory, operations: ['vacuum-induction'], measured },
  model: { p05: 9, p95: 11, below: 0.5 },
  whole: { p05: 1, p95: 100, below: 0.5 },
  common: { p05: 1, p95: 100, below: 0.5 },
});

it('draws laboratories, not numbers: twenty numbers of one are one laboratory', () => {
  const alike = [...Array.from({ length: 20 }, () => one('A', 1000)), one('B', 10), one('C', 10)];
  const apart = alike.map((row, k) => ({ ...row, laboratory: `L${k}` }));
  const width = ([low, high]: readonly [number, number]): number => high - low;
  expect(width(intervalsOf(alike).whole)).toBeGreaterThan(2 * width(intervalsOf(apart).whole));
});

it('compares scores on the same laboratories', () => {
  const { overModel, overCommon } = intervalsOf([one('A', 10), one('B', 20), one('C', 60)]);
  // bands of three decades hold what narrow ones miss by far; two equal bands never differ
  expect(overModel[1]).toBeGreaterThan(overModel[0]);
  expect(overCommon).toEqual([0, 0]);
});

it('says what nine of ten samples hold by chance', () => {
  // binomial with n = 73 and a chance of a tenth: 5 % and 95 % points by its table
  expect(byChance(73, 0.1)).toEqual([3, 12]);
  expect(byChance(10, 0.5)).toEqual([2, 8]);
});
