import { describe, expect, it } from 'vitest';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import {
  askedConfidence,
  judgeResult,
  limitText,
  missingResult,
  type ResultRow,
  type Rule,
} from './verdict.ts';

const fitMethod = { method: 'OES', measures: true, detectionLimit: 1e-6, standardUncertainty: 2e-4 };
const result = (element: ElementSymbol, text: string, more: Partial<ResultRow> = {}): ResultRow => ({
  element,
  reading: parseReading(text),
  unit: 'wt%',
  origin: 'measured',
  ability: fitMethod,
  ...more,
});
const rule: Rule = { limit: { min: '4.75', max: '5.50', unit: 'wt%' }, basis: 'printed' };

describe('one result', () => {
  it('inside and measured by a fit method passes, with its probability beside it', () => {
    const verdict = judgeResult(result('Nb', '5.10'), rule, { rounding: 'absolute' });
    expect(verdict).toMatchObject({ contractual: 'PASS', outcome: 'PASS', methodFit: 'fit' });
    expect(verdict.probability).toBeCloseTo(1, 6);
  });
  it('derived windows, imputed values and predictions are at best HOLD', () => {
    for (const held of [
      judgeResult(result('Nb', '5.10'), { ...rule, basis: 'derived' }, { rounding: 'absolute' }),
      judgeResult(result('Nb', '5.10', { origin: 'imputed' }), rule, { rounding: 'absolute' }),
      judgeResult(result('Nb', '5.10', { origin: 'predicted' }), rule, { rounding: 'absolute' }),
      judgeResult(result('Nb', '5.10', { ability: null }), rule, { rounding: 'absolute' }),
    ])
      expect(held).toMatchObject({ contractual: 'PASS', outcome: 'HOLD' });
  });
  it('a FAIL stays a FAIL whatever the method', () => {
    expect(judgeResult(result('Nb', '5.60', { ability: null }), rule, { rounding: 'absolute' }).outcome).toBe(
      'FAIL',
    );
  });
  it('on the limit the contract passes and a stated confidence of 0.95 holds it', () => {
    expect(judgeResult(result('Nb', '5.50'), rule, { rounding: 'absolute' }).outcome).toBe('PASS');
    const guarded = judgeResult(result('Nb', '5.50'), rule, { rounding: 'absolute', confidence: 0.95 });
    expect(guarded).toMatchObject({ contractual: 'PASS', outcome: 'HOLD' });
    expect(guarded.probability).toBeCloseTo(0.5, 6);
  });
  it('missing is HOLD', () => {
    expect(missingResult('Nb', rule)).toMatchObject({
      outcome: 'HOLD',
      reason: expect.stringContaining('missing'),
    });
  });
});

describe('the words of a window', () => {
  it('name the ends that there are', () => {
    expect(limitText({ min: '17.0', max: '21.0', unit: 'wt%' })).toBe('17.0 to 21.0 wt%');
    expect(limitText({ max: '0.5', unit: 'ppm' })).toBe('at most 0.5 ppm');
    expect(limitText({ min: '50', unit: 'wt%' })).toBe('at least 50 wt%');
    expect(limitText({ unit: 'wt%' })).toBe('none');
  });
});

describe('what a verdict carries on', () => {
  it('the place, specimen and retest of its result, and nothing where nothing is named', () => {
    const named = { place: 'top', specimen: 'B', replaces: 'A', average: 'plain' } as const;
    expect(judgeResult(result('Nb', '5.10', named), rule, { rounding: 'absolute' })).toMatchObject(named);
    const bare = judgeResult(result('Nb', '5.10'), rule, { rounding: 'absolute' });
    for (const key of [...Object.keys(named), 'acceptance', 'undecided'])
      expect(bare).not.toHaveProperty(key);
  });
  it('JCGM 106, 9: a PASS risks the consumer by 1 - p, a FAIL the producer by p, and the other risk does not arise', () => {
    const riskOf = (text: string, more: Partial<ResultRow> = {}) =>
      judgeResult(result('Nb', text, more), rule, { rounding: 'absolute' }).risk!;
    expect(riskOf('5.48')).toEqual({ consumer: expect.closeTo(0.158655, 5), producer: null });
    expect(riskOf('5.52')).toEqual({ consumer: null, producer: expect.closeTo(0.158655, 5) });
    expect(riskOf('<5.60')).toEqual({ consumer: null, producer: null });
    expect(riskOf('5.10', { ability: null })).toEqual({ consumer: null, producer: null });
  });
  it('is undecided where the method can not, nobody measured, or the contract holds', () => {
    const undecided = (text: string, more: Partial<ResultRow> = {}) =>
      judgeResult(result('Nb', text, more), rule, { rounding: 'absolute' }).undecided;
    expect([
      undecided('5.10', { ability: null }),
      undecided('5.10', { origin: 'imputed' }),
      undecided('<5.60'),
      undecided('5.60'),
    ]).toEqual([true, true, true, undefined]);
  });
});

