import { expect, it } from 'vitest';
import { gramsText, lessDecimal, wholeGramsOf } from './weight.ts';

it.each([
  ['512.50', 'kg', '512500', 512_500],
  ['100.00', 'g', '100', 100],
  ['0.4125', 't', '412500', 412_500],
  // NIST Handbook 44, appendix C: 1 lb = 453.592 37 g exactly
  ['1', 'lb', '453.59237', 454],
  ['1102.3', 'lb', '499994.869451', 499_995],
  ['0.5', 'g', '0.5', 0],
  ['1.5', 'g', '1.5', 2],
  ['-0.02', 'kg', '-20', -20],
] as const)('%s %s is %s g, counted as %s g', (digits, unit, exact, whole) => {
  expect(gramsText(digits, unit)).toBe(exact);
  expect(wholeGramsOf(digits, unit)).toBe(whole);
});

it('net is gross less tare to the last digit, where binary numbers are off', () => {
  expect(lessDecimal('512.30', '12.1')).toBe('500.20');
  expect(0.3 - 0.1).not.toBe(0.2);
  expect(lessDecimal('0.3', '0.1')).toBe('0.2');
});
