import { expect, test } from 'vitest';
import * as exact from '../../foundation/numerics/error-function.ts';
import { erfc, erfcInverse } from './small-error-function.ts';

test('the error function of the page is that of the library, to 11 digits', () => {
  for (let x = -6; x <= 12; x += 0.037) expect(erfc(x) / exact.erfc(x)).toBeCloseTo(1, 11);
  for (const p of [1e-30, 1e-9, 1e-4, 0.05, 0.5, 0.999, 1, 1.001, 1.5, 1.99, 2 - 1e-9]) {
    const x = exact.erfcInverse(p);
    expect(Math.abs(erfcInverse(p) - x)).toBeLessThan(1e-11 * Math.max(1, Math.abs(x)));
  }
  expect([erfcInverse(0), erfcInverse(2), erfc(Number.NaN)]).toEqual([Infinity, -Infinity, NaN]);
});
