import { expect, it } from 'vitest';
import { amounts } from './large-amounts.ts';

it('tells a row of large numbers in millions of its unit, and a small one as it is', () => {
  expect(amounts({ now: 1.25e8, low: 8.62e7, turnsAt: null }, 'USD')).toEqual({
    ...{ now: '125', low: '86.2', turnsAt: null },
    unit: 'million USD',
  });
  expect(amounts({ now: 800_000 }, 'USD')).toEqual({ now: '800,000', unit: 'USD' });
  expect(amounts({ now: -2e6 }, 'USD/a')).toEqual({ now: '-2', unit: 'million USD/a' });
});
