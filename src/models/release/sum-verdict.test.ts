import { describe, expect, it } from 'vitest';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { judgeSum, type SumVerdict } from './sum-verdict.ts';
import type { JudgeOptions, ResultRow } from './verdict.ts';

const ability = { method: 'OES', measures: true, detectionLimit: 1e-6, standardUncertainty: 2e-4 };
const result = (element: ElementSymbol, text: string, more: Partial<ResultRow> = {}): ResultRow => ({
  element,
  reading: parseReading(text),
  unit: 'wt%',
  origin: 'measured',
  ability,
  ...more,
});
const rule = { elements: ['Nb', 'Ta'] as const, limit: { min: '4.75', max: '5.50', unit: 'wt%' as const } };
const sum = (rows: readonly ResultRow[], options: Partial<JudgeOptions> = {}): SumVerdict =>
  judgeSum(rule, rows, { rounding: 'absolute', ...options });
const judge = (nb: string, ta: string, options: Partial<JudgeOptions> = {}): string =>
  sum([result('Nb', nb), result('Ta', ta)], options).contractual;

describe('sums', () => {
  it('adds exactly: 5.40 + 0.10 is on the limit, 5.40 + 0.11 over it', () => {
    expect([judge('5.40', '0.10'), judge('5.40', '0.11')]).toEqual(['PASS', 'FAIL']);
  });
  it('E29: the sum is rounded, not its parts: 5.40 + 0.104 rounds to 5.50', () => {
    expect([judge('5.40', '0.104'), judge('5.40', '0.104', { rounding: 'rounded' })]).toEqual([
      'FAIL',
      'PASS',
    ]);
    expect(judge('5.501', '<0.001', { rounding: 'rounded' })).toBe('PASS');
  });
  it('a "<" part decides only when both ends agree', () => {
    expect([
      judge('5.40', '<0.05'),
      judge('5.48', '<0.05'),
      judge('4.74', '<0.05'),
      judge('4.60', '<0.05'),
      judge('5.51', '<0.01'),
    ]).toEqual(['PASS', 'HOLD', 'HOLD', 'FAIL', 'FAIL']);
  });
  it('a ">" part has no upper end: it can not pass a maximum', () => {
    expect([judge('>5.0', '0.1'), judge('>5.5', '0.1')]).toEqual(['HOLD', 'FAIL']);
  });
  it('a missing part is HOLD', () => {
    expect(sum([result('Nb', '5.1')])).toMatchObject({ contractual: 'HOLD', reason: 'missing: Ta' });
  });
  it('a part that was not measured, or by a method that can not, holds what the contract passes', () => {
    for (const part of [
      result('Ta', '0.1', { origin: 'imputed' }),
      result('Ta', '0.1', { ability: { ...ability, screening: true } }),
      result('Ta', '0.1', { ability: null }),
      result('Ta', '0.1', { ability: { ...ability, measures: false } }),
    ])
      expect(sum([result('Nb', '5.1'), part])).toMatchObject({ contractual: 'PASS', outcome: 'HOLD' });
  });
  it('a part that cannot decide gives way to a result of the same metal that can, and a FAIL never does', () => {
    const unfit = { ...ability, method: 'GDMS', measures: false };
    const gdms = (text: string, more: Partial<ResultRow> = {}): ResultRow =>
      result('Ta', text, { ability: unfit, specimen: '1', ...more });
    const fit = [result('Nb', '4.93', { specimen: '1' }), result('Ta', '0.01', { specimen: '2' })];
    expect(sum([...fit, gdms('<0.01')])).toMatchObject({
      outcome: 'PASS',
      text: '4.94',
      reason: expect.stringMatching(/GDMS does not measure this element; 0.01 wt% of the same metal decides/),
    });
    expect(sum([...fit, gdms('<0.01', { place: 'top' })]).outcome).toBe('PASS');
    const top = fit.map((row) => ({ ...row, place: 'top' }));
    expect(sum([...top, gdms('<0.01', { place: 'bottom' })]).outcome).toBe('HOLD');
    expect(sum([fit[0]!, result('Ta', '0.9', { specimen: '1' }), gdms('0.01')]).outcome).toBe('FAIL');
    expect(sum([fit[0]!, gdms('0.9'), fit[1]!]).outcome).toBe('FAIL');
  });
  it('is judged at every place that has its parts: the worst speaks', () => {
    const at = (place: string, nb: string): ResultRow[] => [
      result('Nb', nb, { place }),
      result('Ta', '0.10', { place }),
    ];
    expect(sum([...at('top', '5.10'), ...at('bottom', '5.20')])).toMatchObject({ outcome: 'PASS' });
    expect(sum([...at('top', '5.10'), ...at('bottom', '5.45')])).toMatchObject({
      outcome: 'FAIL',
      text: '5.55',
    });
  });
  it('of two results of one part of a specimen both have to pass: 5.45 + 0.10 fails, whatever 5.10 says', () => {
    const nb = (text: string, specimen?: string) =>
      result('Nb', text, specimen === undefined ? {} : { specimen });
    expect(sum([nb('5.10'), nb('5.45'), result('Ta', '0.10')])).toMatchObject({
      contractual: 'FAIL',
      text: '5.20 to 5.55',
    });
    // one below and one above: each fails, and nothing between them was measured
    expect(sum([nb('4.00'), nb('5.45'), result('Ta', '0.10')]).contractual).toBe('FAIL');
    expect(sum([nb('5.10'), nb('5.30'), result('Ta', '0.10')]).contractual).toBe('PASS');
  });
  it('of other specimens of the place nobody knows which goes with it: the interval between them', () => {
    const rows = [
      result('Nb', '5.10', { specimen: '1' }),
      result('Nb', '5.30', { specimen: '2' }),
      result('Ta', '0.25', { specimen: '3' }),
    ];
    // 5.10 + 0.25 passes and 5.30 + 0.25 does not, each of a specimen of its own
    expect(sum(rows)).toMatchObject({ contractual: 'FAIL', text: '5.55' });
    expect(sum([...rows, result('Ta', '0.05', { specimen: '4' })])).toMatchObject({ contractual: 'HOLD' });
  });
  it('JCGM 100, 5.1: u of the sum is the root of the squares, and a stated confidence holds one on its limit', () => {
    const rows = [result('Nb', '5.40'), result('Ta', '0.10')];
    expect(sum(rows).probability).toBeCloseTo(0.5, 6);
    expect(sum(rows, { confidence: 0.95 })).toMatchObject({ contractual: 'PASS', outcome: 'HOLD' });
    // 5.50 - 1.644854 x 0.02 x sqrt 2 = 5.4535
    const inside = [result('Nb', '5.353'), result('Ta', '0.10')];
    const outside = [result('Nb', '5.354'), result('Ta', '0.10')];
    expect(sum(inside, { confidence: 0.95 }).outcome).toBe('PASS');
    expect(sum(outside, { confidence: 0.95 }).outcome).toBe('HOLD');
    expect(sum(outside, { confidence: 0.95, decisionRule: 'guarded' }).reason).toMatch(
      /outside the limits with guard band/,
    );
  });
  it('what is no part of the sum says nothing about it', () => {
    const titanium = result('Ti', '1.0', { ability: { ...ability, screening: true } });
    const rows = [result('Nb', '5.10'), result('Ta', '0.10'), titanium];
    expect(sum(rows)).toEqual(sum(rows.slice(0, 2)));
  });
  it('a FAIL names the sum alone, a HOLD what holds it, and an open end is said as one', () => {
    const reason = (nb: string, options: Partial<JudgeOptions> = {}) =>
      sum([result('Nb', nb), result('Ta', '0.10')], options).reason;
    expect(reason('5.45', { confidence: 0.95 })).toBe('5.55 wt% against 4.75 to 5.50 wt%');
    expect(reason('>5.0')).toBe('>5.10 wt% against 4.75 to 5.50 wt%');
    expect(sum([result('Nb', '5.10'), result('Ta', '<0.10')]).text).toBe('5.10 to 5.20');
  });
  it('the two ends are those of the results, in whatever order they were entered', () => {
    for (const texts of [
      ['5.10', '5.30', '5.20'],
      ['5.30', '5.10', '5.20'],
    ])
      expect(sum([...texts.map((text) => result('Nb', text)), result('Ta', '0.10')]).text).toBe(
        '5.20 to 5.40',
      );
  });
  it('of several results of one part one of which has no upper end, the others may fail a minimum', () => {
    const nb = (...texts: string[]) =>
      sum([...texts.map((text) => result('Nb', text)), result('Ta', '0.10')]).contractual;
    expect(nb('>4.0', '4.5')).toBe('FAIL');
    expect(nb('>4.0', '4.7')).toBe('HOLD');
    expect(nb('>4.0', '>4.1')).toBe('HOLD');
  });
  describe('its probability', () => {
    const chance = (nb: Partial<ResultRow>, ta: string, taMore: Partial<ResultRow> = {}) =>
      sum([result('Nb', '5.40', nb), result('Ta', ta, taMore)]).probability;
    it('takes "<" as half of it, u = l / sqrt 12 (JCGM 100, 4.3.7)', () => {
      // 5.40 + 0.05 = 5.45; u^2 = 0.02^2 + 0.1^2 / 12; (5.50 - 5.45) / u = 1.42374
      expect(chance({}, '<0.10')).toBeCloseTo(0.92274, 3);
    });
    it('is not known with a ">" part or a part of unknown uncertainty', () => {
      expect(chance({}, '>0.01')).toBeNull();
      expect(chance({ ability: null }, '0.10')).toBeNull();
    });
    it('is that of the result farther out, whichever side that is', () => {
      const of = (...texts: string[]) =>
        sum([...texts.map((text) => result('Nb', text)), result('Ta', '0.10')]).probability;
      // u = 0.02 sqrt 2: one u below the upper limit, one above the lower
      expect(of('5.10', '5.371716')).toBeCloseTo(0.841345, 4);
      expect(of('5.10', '4.678284')).toBeCloseTo(0.841345, 4);
    });
    it('where one choice of results leaves it unknown, it is not known', () => {
      const { standardUncertainty: _, ...unknown } = ability;
      const rows = [result('Nb', '5.10'), result('Nb', '5.20', { ability: unknown }), result('Ta', '0.10')];
      expect(sum(rows).probability).toBeNull();
      expect(sum([rows[1]!, result('Nb', '5.30'), rows[2]!]).probability).toBeNull();
    });
    it('is one or nothing where every part is known exactly, the limits included', () => {
      const exact = { ability: { ...ability, standardUncertainty: 0 } };
      const at = (nb: string) => sum([result('Nb', nb, exact), result('Ta', '0', exact)]).probability;
      expect(['4.74', '4.75', '5.00', '5.50', '5.51'].map(at)).toEqual([0, 1, 1, 1, 0]);
    });
  });
});
