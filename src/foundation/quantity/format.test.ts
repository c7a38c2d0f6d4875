import { describe, expect, it } from 'vitest';
import {
  contentText,
  counted,
  flooredPercent,
  grouped,
  kilograms,
  kilogramsText,
  minutes,
  money,
  percent,
  readable,
  roughTime,
  shortPercent,
  shortPpm,
  shortWtpct,
} from './format.ts';

describe('shares', () => {
  it('that were reached are never rounded above themselves, so that a demand of as much can be met', () => {
    const shares = [0.94199, 0.9419999999999999, 0.942, 0.94, 0.9999];
    expect(shares.map(flooredPercent)).toEqual(['94.1 %', '94.2 %', '94.2 %', '94.0 %', '99.9 %']);
  });

  it('have the decimals asked for, or significant digits without trailing zeros', () => {
    expect([percent(0.98327), percent(0.98327, 2), percent(1, 0), percent(0)]).toEqual([
      '98.3 %',
      '98.33 %',
      '100 %',
      '0.0 %',
    ]);
    expect([shortPercent(0.2), shortPercent(0.00725), shortPercent(0.123456, 4)]).toEqual([
      '20 %',
      '0.725 %',
      '12.35 %',
    ]);
  });
});

describe('masses', () => {
  it('are told to the gram, whatever share of a lot they are, and with their sign', () => {
    expect([812_500, 226_356.0713, 432.379, 40.763, 0, -65_420, -500, -0.2].map(kilograms)).toEqual([
      '812.5 kg',
      '226.356 kg',
      '0.432 kg',
      '0.041 kg',
      '0 kg',
      '-65.42 kg',
      '-0.5 kg',
      '0 kg',
    ]);
    expect([640.5, 100, 0.0004].map(kilogramsText)).toEqual(['640.5', '100', '0']);
  });
});

describe('thousands', () => {
  it('have commas in whole parts of any size and in no decimals', () => {
    expect(
      ['999', '1000', '12345.67891', '-1234567.5', '0.00012345', '1.23e+6', '2026-11'].map(grouped),
    ).toEqual(['999', '1,000', '12,345.67891', '-1,234,567.5', '0.00012345', '1.23e+6', '2026-11']);
    expect([money(-0.004), money(-0.4, 0), money(-0.01)]).toEqual(['0.00', '0', '-0.01']);
    expect([money(12334.234), readable(812345), kilograms(1_250_500), counted(1200, 'lot', 'lots')]).toEqual([
      '12,334.23',
      '812,345',
      '1,250.5 kg',
      '1,200 lots',
    ]);
  });
});

describe('contents', () => {
  it('0.3 ppm is never 0.0000 %', () => {
    expect([0, 0.00003, 0.3, 22, 220000].map((value) => contentText(value))).toEqual([
      '0',
      '0.0000300',
      '0.300',
      '22.0',
      '220,000',
    ]);
    expect(contentText(55.3612, { digits: 4 })).toBe('55.36');
  });
  it('are short where a fraction is told', () => {
    expect([shortWtpct(0.04567891), shortPpm(0.0000005)]).toEqual(['4.568 wt%', '0.5 ppm']);
  });
});

it('numbers are readable: three digits, whole ones whole, no exponent between 0.001 and a million', () => {
  expect([0, 0.000123, 0.0123, 1.2345, 123.4, 12345.6, 1.5e7].map(readable)).toEqual([
    '0',
    '0.000123',
    '0.0123',
    '1.23',
    '123',
    '12,346',
    '1.50e+7',
  ]);
});

it('one of a thing is one, none and more are many', () => {
  expect([counted(1, 'lot'), counted(0, 'lot'), counted(2, 'analysis', 'analyses')]).toEqual([
    '1 lot',
    '0 lots',
    '2 analyses',
  ]);
  expect(minutes(5310)).toBe('89 min');
});

it('says how long something is in one unit', () => {
  expect([0, 119, 120, 7199, 7200, 172_799, 172_800].map(roughTime)).toEqual([
    ...['0 s', '119 s', '2 min', '120 min', '2 h', '48 h', '2 days'],
  ]);
});
