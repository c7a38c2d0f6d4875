import { expect, it } from 'vitest';
import { writtenWtpct } from './fractions.ts';

it('writes a fraction in weight percent without the binary digits of the factor', () => {
  expect(100 * 0.57).toBe(56.99999999999999);
  expect(writtenWtpct(0.57)).toBe(57);
  expect(writtenWtpct(0.0000123456789)).toBe(0.00123456789);
});
