import { describe, expect, it } from 'vitest';
import { columns, counted, kilograms } from './words.ts';

describe('masses in words', () => {
  it('to the gram, whatever share of a lot it is, and with their sign', () => {
    expect([812_500, 226_356.0713, 432.379, 40.763, 0, -65_420, -500, -0.2].map(kilograms)).toEqual([
      '812.5 kg',
      '226.356 kg',
      '0.432 kg',
      '0.041 kg',
      '0 kg',
      '-65.42 kg',
      '-0.5 kg',
      '0 kg',
    ]);
  });
});

it('a table of half a million rows is printed', () => {
  const rows = Array.from({ length: 500_000 }, (_, i) => [String(i)]);
  expect(columns(['n'], rows).slice(0, 20)).toBe('     n\n     0\n     1');
});

it('one of a thing is one, none and more are many', () => {
  expect([counted(1, 'lot'), counted(0, 'lot'), counted(2, 'analysis', 'analyses')]).toEqual([
    '1 lot',
    '0 lots',
    '2 analyses',
  ]);
});
