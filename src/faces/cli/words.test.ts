import { expect, it } from 'vitest';
import { columns } from './words.ts';

it('a table of half a million rows is printed', () => {
  const rows = Array.from({ length: 500_000 }, (_, i) => [String(i)]);
  expect(columns(['n'], rows).slice(0, 20)).toBe('     n\n     0\n     1');
});
