import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { anotherAnalysis } from './another-analysis.ts';
import type { AnalysedLot } from './contents.ts';

const facts = dataFacts();
const lot: AnalysedLot = {
  id: 'R-1',
  form: 'mill-solids',
  analyses: [
    {
      id: 'A1',
      basis: 'measured',
      method: 'pXRF',
      laboratory: null,
      balance: 'Ni',
      values: { Cr: 22, W: 14 },
      below: {},
      sd: {},
    },
  ],
};
const chromium = (method: string, laboratory?: string) =>
  anotherAnalysis(lot, { method, ...(laboratory ? { laboratory } : {}) }, facts).find(
    ({ element }) => element === 'Cr',
  )!;

describe('value of another analysis of a lot', () => {
  it('the same gun again sharpens less than another one, and a laboratory more than both', () => {
    const [same, other, spark] = [chromium('pXRF'), chromium('pXRF', 'B'), chromium('OES')];
    expect(same.after_wtpct).toBeLessThan(same.before_wtpct!);
    expect(other.after_wtpct).toBeLessThan(same.after_wtpct);
    expect(spark.after_wtpct).toBeLessThan(other.after_wtpct);
  });
  it('puts first what nobody measured and the grade should hold; the balance is never measured', () => {
    const rows = anotherAnalysis(lot, { method: 'OES', grade: facts.grades.get('H230')! }, facts);
    expect(rows[0]).toMatchObject({ before_wtpct: null });
    expect(rows.map(({ element }) => element)).toContain('C');
    expect(rows.map(({ element }) => element)).not.toContain('Ni');
  });
  it('knows what no method sees', () => {
    expect(anotherAnalysis(lot, { method: 'combustion' }, facts)).toEqual([]);
    expect(() => anotherAnalysis(lot, { method: 'eye' }, facts)).toThrow(/unknown analysis method/);
  });
});
