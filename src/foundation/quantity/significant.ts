/** Digits in which amounts are spoken of. */
const DIGITS = 4;

/** Up to four significant digits, without an exponent for sizes that occur. */
export function significant(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(DIGITS));
  return Math.abs(rounded) >= 1e-6 ? String(rounded) : rounded.toExponential();
}

/** `value` with four significant digits, never below it (`up`) or never above it (`down`). */
export function roundedOutward(value: number, way: 'up' | 'down'): number {
  if (value <= 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(value)) - DIGITS + 1);
  // 1e-9: a value that already has four digits stays, whatever its last binary digit
  const steps = way === 'up' ? Math.ceil(value / step - 1e-9) : Math.floor(value / step + 1e-9);
  return Number((steps * step).toPrecision(DIGITS));
}