describe('a stated confidence', () => {
  const ask = (
    value: number,
    window: { min?: number; max?: number },
    more: object = {},
    options: object = {},
  ) =>
    askedConfidence(
      { probability: 0.9, value, window, uncertainty: 1e-4, unit: 'ppm', ...more },
      { rounding: 'absolute', confidence: 0.95, ...options },
    );
  const guarded = { decisionRule: 'guarded' };
  it('holds a probability under it, and one that nobody knows', () => {
    expect(ask(0, {}).hold).toMatch(/0.9000; required 0.95/);
    expect(ask(0, {}, { probability: 0.95 }).hold).toBeNull();
    expect(ask(0, {}, { probability: null }).hold).toMatch(/uncertainty is unknown/);
    expect(ask(0, {}, { probability: null }, { confidence: undefined })).toEqual({ hold: null });
  });
  it('names the limits that a guard band of 164.49 ppm leaves, five digits of them', () => {
    expect(ask(0, { min: 1e-3, max: 2e-3 }).acceptance).toBe('1164.5 to 1835.5 ppm');
    expect(ask(0, { min: 1e-3 }).acceptance).toBe('at least 1164.5 ppm');
    expect(ask(0, { max: 2e-3 }).acceptance).toBe('at most 1835.5 ppm');
    expect(ask(0, { max: 2e-3 }, { unit: 'wt%' }).acceptance).toBe('at most 0.18355 wt%');
    expect(ask(0, { min: 1e-3, max: 1.3e-3 }).acceptance).toMatch(/empty/);
    expect(ask(0, { max: 2e-3 }, { uncertainty: null })).not.toHaveProperty('acceptance');
  });
  it('asked as guard bands, holds what lies outside the drawn-in limits and nothing else', () => {
    const both = { min: 1e-3, max: 2e-3 };
    expect([1.1e-3, 1.5e-3, 1.9e-3].map((value) => ask(value, both, {}, guarded).hold === null)).toEqual([
      false,
      true,
      false,
    ]);
    expect(ask(1.9e-3, { min: 1e-3 }, {}, guarded).hold).toBeNull();
    expect(ask(0.5e-3, { min: 1e-3 }, {}, guarded).hold).toMatch(/guard band/);
    expect(ask(1.1e-3, { max: 2e-3 }, {}, guarded).hold).toBeNull();
    expect(ask(1.9e-3, { max: 2e-3 }, {}, guarded).hold).toMatch(/guard band/);
    expect(ask(1.5e-3, both, { uncertainty: null }, guarded).hold).toMatch(/required 0.95/);
  });
  it('a verdict shows the limits that its guard band leaves: 0.0329 wt% from each end', () => {
    const shown = judgeResult(result('Nb', '5.10'), rule, { rounding: 'absolute', confidence: 0.95 });
    expect(shown.acceptance).toBe('4.7829 to 5.4671 wt%');
  });
  it('of a "<" result no guard band is drawn, its probability speaks', () => {
    const verdict = judgeResult(
      result('Nb', '<5.00'),
      { limit: { max: '5.50', unit: 'wt%' }, basis: 'printed' },
      {
        rounding: 'absolute',
        confidence: 0.95,
      },
    );
    expect(verdict).toMatchObject({ outcome: 'PASS' });
    expect(verdict).not.toHaveProperty('acceptance');
  });
});
