import { describe, expect, it } from 'vitest';
import { ownTime } from '../../foundation/numerics/testing/own-time.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { bySpecimen, contradict, disagreements, supersede } from './several-results.ts';
import { judgeResult, type ResultRow, type Rule } from './verdict.ts';

const ability = { method: 'OES', measures: true, detectionLimit: 1e-8, standardUncertainty: 1e-4 };
const row = (text: string, more: Partial<ResultRow> = {}): ResultRow => ({
  element: 'Al',
  reading: parseReading(text),
  unit: 'wt%',
  origin: 'measured',
  ability,
  ...more,
});
const rule: Rule = { limit: { max: '0.80', unit: 'wt%' }, basis: 'printed' };
const outcomes = (rows: readonly ResultRow[], confidence?: number): string[] =>
  supersede(
    rows.map((one) =>
      judgeResult(one, rule, { rounding: 'absolute', ...(confidence === undefined ? {} : { confidence }) }),
    ),
  ).map(({ outcome, superseded }) => `${outcome}${superseded ? ', superseded' : ''}`);

describe('several results of one element', () => {
  it('what can not decide gives way to what can: screening, "<" across the limit, imputed', () => {
    for (const weak of [
      row('0.5', { ability: { ...ability, screening: true } }),
      row('<1.0'),
      row('0.5', { origin: 'imputed' }),
    ])
      expect(outcomes([weak, row('0.5')])).toEqual(['PASS, superseded', 'PASS']);
  });
  it('an unfit method gives way to a fit result of another specimen; "<" across the limit does not', () => {
    const unfit = { ability: { ...ability, measures: false }, place: 'top', specimen: 'disc' };
    const fit = row('0.5', { place: 'top', specimen: 'drillings' });
    expect(outcomes([row('0.5', unfit), fit])).toEqual(['PASS, superseded', 'PASS']);
    expect(outcomes([row('0.81', unfit), fit])).toEqual(['FAIL', 'PASS']);
    expect(outcomes([row('0.5', unfit), { ...fit, place: 'bottom' }])).toEqual(['HOLD', 'PASS']);
    expect(outcomes([row('<1.0', { place: 'top', specimen: 'disc' }), fit])).toEqual(['HOLD', 'PASS']);
    expect(outcomes([row('0.5', unfit)])).toEqual(['HOLD']);
  });
  it('a FAIL stays, whatever else is there', () => {
    expect(outcomes([row('0.81'), row('0.5')])).toEqual(['FAIL', 'PASS']);
    expect(outcomes([row('0.81', { ability: null }), row('0.5')])).toEqual(['FAIL', 'PASS']);
  });
  it('nobody picks the better of two results near the limit', () => {
    expect(outcomes([row('0.795'), row('0.5')], 0.95)).toEqual(['HOLD', 'PASS']);
  });
  it('another place or specimen is other metal', () => {
    expect(outcomes([row('<1.0', { place: 'top' }), row('0.5', { place: 'bottom' })])).toEqual([
      'HOLD',
      'PASS',
    ]);
  });
});

describe('which result may decide for one that can not', () => {
  const unfit = { ability: { ...ability, measures: false } };
  it('without a place, or beside one that names none, a fit result of another specimen may', () => {
    expect(outcomes([row('0.5', { ...unfit, specimen: 'A', place: 'top' }), row('0.5')])[0]).toMatch(
      /superseded/,
    );
    expect(outcomes([row('0.5', { ...unfit, specimen: 'A' }), row('0.5', { place: 'top' })])[0]).toMatch(
      /superseded/,
    );
  });
  it('within a retest only another answer to the same failure, and outside no average with a failed result in it', () => {
    const answer = { ...unfit, specimen: 'B', replaces: 'A' };
    expect(outcomes([row('0.5', answer), row('0.5', { specimen: 'C' })])[0]).toBe('HOLD');
    expect(outcomes([row('0.5', answer), row('0.5', { specimen: 'C', replaces: 'A' })])[0]).toMatch(
      /superseded/,
    );
    const weak = row('0.5', { ...unfit, specimen: 'B' });
    expect(outcomes([weak, row('0.5', { average: 'mixed' })])[0]).toBe('HOLD');
    expect(outcomes([weak, row('0.5', { average: 'plain' })])[0]).toMatch(/superseded/);
    expect(outcomes([weak, row('0.5', { specimen: 'C', replaces: 'A' })])[0]).toMatch(/superseded/);
  });
});

