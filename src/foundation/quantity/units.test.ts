import { describe, expect, it } from 'vitest';
import { convert, isUnit } from './units.ts';

describe('units', () => {
  it('converts by definition: 1 atm = 760 Torr, 1600 degC = 1873.15 K, 1 lb = 0.45359237 kg', () => {
    expect(convert(1, 'atm', 'Torr')).toBeCloseTo(760, 10);
    expect(convert(1600, 'degC', 'K')).toBeCloseTo(1873.15, 10);
    expect(convert(1, 'lb', 'kg')).toBe(0.45359237);
    expect(convert(0.5, 'wt%', 'ppm')).toBeCloseTo(5000, 9);
    expect(convert(1, 'mbar', 'Pa')).toBe(100);
    expect(convert(1, 'mbar l/s', 'Pa m3/s')).toBeCloseTo(0.1, 12);
  });
  it('round-trips every pair of one dimension', () => {
    for (const [a, b] of [
      ['t', 'lb'],
      ['degC', 'K'],
      ['h', 's'],
      ['usd/lb', 'usd/t'],
      ['kWh', 'J'],
    ] as const)
      expect(convert(convert(12.5, a, b), b, a)).toBeCloseTo(12.5, 9);
  });
  it('refuses other dimensions and unknown units', () => {
    expect(() => convert(1, 'kg', 'Pa')).toThrow(/mass.*pressure/);
    expect(() => convert(1, 'furlong', 'm')).toThrow(/unknown unit/);
    expect(isUnit('constructor')).toBe(false);
  });
});
