import { expect, it } from 'vitest';
import { pastedPrices } from './pasted-prices.ts';

const usual = { on: '2026-11-28', source: 'weekly list' };

it('reads prices of a table, with the usual day and source where a line has none', () => {
  const text = 'of\tUSD/kg\tday\tsource\nNi\t15,40\t2026-11-21\tLME\nCo\t1,234.50\nRe-pellets\t1450';
  expect(pastedPrices(text, usual)).toEqual({
    prices: [
      { of: 'Ni', usd_per_kg: '15.40', on: '2026-11-21', source: 'LME' },
      { of: 'Co', usd_per_kg: '1234.50', ...usual },
      { of: 'Re-pellets', usd_per_kg: '1450', ...usual },
    ],
    wrong: [],
  });
});

it.each([
  ['Ni;1,234', 'may mean two'],
  ['Ni;-3', 'no price'],
  ['Ni;0', 'no price'],
  [';15.4', 'names no element'],
  ['Ni;15.4;28.11.26', 'no day'],
])('tells the line that is no price: %s', (line, said) => {
  const { prices, wrong } = pastedPrices(`Co;33.1\n${line}`, usual);
  expect([prices.length, wrong.length]).toEqual([1, 1]);
  expect(wrong[0]).toMatch(/^line 2: /);
  expect(wrong[0]).toContain(said);
});
