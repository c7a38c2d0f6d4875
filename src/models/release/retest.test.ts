import { describe, expect, it } from 'vitest';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { RetestRule } from './procedures.ts';
import { type Retest, retestsOf } from './retest.ts';
import { judgeResult, type ResultRow } from './verdict.ts';

const ability = { method: 'OES', measures: true, detectionLimit: 1e-6, standardUncertainty: 1e-4 };
const unfit = { ...ability, screening: true };
const row = (text: string, more: Partial<ResultRow> = {}): ResultRow => ({
  element: 'Al',
  reading: parseReading(text),
  unit: 'wt%',
  origin: 'measured',
  ability,
  ...more,
});
const rule = (more: Partial<RetestRule> = {}): RetestRule => ({
  id: 'two',
  title: 'two more',
  replacements: 2,
  everyOneConforms: true,
  report: 'all',
  source: 'a contract',
  confidence: 'read',
  ...more,
});
/** Retests against at most 0.80 wt%. */
const retests = (rows: readonly ResultRow[], of: RetestRule | null = rule()): Retest[] =>
  retestsOf(
    rows.map((one) => ({
      row: one,
      verdict: judgeResult(
        one,
        { limit: { max: '0.80', unit: 'wt%' }, basis: 'printed' },
        { rounding: 'absolute' },
      ),
    })),
    of,
  ).map(({ retest }) => retest);
const failed = row('0.90', { specimen: 'A' });
const further = (specimen: string | undefined, text: string, more: Partial<ResultRow> = {}): ResultRow =>
  row(text, { replaces: 'A', ...(specimen === undefined ? {} : { specimen }), ...more });
const standing = (rows: readonly ResultRow[], of?: RetestRule | null): string[] =>
  retests(rows, of).map((one) => one.standing);

describe('a retest', () => {
  it('is of a failed result that further specimens answer, and of no other', () => {
    expect(retests([failed])).toEqual([]);
    expect(retests([row('0.70', { specimen: 'A' }), further('B', '0.7')])).toEqual([]);
    // a replacement that fails is no first result, and one of another element answers nothing
    expect(retests([failed, further('B', '0.9'), row('0.7', { replaces: 'B', specimen: 'C' })])).toHaveLength(
      1,
    );
    expect(retests([failed, further('B', '0.7', { element: 'Ti' })])).toEqual([]);
    expect(retests([failed, row('0.7', { specimen: 'B', replaces: 'other' })])).toEqual([]);
    // results of unnamed specimens answer no unnamed failure
    expect(retests([row('0.90'), row('0.70')])).toEqual([]);
  });
  it('names the failed specimen, the answers and their exact average', () => {
    expect(retests([failed, further('B', '0.70'), further('C', '0.75')])).toEqual([
      {
        element: 'Al',
        failed: '0.90',
        specimen: 'A',
        replacements: ['0.70', '0.75'],
        rule: 'two',
        average: '0.725',
        unit: 'wt%',
        standing: 'replaced',
        words: '2 replacement specimens: two more',
      },
    ]);
  });
  it('without a rule the first result stands', () => {
    expect(retests([failed, further('B', '0.70'), further('C', '0.75')], null)[0]).toMatchObject({
      rule: 'none',
      standing: 'stands',
    });
  });
  it('counts a specimen once, named, not measured before, not of another failure, by a method that can decide', () => {
    const one = further('B', '0.70');
    expect(standing([failed, one, further('C', '0.75')])).toEqual(['replaced']);
    for (const other of [
      further('B', '0.75'),
      further(undefined, '0.75'),
      further('C', '0.75', { ability: unfit }),
      further('A', '0.75'),
    ])
      expect(standing([failed, one, other])).toEqual(['incomplete']);
    expect(standing([failed, row('0.6', { specimen: 'C' }), one, further('C', '0.75')])).toEqual([
      'incomplete',
    ]);
    // the first answer of a specimen says for which failure it was named
    const second = row('0.95', { specimen: 'D' });
    const shared = row('0.70', { specimen: 'C', replaces: 'D' });
    expect(standing([failed, second, one, shared, further('C', '0.75')])).toEqual([
      'incomplete',
      'incomplete',
    ]);
  });
  it('a specimen measured before for another element is a further one still', () => {
    const titanium = row('0.6', { specimen: 'C', element: 'Ti' });
    expect(standing([failed, titanium, further('B', '0.70'), further('C', '0.75')])).toEqual(['replaced']);
  });
  it('where the rule averages, more specimens than it names leave open which were meant', () => {
    const three = [failed, further('B', '0.70'), further('C', '0.75'), further('D', '0.74')];
    expect(standing(three)).toEqual(['replaced']);
    expect(standing(three, rule({ everyOneConforms: false }))).toEqual(['incomplete']);
    expect(standing(three, rule({ averageOfAllConforms: true }))).toEqual(['incomplete']);
    expect(standing(three.slice(0, 3), rule({ averageOfAllConforms: true }))).toEqual(['replaced']);
    expect(standing(three.slice(0, 3), rule({ everyOneConforms: false }))).toEqual(['replaced']);
  });
});

describe('the average of a retest', () => {
  const average = (rows: readonly ResultRow[], of = rule()): number | null => {
    const text = retests(rows, of)[0]!.average;
    return text === null ? null : Number(text);
  };
  it('is over specimens, several results of one together as one', () => {
    expect(average([failed, further('B', '0.70'), further('B', '0.60'), further('C', '0.75')])).toBe(0.7);
  });
  it('takes the failed result in where the rule asks for that', () => {
    const rows = [failed, further('B', '0.70'), further('C', '0.80')];
    expect(average(rows)).toBe(0.75);
    expect(average(rows, rule({ averageOfAllConforms: true }))).toBe(0.8);
  });
  it('leaves out what does not count, and needs plain decimals in the unit of the failed result', () => {
    expect(average([failed, further('B', '0.70'), further('C', '0.1', { ability: unfit })])).toBe(0.7);
    expect(average([failed, further('C', '0.1', { ability: unfit })])).toBeNull();
    expect(average([failed, further('B', '0.70'), further('C', '<0.10')])).toBeNull();
    expect(average([failed, further('B', '0.70'), further('C', '7000', { unit: 'ppm' })])).toBeNull();
  });
});
