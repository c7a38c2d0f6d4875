import { describe, expect, it } from 'vitest';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { judgeResult, missingResult, type ResultRow, type Rule } from './verdict.ts';

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
