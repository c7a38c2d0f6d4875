import { expect, test } from 'vitest';
import { lotIn } from './scan.tsx';

test('reads a lot from a plain label and from an address', () => {
  expect(lotIn(' R-1001 ')).toBe('R-1001');
  expect(lotIn('https://plant.example/yard/R-1001')).toBe('R-1001');
});
