import { expect, it } from 'vitest';
import { contradictedOf, leftOutOf } from './contradicted.tsx';

const lot = (name: string, more: object = {}) => ({
  ...{ lot: name, mass_g: 1, supplier: null, declaredGrade: null, outcome: 'cleared', words: 'IN718' },
  ...more,
});
const lots = [
  lot('A'),
  lot('B', { outcome: 'left out', words: 'not identified yet' }),
  lot('C', { outcome: 'left out', words: 'contradicts', declaredOtherwise: 'identified as H188' }),
];

it('tells which lots contradict their paper, and why each lot is left out', () => {
  const against = contradictedOf(lots);
  expect(against).toEqual([{ lot: 'C', said: 'identified as H188' }]);
  expect([...leftOutOf(lots, [])]).toEqual([
    ['B', 'not identified yet'],
    ['C', 'contradicts'],
  ]);
  // with a reason it goes all the same
  expect([...leftOutOf(lots, against).keys()]).toEqual(['B']);
});