describe('a specimen with what completes it', () => {
  const ti = (more: Partial<ResultRow>) => row('1.0', { element: 'Ti', ...more });
  const besideOf = (rows: readonly ResultRow[], at = 0) => bySpecimen(rows)[at]!.beside;
  it('results of one place and specimen are its own, and no element of its own is completed', () => {
    const rows = [row('0.5', { place: 'top' }), ti({ place: 'top' }), ti({ place: 'bottom' })];
    const [top, bottom] = bySpecimen(rows);
    expect(top).toEqual({ own: [rows[0], rows[1]], beside: [] });
    expect(bottom).toEqual({ own: [rows[2]], beside: [rows[0]] });
  });
  it('takes the same place first, and all places where it has none', () => {
    const own = row('0.5', { place: 'top', specimen: 'A' });
    const near = ti({ place: 'top', specimen: 'B' });
    const far = ti({ place: 'bottom' });
    expect(besideOf([own, far, near])).toEqual([near]);
    expect(besideOf([own, far])).toEqual([far]);
  });
  it('takes an average only where there is nothing else', () => {
    const own = row('0.5', { place: 'top' });
    const average = ti({ place: 'bottom', average: 'plain' });
    const single = ti({ place: 'middle' });
    expect(besideOf([own, average, single])).toEqual([single]);
    expect(besideOf([own, average])).toEqual([average]);
  });
});

describe('results that contradict each other', () => {
  it('by as much as they may have changed between them, less is allowed for; exactly three uncertainties agree', () => {
    // 0.50 and 0.60 wt% are 10^-3 kg/kg apart; 3 sqrt 2 x 10^-4 = 4.24 x 10^-4
    expect(contradict(row('0.50'), row('0.60'))).toBe(true);
    expect(contradict(row('0.50'), row('0.60'), 6e-4)).toBe(false);
    expect(contradict(row('0.50'), row('0.60'), 5e-4)).toBe(true);
    const exact = { ability: { ...ability, standardUncertainty: 0 } };
    expect(contradict(row('0.50', exact), row('0.50', exact))).toBe(false);
  });
  it('">" contradicts only what lies below it, and a pair is named once', () => {
    expect(disagreements([row('>0.10'), row('0.50')])).toEqual([]);
    expect(disagreements([row('>0.50'), row('0.10')])).toHaveLength(1);
    expect(disagreements([row('0.50'), row('0.10')])).toEqual([
      'Al: 0.50 wt% and 0.10 wt% of the same metal contradict each other: measure again',
    ]);
  });
  it('three standard uncertainties of the difference apart: 0.50 and 0.542 agree, 0.50 and 0.543 do not', () => {
    // 3 x sqrt 2 x 0.01 wt% = 0.0424 wt%
    expect(disagreements([row('0.50'), row('0.542')])).toEqual([]);
    expect(disagreements([row('0.50'), row('0.543')])[0]).toMatch(/contradict each other/);
  });
  it('a "<" result contradicts only what lies above it', () => {
    expect(disagreements([row('<0.10'), row('0.05')])).toEqual([]);
    expect(disagreements([row('<0.10'), row('0.50')])).toHaveLength(1);
  });
  it('different places, predictions and unknown methods are not compared', () => {
    expect(disagreements([row('0.1', { place: 'top' }), row('0.7', { place: 'bottom' })])).toEqual([]);
    expect(disagreements([row('0.1', { origin: 'predicted' }), row('0.7')])).toEqual([]);
    expect(disagreements([row('0.1', { ability: null }), row('0.7')])).toEqual([]);
  });
});

it('thousands of results of as many places take no time', () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => row('0.5', { place: `place ${i}` }));
  const { answer, own_ms } = ownTime(() => disagreements([...rows, row('0.60', { place: 'place 7' })]));
  expect(answer).toHaveLength(1);
  // Compared pair by pair they take minutes.
  expect(own_ms).toBeLessThan(5000);
});
