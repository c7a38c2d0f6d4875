import { expect, test } from 'vitest';
import { numberIn } from './label.ts';

test('reads a lot from a plain label and from an address, also from one that somebody damaged', () => {
  expect(numberIn(' R-1001 ')).toBe('R-1001');
  expect(numberIn('https://plant.example/yard/R-1001')).toBe('R-1001');
  expect(numberIn('/10/R-1001')).toBe('R-1001');
  expect(numberIn('https://id.plant.example/8004/4012345-R-1001')).toBe('R-1001');
  expect(numberIn('https://id.gs1.org/8004/4012345.I-1')).toBe('I-1');
  expect(numberIn('https://plant.example/21/123456-7')).toBe('123456-7');
  expect(numberIn('https://plant.example/yard/R%2D1001?from=label')).toBe('R-1001');
  expect(numberIn('https://plant.example/yard/100%')).toBe('100%');
});
