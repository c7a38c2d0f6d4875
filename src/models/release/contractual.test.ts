import { describe, expect, it } from 'vitest';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { contractualVerdict, inUnit, type PrintedLimit, type Rounding } from './contractual.ts';

const judge = (
  text: string,
  limit: PrintedLimit,
  rounding: Rounding = 'absolute',
  unit: 'wt%' | 'ppm' = limit.unit,
): string => contractualVerdict(parseReading(text), unit, { limit, rounding }).verdict;

describe('the contractual rule', () => {
  it('E29 absolute: 0.0354 is over 0.035; rounding method: 0.0354 rounds to 0.035 and passes, 0.0356 fails', () => {
    const limit = { max: '0.035', unit: 'wt%' } as const;
    expect([
      judge('0.0354', limit),
      judge('0.0354', limit, 'rounded'),
      judge('0.0356', limit, 'rounded'),
    ]).toEqual(['FAIL', 'PASS', 'FAIL']);
  });
  it('counts the digits of the limit as printed: 5.54 against 5.5 and against 5.50', () => {
    expect(judge('5.54', { max: '5.5', unit: 'wt%' }, 'rounded')).toBe('PASS');
    expect(judge('5.54', { max: '5.50', unit: 'wt%' }, 'rounded')).toBe('FAIL');
  });
  it('limits are inclusive, without binary error', () => {
    expect(judge('0.30', { max: '0.3', unit: 'wt%' })).toBe('PASS');
    expect(judge('17.0', { min: '17.0', max: '21.0', unit: 'wt%' })).toBe('PASS');
    expect(judge('16.99', { min: '17.0', unit: 'wt%' })).toBe('FAIL');
  });
  it('a "<" result decides only when its whole interval lies on one side', () => {
    const limit = { max: '0.5', unit: 'ppm' } as const;
    expect([judge('<0.5', limit), judge('<0.3', limit), judge('<1', limit)]).toEqual([
      'PASS',
      'PASS',
      'HOLD',
    ]);
    expect(judge('<0.1', { min: '0.2', unit: 'wt%' })).toBe('FAIL');
    expect(judge('<0.3', { min: '0.2', unit: 'wt%' })).toBe('HOLD');
    expect(judge('>0.6', limit)).toBe('FAIL');
    expect(judge('>0.4', limit)).toBe('HOLD');
  });
  it('compares across units exactly: 20 ppm is 0.002 wt%', () => {
    expect(inUnit('0.002', 'wt%', 'ppm')).toBe('20');
    expect(judge('20', { max: '0.002', unit: 'wt%' }, 'absolute', 'ppm')).toBe('PASS');
    expect(judge('20.1', { max: '0.002', unit: 'wt%' }, 'absolute', 'ppm')).toBe('FAIL');
  });
});
