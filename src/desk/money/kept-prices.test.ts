import { expect, it } from 'vitest';
import { ageOf } from './kept-prices.ts';

it('counts the age of a price from the last day that its date names', () => {
  const today = Date.parse('2026-01-10');
  expect(ageOf('2026-01-03', today)).toBe(7);
  expect(ageOf('2025', today)).toBe(10);
  expect(ageOf('2025 annual average (USGS estimate)', today)).toBe(10);
  expect(ageOf('November 2025', today)).toBe(41);
  expect(ageOf('2026-01', today)).toBe(0);
  expect(ageOf('when it was offered', today)).toBeNull();
  expect(ageOf('2025 to 2026', today)).toBeNull();
});
