import { describe, expect, it } from 'vitest';
import { parseReading } from '../../foundation/quantity/reading.ts';
import {
  contractualVerdict,
  intervalVerdict,
  inUnit,
  type PrintedLimit,
  type Rounding,
} from './contractual.ts';

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
  it('E29, 6.4.3: halves go to the even digit, 0.0345 to 0.034 and 0.0355 to 0.036', () => {
    expect(judge('0.0345', { min: '0.035', unit: 'wt%' }, 'rounded')).toBe('FAIL');
    expect(judge('0.0345', { max: '0.034', unit: 'wt%' }, 'rounded')).toBe('PASS');
    expect(judge('0.0355', { max: '0.035', unit: 'wt%' }, 'rounded')).toBe('FAIL');
  });
  it('"<" meets a minimum of nothing: no content is less', () => {
    expect(judge('<0.001', { min: '0', max: '0.015', unit: 'wt%' })).toBe('PASS');
    expect(judge('<0.001', { min: '0.000', unit: 'wt%' })).toBe('PASS');
  });
  it('rounds the ends of "<" and ">" too: what rounding lets reach the limit is not refused', () => {
    const limit = { max: '5.50', unit: 'wt%' } as const;
    expect([judge('<5.503', limit), judge('<5.503', limit, 'rounded')]).toEqual(['HOLD', 'PASS']);
    expect([judge('>5.501', limit), judge('>5.501', limit, 'rounded')]).toEqual(['FAIL', 'HOLD']);
    expect([judge('>5.50', limit, 'rounded'), judge('>5.51', limit, 'rounded')]).toEqual(['FAIL', 'FAIL']);
  });
  it('of two limits the failed one speaks, then the one that holds, then both together', () => {
    const limit = { min: '4', max: '6', unit: 'wt%' } as const;
    const of = (text: string, of: PrintedLimit) =>
      contractualVerdict(parseReading(text), 'wt%', { limit: of, rounding: 'absolute' });
    expect(of('7', limit)).toEqual({ verdict: 'FAIL', reason: '7 wt% against at most 6 wt%' });
    expect(of('<5', limit)).toEqual({ verdict: 'HOLD', reason: '<5 wt% against at least 4 wt%' });
    expect(of('<3', limit).verdict).toBe('FAIL');
    expect(of('5', limit)).toEqual({ verdict: 'PASS', reason: '5 wt% against 4 to 6 wt%' });
    expect(of('5', { max: '6', unit: 'wt%' }).reason).toBe('5 wt% against at most 6 wt%');
    expect(of('5', { unit: 'wt%' })).toEqual({ verdict: 'PASS', reason: 'no limit' });
  });
  it('">" shows a minimum it reaches, and holds one it does not; on the very limit "<" and ">" exclude it', () => {
    const least = { min: '4', unit: 'wt%' } as const;
    expect(['>4', '>5', '>3', '<4', '<=4'].map((text) => judge(text, least))).toEqual([
      'PASS',
      'PASS',
      'HOLD',
      'FAIL',
      'HOLD',
    ]);
    const most = { max: '4', unit: 'wt%' } as const;
    expect(['>4', '>=4', '>3'].map((text) => judge(text, most))).toEqual(['FAIL', 'HOLD', 'HOLD']);
  });
  it('says that a value was rounded only where that decides', () => {
    const reason = (text: string) =>
      contractualVerdict(parseReading(text), 'wt%', {
        limit: { max: '0.5', unit: 'wt%' },
        rounding: 'rounded',
      }).reason;
    expect(reason('<0.44')).toBe('<0.44 wt% against at most 0.5 wt%');
    expect(reason('<0.54')).toMatch(/rounded 0.5,/);
  });
  it('says what was rounded to what', () => {
    const { reason } = contractualVerdict(parseReading('0.0356'), 'wt%', {
      limit: { max: '0.035', unit: 'wt%' },
      rounding: 'rounded',
    });
    expect(reason).toBe('0.0356 wt%, rounded 0.036, against at most 0.035 wt%');
  });
});

describe('an interval against a window', () => {
  const limit = { min: '4.75', max: '5.50', unit: 'wt%' } as const;
  const judge = (low: string, high: string | null, rounding: Rounding = 'absolute'): string =>
    intervalVerdict({ low, high }, { limit, rounding });
  it('is decided where all of it lies on one side, each end rounded as the contract says', () => {
    expect([judge('4.75', '5.50'), judge('5.40', '5.51'), judge('5.51', '5.60')]).toEqual([
      'PASS',
      'HOLD',
      'FAIL',
    ]);
    expect([judge('5.501', '5.504'), judge('5.501', '5.504', 'rounded')]).toEqual(['FAIL', 'PASS']);
  });
  it('on one limit alone the other end is free, and a limit of both is inclusive', () => {
    const one = (low: string, high: string | null, limit: PrintedLimit) =>
      intervalVerdict({ low, high }, { limit, rounding: 'absolute' });
    expect(one('4.75', null, { min: '4.75', unit: 'wt%' })).toBe('PASS');
    expect(one('0', '4.75', { min: '4.75', unit: 'wt%' })).toBe('HOLD');
    expect(one('0', '4.74', { min: '4.75', unit: 'wt%' })).toBe('FAIL');
    expect(one('0', '5.50', { max: '5.50', unit: 'wt%' })).toBe('PASS');
    expect(one('5.50', '5.60', { max: '5.50', unit: 'wt%' })).toBe('HOLD');
  });
  it('without an upper end can fail a maximum and never pass it', () => {
    expect([judge('5.00', null), judge('5.51', null), judge('1', null)]).toEqual(['HOLD', 'FAIL', 'HOLD']);
  });
});
