import { expect, it } from 'vitest';
import { marksOf } from './fault.ts';

it('says of both rows of a lot which the other one is', () => {
  const fault = {
    ...{
      row: 6,
      at: 0,
      message: 'lot_id "A" is already used in row 2',
      allowed: 'one row per lot',
      cure: 'c',
    },
    also: { row: 2, message: 'lot_id "A" is used again in row 6' },
  };
  expect(marksOf([fault])).toEqual([
    { row: 6, column: 'A', words: 'lot_id "A" is already used in row 2: one row per lot' },
    { row: 2, column: 'A', words: 'lot_id "A" is used again in row 6: one row per lot' },
  ]);
});
