import { describe, expect, it } from 'vitest';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { assumptions } from './assumptions.ts';
import type { ReleaseRules } from './rules.ts';

const none: ReleaseRules = { limits: new Map(), sums: [], residual: null, balance: null, recalled: null };
const input = (specification: ReleaseInput['specification'] = {}, confidence?: number): ReleaseInput => ({
  object: { id: 'H-1', kind: 'heat', predicted: false },
  specification,
  results: [],
  ...(confidence === undefined ? {} : { confidence }),
});
const assumed = (
  of: ReleaseInput,
  rules: Partial<ReleaseRules> = {},
  { inferred = false, absent = [] }: { inferred?: boolean; absent?: string[] } = {},
) => assumptions(of, { rules: { ...none, ...rules }, inferred, absent });
const says = (...asked: Parameters<typeof assumed>) => assumed(...asked).map(({ what }) => what);

describe('what a verdict takes for granted', () => {
  it('is little where the document says everything', () => {
    const controlled = { number: 'S', revision: 'A', customer: 'X', checkedBy: 'P' };
    expect(says(input({ rounding: 'absolute', controlled }, 0.95))).toEqual([
      'elements without a row',
      'elements without a row and without a result',
    ]);
  });
  it('is said of each thing that the document leaves out', () => {
    const controlled = { number: 'S', revision: 'A', customer: 'X' };
    expect(
      says(input({ controlled }), { balance: 'Ni', recalled: 'memory' }, { inferred: true, absent: ['Ta'] }),
    ).toEqual([
      'rounding before comparison',
      'probability of conformance',
      'who entered and who checked the controlled specification',
      'balance element',
      'Ta, which the grade prints together with another element',
      'windows of the grade',
      'elements without a row',
      'elements without a row and without a result',
    ]);
  });
  it('names the balance only where it was inferred, and one was found', () => {
    expect(says(input(), { balance: 'Ni' })).not.toContain('balance element');
    expect(says(input(), {}, { inferred: true })).not.toContain('balance element');
    expect(assumed(input(), { balance: 'Ni' }, { inferred: true })).toContainEqual(
      expect.objectContaining({ what: 'balance element', value: 'Ni' }),
    );
    expect(assumed(input(), { recalled: 'memory' })).toContainEqual(
      expect.objectContaining({ what: 'windows of the grade', source: 'memory' }),
    );
  });
  it('digits of limits are in doubt where they are rounded to and written as numbers', () => {
    const doubt = (specification: ReleaseInput['specification']) =>
      says(input(specification)).includes('digits of limits that are numbers');
    const rounding = 'rounded';
    expect(doubt({ rounding, limits_wtpct: { Cr: { min: '17', max: 20 } } })).toBe(true);
    expect(doubt({ rounding, limits_ppm: { S: { min: 1, max: '20' } } })).toBe(true);
    expect(doubt({ rounding, sums: [{ elements: ['Nb', 'Ta'], max: 5 }] })).toBe(true);
    expect(doubt({ rounding, limits_wtpct: { Cr: { max: 20 }, Nb: { max: '5' } } })).toBe(true);
    expect(doubt({ rounding, limits_wtpct: { Cr: { min: '17', max: '20' } } })).toBe(false);
    expect(doubt({ rounding: 'absolute', limits_wtpct: { Cr: { max: 20 } } })).toBe(false);
    expect(doubt({ limits_wtpct: { Cr: { max: 20 } } })).toBe(false);
  });
  it('the residual limit is said in percent, and whose it is', () => {
    const residual = (of: ReleaseInput, share: number | null) =>
      assumed(of, { residual: share }).find(({ what }) => what.includes('element'))!;
    expect(residual(input(), 0.0005)).toEqual({
      what: 'limit of an element without a row, where measured',
      value: 0.05,
      unit: 'wt%',
      source: 'house default (assumption)',
    });
    expect(residual(input({ residual_wtpct: 0.1 }), 0.001)).toMatchObject({
      value: 0.1,
      source: 'the document',
    });
    expect(residual(input({ residual_wtpct: null }), null)).toMatchObject({ value: 'open' });
  });
});
