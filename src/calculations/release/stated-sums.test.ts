import { describe, expect, it } from 'vitest';
import type { SumVerdict } from '../../models/release/sum-verdict.ts';
import { judgeStated, mergedSums, type SumOfSource } from './stated-sums.ts';

const stated = (
  source: string,
  min?: string,
  max?: string,
  elements = ['Nb', 'Ta'] as const,
): SumOfSource => ({
  elements,
  source,
  limit: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), unit: 'wt%' },
});
const limitOf = (...sums: SumOfSource[]) => mergedSums(sums).map(({ limit }) => limit);

describe('a sum that several sources state', () => {
  it('is one row with the inner end of each, whoever is named first', () => {
    const [a, b] = [stated('a', '4.8', '5.6'), stated('b', '4.75', '5.5')];
    expect(limitOf(a, b)).toEqual([{ min: '4.8', max: '5.5', unit: 'wt%' }]);
    expect(limitOf(b, a)).toEqual([{ min: '4.8', max: '5.5', unit: 'wt%' }]);
  });
  it('takes an end that one of them alone states, and leaves open what none does', () => {
    expect(limitOf(stated('a', '4.8'), stated('b', undefined, '5.5'))).toEqual([
      { min: '4.8', max: '5.5', unit: 'wt%' },
    ]);
    expect(limitOf(stated('a', undefined, '5.5'), stated('b', '4.8'))).toEqual([
      { min: '4.8', max: '5.5', unit: 'wt%' },
    ]);
    expect(limitOf(stated('a', '4.8'), stated('b', '4.9'))).toEqual([{ min: '4.9', unit: 'wt%' }]);
    expect(limitOf(stated('a', undefined, '5'), stated('b', undefined, '6'))).toEqual([
      { max: '5', unit: 'wt%' },
    ]);
  });
  it('keeps the digits of the source named first where both mean the same', () => {
    expect(limitOf(stated('a', '4.80', '5.50'), stated('b', '4.8', '5.5'))).toEqual([
      { min: '4.80', max: '5.50', unit: 'wt%' },
    ]);
  });
  it('is the same sum in whatever order its elements stand, and another one is a row of its own', () => {
    expect(mergedSums([stated('a', '1'), { ...stated('b', '2'), elements: ['Ta', 'Nb'] }])).toHaveLength(1);
    expect(mergedSums([stated('a', '1'), { ...stated('b', '2'), elements: ['Ti', 'Al'] }])).toHaveLength(2);
  });
});

describe('the verdict on such a sum', () => {
  const verdict = (
    outcome: SumVerdict['outcome'],
    contractual: SumVerdict['contractual'],
    probability: number | null,
  ): SumVerdict => ({
    ...{ elements: ['Nb'], text: '5', limit: 'own', reason: `${outcome} ${contractual}` },
    ...{ outcome, contractual, probability },
  });
  const judged = (...verdicts: SumVerdict[]) => {
    const left = [...verdicts];
    const [sum] = mergedSums(verdicts.map((_, i) => stated(`source ${i}`, `${i}`, '9')));
    return judgeStated(sum!, () => left.shift()!);
  };
  it('is the worst of them, by what it does to the object and then by the contract', () => {
    const worst = (...verdicts: SumVerdict[]) => judged(...verdicts).reason.split(';')[0];
    const [pass, hold, fail] = [
      verdict('PASS', 'PASS', 1),
      verdict('HOLD', 'HOLD', 1),
      verdict('FAIL', 'FAIL', 1),
    ];
    expect([worst(pass, fail), worst(fail, hold), worst(hold, pass), worst(pass, hold)]).toEqual([
      'FAIL FAIL',
      'FAIL FAIL',
      'HOLD HOLD',
      'HOLD HOLD',
    ]);
    const doubted = verdict('HOLD', 'PASS', 1);
    expect([worst(doubted, hold), worst(hold, doubted)]).toEqual(['HOLD HOLD', 'HOLD HOLD']);
  });
  it('has the least probability, none where one of them is unknown, and names every source', () => {
    const answer = judged(verdict('PASS', 'PASS', 0.9), verdict('PASS', 'PASS', 0.8));
    expect(answer).toMatchObject({
      elements: ['Nb', 'Ta'],
      limit: '1 to 9 wt%',
      probability: 0.8,
      reason: 'PASS PASS; stated by source 0 (0 to 9 wt%) and source 1 (1 to 9 wt%)',
    });
    expect(judged(verdict('PASS', 'PASS', 0.9), verdict('PASS', 'PASS', null)).probability).toBeNull();
  });
  it('of one source alone is that of the source', () => {
    const alone = verdict('HOLD', 'PASS', 0.5);
    expect(judged(alone)).toBe(alone);
  });
});
