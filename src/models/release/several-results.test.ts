import { describe, expect, it } from 'vitest';
import { ownTime } from '../../foundation/numerics/testing/own-time.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { disagreements, supersede } from './several-results.ts';
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

describe('results that contradict each other', () => {
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
