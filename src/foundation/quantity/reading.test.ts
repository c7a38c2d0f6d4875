import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  averageDecimals,
  compareDecimals,
  parseReading,
  roundHalfEven,
  toDecimalText,
} from './reading.ts';

describe('readings keep their text', () => {
  it('"0.30" keeps two places and "<0.1" its operator', () => {
    expect(parseReading(' 0.30 ')).toMatchObject({ text: '0.30', operator: '=', value: 0.3, decimals: 2 });
    expect(parseReading('<0.1')).toMatchObject({ text: '<0.1', operator: '<', digits: '0.1', decimals: 1 });
    expect(parseReading('≤ 5')).toMatchObject({ operator: '<=', value: 5, decimals: 0 });
    expect(parseReading('1.5e-4').decimals).toBe(5);
  });
  it('refuses commas, words, empty text and doubled signs', () => {
    for (const text of ['1,5', 'trace', '', '--1', '1.', '.5', '0x10', '<', '1 2'])
      expect(() => parseReading(text)).toThrow(/decimal/);
  });
  it('rounds halves to even (ASTM E29 rounding method)', () => {
    expect([
      roundHalfEven('0.125', 2),
      roundHalfEven('0.135', 2),
      roundHalfEven('2.5', 0),
      roundHalfEven('1.05', 1),
    ]).toEqual(['0.12', '0.14', '2', '1.0']);
  });
  it('compares and adds without binary error', () => {
    expect(compareDecimals('0.30', '0.3')).toBe(0);
    expect(compareDecimals('0.1', '0.10000000000000000001')).toBe(-1);
    expect(addDecimals(['0.1', '0.20'])).toBe('0.30');
  });
  it('any fixed-point text comes back unchanged (seed 20261124)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999999 }), fc.integer({ min: 0, max: 6 }), (n, places) => {
        const text = (n / 10 ** places).toFixed(places);
        const reading = parseReading(text);
        expect(reading.text).toBe(text);
        expect(toDecimalText(reading.value, reading.decimals)).toBe(text);
      }),
      { seed: 20261124 },
    );
  });
  it('averages exactly, with one place more: 0.10, 0.11, 0.11 are 0.107', () => {
    expect(averageDecimals([['0.10'], ['0.11'], ['0.11']])).toBe('0.107');
    expect(averageDecimals([['5'], ['6']])).toBe('5.5');
    // (1/3 + 2/3 + 1/2) / 3: no rounding on the way
    expect(
      averageDecimals([
        ['0', '0', '1'],
        ['0', '1', '1'],
        ['0', '1'],
      ]),
    ).toBe('0.5');
    for (const none of [[], [[]]])
      expect(() => averageDecimals(none)).toThrow(/an average needs at least one value/);
  });
});
