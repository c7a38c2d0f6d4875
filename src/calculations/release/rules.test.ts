import { describe, expect, it } from 'vitest';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { ResultRow } from '../../models/release/verdict.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { resultRows } from './results.ts';
import { balanceAmong, limitOf, releaseRules } from './rules.ts';

const facts = dataFacts();
const rulesOf = (specification: ReleaseInput['specification']) => releaseRules(specification, facts);
const row = (element: ElementSymbol, text: string, unit: 'wt%' | 'ppm' = 'wt%'): ResultRow => ({
  ...{ element, reading: parseReading(text), unit, origin: 'measured', ability: null },
});

describe('the windows of a release', () => {
  it('are those of the grade, with the document’s own in their place', () => {
    const { limits, sums, balance } = rulesOf({
      gradeId: 'IN718',
      limits_wtpct: { Cr: { min: '18', max: 20 } },
    });
    expect(limits.get('Cr')).toEqual({ limit: { min: '18', max: '20', unit: 'wt%' }, basis: 'printed' });
    expect(limits.get('Mo')!.limit).toEqual({ min: '2.8', max: '3.3', unit: 'wt%' });
    expect(balance).toBe('Fe');
    // the row of Nb means Nb + Ta
    expect(sums[0]!.sources[0]).toMatchObject({ source: 'grade IN718', printedFor: 'Nb' });
    expect(rulesOf({ gradeId: 'IN718', balance: 'Ni' }).balance).toBe('Ni');
    expect(rulesOf({}).balance).toBeNull();
  });
  it('name the specification that states a sum', () => {
    const sums = [{ elements: ['Al', 'Ti'] as ElementSymbol[], max: '8' }];
    const source = (specification: ReleaseInput['specification']) =>
      rulesOf({ sums, ...specification }).sums[0]!.sources[0]!;
    expect(source({}).source).toBe('the specification');
    expect(source({ controlled: { number: 'S-1', revision: 'B', customer: 'X' } }).source).toBe('S-1 rev B');
    expect(source({})).not.toHaveProperty('printedFor');
  });
  it('limit an element in one unit, with ends that do not cross, up to 100 wt%', () => {
    const bad =
      (limits_wtpct: object, limits_ppm = {}) =>
      () =>
        rulesOf({ limits_wtpct, limits_ppm });
    expect(bad({ S: { max: '1' } }, { S: { max: '5' } })).toThrow(/wt% and in ppm/);
    expect(bad({ S: { max: '1' } }, { P: { max: '5' } })).not.toThrow();
    expect(bad({ Cr: { min: '20', max: '20' } })).not.toThrow();
    expect(bad({ Cr: { min: '20.1', max: '20' } })).toThrow(/above max/);
    expect(bad({ Cr: { min: '20' } })).not.toThrow();
    expect(bad({ Cr: { max: '100' } }, { Mo: { max: '1000000' } })).not.toThrow();
    expect(bad({}, { Mo: { max: '1000001' } })).toThrow(/more than 100 wt%/);
  });
  it('a grade that is only remembered says where from', () => {
    const recalled = [...facts.grades.values()].find((one) => one.limitsConfidence === 'recalled')!;
    const read = [...facts.grades.values()].find((one) => one.limitsConfidence !== 'recalled')!;
    expect(rulesOf({ gradeId: recalled.id }).recalled).toBe(recalled.source);
    expect(rulesOf({ gradeId: read.id }).recalled).toBeNull();
  });
});

describe('an element without a row', () => {
  const rules = (specification: ReleaseInput['specification']) =>
    rulesOf({ limits_wtpct: { Cr: { max: '20' } }, balance: 'Ni', ...specification });
  it('has the residual limit that the document states, else that of the house', () => {
    expect(limitOf('V', rules({ residual_wtpct: 0.1 }))).toEqual({ max: '0.1', unit: 'wt%' });
    expect(limitOf('V', rules({}))).toEqual({ max: '0.05', unit: 'wt%' });
    expect(limitOf('V', rules({ residual_wtpct: null }))).toBeNull();
    expect(limitOf('Cr', rules({}))).toEqual({ max: '20', unit: 'wt%' });
  });
  it('has none where it is the balance or part of a sum', () => {
    expect(limitOf('Ni', rules({}))).toBeNull();
    const sums = [
      { elements: ['Nb', 'Ta'] as ElementSymbol[], max: '5' },
      { elements: ['Al', 'Ti'] as ElementSymbol[], max: '5' },
    ];
    expect(limitOf('Ta', rules({ sums }))).toBeNull();
    expect(limitOf('V', rules({ sums }))).not.toBeNull();
  });
});

