import { describe, expect, it } from 'vitest';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { ResultRow } from '../../models/release/verdict.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { judgeIndices } from './indices.ts';

const facts = dataFacts();
type Index = NonNullable<ReleaseInput['specification']['indices']>[number];
const row = (element: ElementSymbol, text: string, more: Partial<ResultRow> = {}): ResultRow => ({
  ...{ element, reading: parseReading(text), unit: 'wt%', origin: 'measured', ability: null, ...more },
});
const formula = (
  coefficients: Partial<Record<ElementSymbol, number>>,
  more: Partial<NonNullable<Index['formula']>> = {},
): NonNullable<Index['formula']> => ({ per: 'wt%', coefficients, source: 'drawing 7', ...more });
const judge = (
  index: Partial<Index>,
  rows: readonly ResultRow[],
  {
    balance = null,
    rounding = 'absolute' as const,
  }: { balance?: ElementSymbol | null; rounding?: 'absolute' } = {},
) =>
  judgeIndices(
    {
      object: { id: 'H-1', kind: 'heat', predicted: false },
      specification: { indices: [{ name: 'X', ...index }] },
      results: [],
    },
    rows,
    { facts, rounding, balance },
  )[0]!;
const chromium = { formula: formula({ Cr: 1 }) };
const verdict = (...asked: Parameters<typeof judge>) => judge(...asked).contractual;

describe('an index', () => {
  it('names its limits, whichever there are', () => {
    const words = (limit: Partial<Index>) => judge({ ...chromium, ...limit }, [row('Cr', '18')]).limit;
    expect([words({ min: '1', max: '20' }), words({ max: '20' }), words({ min: '1' }), words({})]).toEqual([
      '1 to 20',
      'at most 20',
      'at least 1',
      'none',
    ]);
  });
  it('is judged against both of its limits, and each alone', () => {
    const at = (text: string, limit: Partial<Index>) => verdict({ ...chromium, ...limit }, [row('Cr', text)]);
    expect(['0.99', '1', '20', '20.01'].map((text) => at(text, { min: '1', max: '20' }))).toEqual([
      'FAIL',
      'PASS',
      'PASS',
      'FAIL',
    ]);
    expect([at('30', { min: '1' }), at('0.5', { min: '1' }), at('0.5', { max: '1' })]).toEqual([
      'PASS',
      'FAIL',
      'PASS',
    ]);
  });
  it('without a result or without that of an element of its formula holds; the balance needs none', () => {
    expect(judge(chromium, [])).toMatchObject({ contractual: 'HOLD', reason: 'no results', text: '' });
    expect(judge(chromium, [row('Nb', '5')])).toMatchObject({ contractual: 'HOLD', reason: 'missing: Cr' });
    expect(judge({ formula: formula({ Ni: 1 }) }, [row('Cr', '20')], { balance: 'Ni' }).text).toBe('80.00');
  });
  it('the balance is what the others leave, never less than nothing, and a measured one counts as measured', () => {
    const nickel = { formula: formula({ Ni: 1 }) };
    const of = (...rows: ResultRow[]) => judge(nickel, rows, { balance: 'Ni' }).text;
    expect(of(row('Cr', '20'), row('Co', '10'))).toBe('70.00');
    expect(of(row('Cr', '70'), row('Co', '40'))).toBe('0.00');
    expect(of(row('Cr', '20'), row('Ni', '75'))).toBe('75.00');
  });
  it('per at% counts atoms: of Ni and Cr in equal masses 53 % are Cr', () => {
    // 1/51.996 against 1/58.693
    const equal = [row('Cr', '50'), row('Ni', '50')];
    expect(Number(judge({ formula: formula({ Cr: 1 }, { per: 'at%' }) }, equal).text)).toBeCloseTo(53.03, 1);
    expect(judge({ formula: formula({ Cr: 1 }) }, equal).text).toBe('50.00');
  });
  it('adds its constant, and takes it for nothing where none is stated', () => {
    expect(judge({ formula: formula({ Cr: 1 }, { constant: 2 }) }, [row('Cr', '18')]).text).toBe('20.00');
    expect(judge(chromium, [row('Cr', '18')]).text).toBe('18.00');
  });
  it('holds where a content was not measured', () => {
    const answer = judge({ ...chromium, max: '20' }, [row('Cr', '18', { origin: 'imputed' })]);
    expect(answer).toMatchObject({
      contractual: 'HOLD',
      reason: expect.stringContaining('not measured: Cr'),
    });
    expect(verdict({ ...chromium, max: '20' }, [row('Cr', '18')])).toBe('PASS');
  });
});

describe('an index of several results', () => {
  it('of two of one specimen each has to pass, and one outside is enough to fail', () => {
    const of = (limit: Partial<Index>, ...texts: string[]) =>
      judge(
        { ...chromium, ...limit },
        texts.map((text) => row('Cr', text)),
      );
    expect(of({ max: '20' }, '18', '19')).toMatchObject({ contractual: 'PASS', text: '18.00 to 19.00' });
    expect(of({ max: '20' }, '18', '21').contractual).toBe('FAIL');
    expect(of({ max: '20' }, '21', '18').contractual).toBe('FAIL');
    expect(of({ min: '18.5' }, '18', '19').contractual).toBe('FAIL');
  });
  it('that falls with a content fails by the least of it', () => {
    const falling = { formula: formula({ Cr: -1 }, { constant: 30 }) };
    const rows = [row('Cr', '18'), row('Cr', '21')];
    expect(judge({ ...falling, max: '11' }, rows)).toMatchObject({
      contractual: 'FAIL',
      text: '9.00 to 12.00',
    });
    expect(verdict({ ...falling, min: '10' }, rows)).toBe('FAIL');
    expect(verdict({ ...falling, min: '9', max: '12' }, rows)).toBe('PASS');
  });
  it('of "<" lies between nothing and its limit, and fails only where all of that is outside', () => {
    const below = [row('Cr', '<18')];
    expect(judge({ ...chromium, max: '10' }, below)).toMatchObject({
      contractual: 'HOLD',
      text: '0.00 to 18.00',
      reason: expect.stringContaining('below their detection limits'),
    });
    expect(verdict({ ...chromium, min: '19' }, below)).toBe('FAIL');
    expect(verdict({ ...chromium, max: '18' }, below)).toBe('PASS');
  });
  it('of several specimens the worst speaks', () => {
    const of = (a: string, b: string) =>
      judge({ ...chromium, min: '10', max: '20' }, [
        row('Cr', a, { place: 'top' }),
        row('Cr', b, { place: 'foot' }),
      ]);
    expect(
      [of('18', '21'), of('21', '18'), of('<15', '18'), of('18', '<15'), of('<15', '21')].map(
        (one) => one.contractual,
      ),
    ).toEqual(['FAIL', 'FAIL', 'HOLD', 'HOLD', 'FAIL']);
    expect(of('18', '19').text).toBe('18.00');
  });
  it('what stands in from other specimens leaves the interval between them', () => {
    const rows = [
      row('Cr', '19', { place: 'top' }),
      row('Nb', '4', { place: 'foot' }),
      row('Nb', '6', { place: 'middle' }),
    ];
    expect(judge({ formula: formula({ Cr: 1, Nb: 1 }), max: '26' }, rows)).toMatchObject({
      contractual: 'PASS',
      text: '23.00 to 25.00',
    });
  });
});
