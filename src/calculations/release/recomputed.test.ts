import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { recomputedRelease } from './recomputed.ts';

const { grades, ...facts } = dataFacts();
const grade = grades.get('IN718')!;
const result = (element: string, text: string, more: object = {}) => ({
  ...{ element, text, unit: 'wt%', method: 'OES', place: 'top', specimen: 'A', ...more },
});
const documentOf = (specification: object, results: readonly object[]) => ({
  object: { id: 'H-1', kind: 'heat', predicted: false },
  specification: { residual_wtpct: null, ...specification },
  results,
});

describe('a verdict computed again', () => {
  it('is judged by the grade that comes with it and by none of one’s own', () => {
    const document = documentOf({ gradeId: 'IN718' }, [result('Cr', '18.4')]);
    expect(recomputedRelease(document, grade, facts).rows).toContainEqual({
      what: 'Cr',
      text: '18.4',
      limit: '17.0 to 21.0 wt%',
      verdict: 'PASS',
    });
    for (const wrong of [
      undefined,
      null,
      'IN718',
      { ...grade, id: 7 },
      { ...grade, balance: undefined },
      { ...grade, limits: null },
      { ...grade, limits: 'none' },
      { ...grade, sums: undefined },
    ])
      expect(() => recomputedRelease(document, wrong, facts)).toThrow(/unknown grade|IN718/);
  });
  it('has a row of each element that decides, of each sum and of each index', () => {
    const formula = { per: 'wt%', coefficients: { Cr: 1 }, source: 'drawing 7' };
    const specification = {
      limits_wtpct: { Cr: { max: '20' } },
      sums: [{ elements: ['Cr', 'Nb'], max: '19' }],
      indices: [{ name: 'X', max: '18', formula }],
    };
    const results = [result('Cr', '18.4', { method: 'pXRF' }), result('Cr', '18.5'), result('Nb', '0.1')];
    expect(recomputedRelease(documentOf(specification, results), undefined, facts).rows).toEqual([
      { what: 'Cr', text: '18.5', limit: 'at most 20 wt%', verdict: 'PASS' },
      { what: 'Cr + Nb', text: '18.6', limit: 'at most 19 wt%', verdict: 'PASS' },
      { what: 'X', text: expect.any(String), limit: 'at most 18', verdict: 'FAIL' },
    ]);
  });
  it('leaves out a failed result that further specimens replaced', () => {
    const specification = { limits_wtpct: { Cr: { max: '20' } }, retest: 'two-average' };
    const further = (text: string, specimen: string) => result('Cr', text, { specimen, replaces: 'A' });
    const results = [result('Cr', '20.5'), further('19.0', 'B'), further('19.2', 'C')];
    const { rows } = recomputedRelease(documentOf(specification, results), undefined, facts);
    expect(rows.map(({ text }) => text)).not.toContain('20.5');
    expect(rows.map(({ text }) => Number(text))).toContain(19.1);
  });
});
