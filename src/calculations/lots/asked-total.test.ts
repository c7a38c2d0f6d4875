import { expect, it } from 'vitest';
import { askedTotal } from './asked-total.ts';

const content = (element: 'Ni' | 'Cr' | 'Mo', wtpct: number, isLess = false) =>
  ({ element, content_ppm: wtpct * 10_000, isLess, printed: `${wtpct} wt%` }) as const;

it('asks about the largest of what was typed where all contents are more than the whole', () => {
  const known = [content('Ni', 90), content('Cr', 14)];
  expect(askedTotal([content('Mo', 2)], known)).toEqual([
    { typed: 'Mo 2 wt%', known: 'with what else is known of the lot 106.0 wt% in all' },
  ]);
  expect(askedTotal([content('Mo', 1)], known)).toEqual([]);
});

it('counts an element once, as it was typed now, and nothing below a limit', () => {
  expect(askedTotal([content('Cr', 10)], [content('Ni', 95), content('Cr', 90)])).toEqual([]);
  expect(askedTotal([content('Mo', 30, true)], [content('Ni', 95)])).toEqual([]);
});