describe('the balance of a specification that names none', () => {
  const balance = (rows: ResultRow[], specification: ReleaseInput['specification'] = {}) =>
    balanceAmong(rows, rulesOf(specification));
  it('is the base metal that is the greatest of the results, in whatever unit and order', () => {
    expect(balance([row('Ni', '52'), row('Cr', '20')])).toBe('Ni');
    expect(balance([row('Cr', '20'), row('Co', '600000', 'ppm'), row('Fe', '18')])).toBe('Co');
    expect(balance([row('Cr', '60'), row('Ni', '40')])).toBeNull();
    expect(balance([])).toBeNull();
  });
  it('is at least 30 wt% of it, by the least of its results', () => {
    expect(balance([row('Fe', '30'), row('Cr', '20')])).toBe('Fe');
    expect(balance([row('Fe', '29.9'), row('Cr', '20')])).toBeNull();
    expect(balance([row('Ni', '52'), row('Ni', '10'), row('Cr', '20')])).toBeNull();
    expect(balance([row('Ni', '10'), row('Ni', '52'), row('Cr', '20')])).toBeNull();
  });
  it('has no row and is in no sum', () => {
    expect(balance([row('Ni', '52')], { limits_wtpct: { Ni: { min: '50' } } })).toBeNull();
    expect(balance([row('Ni', '52')], { sums: [{ elements: ['Ni', 'Co'], min: '50' }] })).toBeNull();
    expect(
      balance([row('Ni', '52')], {
        sums: [
          { elements: ['Ni', 'Co'], min: '50' },
          { elements: ['Nb', 'Ta'], max: '6' },
        ],
      }),
    ).toBeNull();
  });
});

describe('results as rows', () => {
  const read = (
    text: string,
    unit: 'wt%' | 'ppm',
    specification: ReleaseInput['specification'],
    predicted = false,
  ) =>
    resultRows(
      {
        object: { id: 'H-1', kind: 'heat', predicted },
        specification,
        results: [{ element: 'Cr', text, unit, method: 'OES' }],
      },
      rulesOf(specification),
      facts,
    )[0]!;
  const window = { limits_wtpct: { Cr: { min: '17', max: '21' } } };
  it('carry what is named and nothing else, and the origin of the object', () => {
    expect(Object.keys(read('18', 'wt%', window)).sort()).toEqual([
      'ability',
      'element',
      'origin',
      'reading',
      'unit',
    ]);
    expect(read('18', 'wt%', window).origin).toBe('measured');
    expect(read('18', 'wt%', window, true).origin).toBe('predicted');
  });
  it('are up to 100 wt%', () => {
    expect(() => read('100', 'wt%', {})).not.toThrow();
    expect(() => read('100.1', 'wt%', {})).toThrow(/more than 100 wt%/);
  });
  it('that fit their window in the other unit alone are asked for it, ends included', () => {
    for (const text of ['17', '21', '18'])
      expect(() => read(text, 'ppm', window)).toThrow(/wt% would be inside/);
    for (const text of ['16.9', '21.1', '<18']) expect(() => read(text, 'ppm', window)).not.toThrow();
    // without a maximum more is inside too; without a minimum ppm may be meant
    expect(() => read('99', 'ppm', { limits_wtpct: { Cr: { min: '17' } } })).toThrow(/wt% would be inside/);
    expect(() => read('18', 'ppm', { limits_wtpct: { Cr: { max: '21' } } })).not.toThrow();
    expect(() => read('4', 'wt%', { limits_ppm: { Cr: { max: '5' } } })).toThrow(/ppm would be inside/);
    expect(() => read('6', 'wt%', { limits_ppm: { Cr: { max: '5' } } })).not.toThrow();
  });
});
