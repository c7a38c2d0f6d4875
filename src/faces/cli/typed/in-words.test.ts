import { expect, test } from 'vitest';
import { inWords } from './in-words.ts';

const { detail, message } = inWords('process-lot', { words: { wet_g: '--wet-kg', reason: '--reason' } });

test('a mass of the order is told in the kilograms that were typed', () => {
  expect(detail({ path: 'wet_g', value: 100_500, unit: 'g' })).toEqual({
    path: '--wet-kg',
    value: 100.5,
    unit: 'kg',
  });
});

test('what has another unit, or no option, is told as it is', () => {
  expect(detail({ path: 'reason', value: 5, unit: 'g' })).toMatchObject({ path: '--reason', value: 5 });
  expect(detail({ path: 'wet_g', value: 5, unit: 'ppm' })).toMatchObject({ value: 5, unit: 'ppm' });
  expect(detail({ path: 'other_g', value: 5, unit: 'g' })).toEqual({ path: 'other_g', value: 5, unit: 'g' });
});

test('a message of the task names the option', () => {
  expect(message?.('process-lot: reason: is needed', [])).toBe('--reason: is needed');
});
