import { describe, expect, it } from 'vitest';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { RetestRule } from '../../models/release/procedures.ts';
import { judgeResult, type ResultRow } from '../../models/release/verdict.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { applyRetests, retestHolds } from './retests.ts';

const data = dataFacts();
const rule = (more: Partial<RetestRule>): RetestRule => ({
  ...{ id: 'own', title: 'own rule', replacements: 2, everyOneConforms: false, report: 'average' },
  ...{ source: 'contract', confidence: 'read', ...more },
});
const ability = { method: 'OES', measures: true, detectionLimit: 1e-6, standardUncertainty: 1e-5 };
const row = (text: string, specimen: string, more: Partial<ResultRow> = {}): ResultRow => ({
  ...{
    element: 'Cr',
    reading: parseReading(text),
    unit: 'wt%',
    origin: 'measured',
    ability,
    specimen,
    ...more,
  },
});
const failed = row('20.4', 'A', { place: 'top' });
const further = (text: string, specimen: string, more: Partial<ResultRow> = {}) =>
  row(text, specimen, { replaces: 'A', place: 'top', ...more });
const judge = (one: ResultRow) =>
  judgeResult(one, { limit: { max: '20.0', unit: 'wt%' }, basis: 'printed' }, { rounding: 'absolute' });
const apply = (rows: readonly ResultRow[], of: RetestRule | null) => {
  const input: ReleaseInput = {
    object: { id: 'H-1', kind: 'heat', predicted: false },
    specification: of === null ? {} : { retest: 'own' },
    results: [],
  };
  const retests = new Map(of === null ? [] : [['own', of]]);
  const facts = { ...data, releaseProcedures: { ...data.releaseProcedures, retests } };
  return applyRetests(
    rows.map((one) => ({ row: one, verdict: judge(one) })),
    { input, facts, judge },
  );
};
/** The row of the average. */
const averageOf = (...asked: Parameters<typeof apply>) =>
  apply(...asked).verdicts.find(({ specimen }) => specimen === 'average');

describe('a rule on the average', () => {
  const two = [failed, further('19.0', 'B'), further('20.5', 'C')];
  it('lets it decide: no replacement does by itself, and the failed result is replaced', () => {
    const { verdicts, deciding, retests, reasons } = apply(two, rule({}));
    expect(
      verdicts.map(({ specimen, outcome, replaced, averaged }) => [specimen, outcome, replaced, averaged]),
    ).toEqual([
      ['A', 'PASS', true, undefined],
      ['B', 'PASS', undefined, true],
      ['C', 'PASS', undefined, true],
      ['average', 'PASS', undefined, undefined],
    ]);
    expect(verdicts[1]!.reason).not.toMatch(/the average decides/);
    expect(verdicts[2]!.reason).toMatch(/; the average decides$/);
    expect(deciding.map(({ specimen }) => specimen)).toEqual(['average']);
    expect(retests).toHaveLength(1);
    expect(reasons).toEqual([]);
    expect(Number(verdicts[3]!.text)).toBe(19.75);
  });
  it('of all results has to conform as well as each of them', () => {
    const all = rule({ everyOneConforms: true, averageOfAllConforms: true });
    const rows = [failed, further('19.7', 'B'), further('19.9', 'C')];
    const { verdicts, deciding } = apply(rows, all);
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['PASS', 'PASS', 'PASS', 'PASS']);
    expect(deciding.map(({ specimen }) => specimen)).toEqual(['B', 'C', 'average']);
    expect(averageOf(rows, all)).toMatchObject({
      average: 'mixed',
      text: expect.stringMatching(/^20\.00*$/),
    });
    expect(averageOf([failed, further('19.9', 'B'), further('19.9', 'C')], all)!.outcome).toBe('FAIL');
    // each of them alone decides where no average is asked for
    expect(averageOf(rows, rule({ everyOneConforms: true }))).toBeUndefined();
  });
  it('stands for the place of the replacements, and for that of the failed result where they are of several', () => {
    const at = (...places: string[]) =>
      averageOf([failed, ...places.map((place, i) => further('19', `R${i}`, { place }))], rule({}));
    expect(at('foot', 'foot')).toMatchObject({ place: 'foot', average: 'plain' });
    expect(at('foot', 'middle')).toMatchObject({ place: 'top', average: 'mixed' });
    const placeless = ({ place: _, ...one }: ResultRow): ResultRow => one;
    expect(averageOf(two.map(placeless), rule({}))).not.toHaveProperty('place');
  });
  it('is as sure as the least sure of its results', () => {
    const unsure = { ability: { ...ability, standardUncertainty: 1e-3 } };
    const chance = (...more: Partial<ResultRow>[]) =>
      averageOf([failed, ...more.map((one, i) => further('19.9', `R${i}`, one))], rule({}))!.probability!;
    // 0.1 wt% from the limit: one standard uncertainty
    expect(chance(unsure, {})).toBeCloseTo(0.841345, 4);
    expect(chance({}, unsure)).toBeCloseTo(0.841345, 4);
    const { standardUncertainty: _, ...unknown } = ability;
    expect(chance({ ability: unknown }, unsure)).toBeNull();
  });
  it('of detection limits there is none: nothing is concluded', () => {
    const below = [failed, further('<19', 'B'), further('19', 'C')];
    expect(averageOf(below, rule({}))).toMatchObject({ text: '', contractual: 'HOLD', outcome: 'HOLD' });
    expect(apply(below, rule({})).deciding).toEqual([]);
  });
  it('with too few replacements decides nothing: the case is open', () => {
    const { verdicts, deciding } = apply([failed, further('19', 'B')], rule({}));
    expect(verdicts.map(({ outcome, averaged }) => [outcome, averaged])).toEqual([
      ['HOLD', undefined],
      ['PASS', undefined],
    ]);
    expect(deciding).toHaveLength(2);
  });
});

describe('a retest', () => {
  it('without a rule changes nothing, and is said', () => {
    const { verdicts, reasons } = apply([failed, further('19', 'B')], null);
    expect(verdicts[0]!.outcome).toBe('FAIL');
    expect(reasons).toEqual([
      expect.stringMatching(/^Cr of A was retested, but the specification names no retest rule/),
    ]);
  });
  it('answers a first result of its element, or is refused', () => {
    expect(() => apply([row('19', 'B', { replaces: 'A' })], rule({}))).toThrow(
      /no result of Cr is from specimen "A"/,
    );
    expect(() => apply([row('19', 'A', { element: 'Nb' }), further('19', 'B')], rule({}))).toThrow(
      /no result of Cr/,
    );
    expect(() => apply([failed, further('19', 'B'), row('19', 'C', { replaces: 'B' })], rule({}))).toThrow(
      /from specimen "B"/,
    );
  });
  it('by a rule that nobody compared with its document holds what it decides, and only that', () => {
    const recalled = rule({ confidence: 'recalled' });
    const two = [failed, further('19', 'B'), further('19', 'C')];
    const other = [row('10', 'A', { element: 'Nb' }), row('30', 'N', { element: 'Nb' })];
    expect(apply(two, recalled).reasons).toEqual([
      'retest rule "own" is recalled: compare it with its document first',
    ]);
    expect(apply(two.slice(0, 2), recalled).reasons).toEqual([]);
    const open = row('30', 'N', { element: 'Nb' });
    expect(
      apply([...two, open, row('19', 'M', { element: 'Nb', replaces: 'N' })], recalled).reasons,
    ).toHaveLength(1);
    expect(apply([...two, ...other.slice(0, 1)], rule({})).reasons).toEqual([]);
    expect(retestHolds(recalled)).toMatch(/is recalled, not read in its document/);
    expect(retestHolds(rule({ confidence: 'assumption' }))).toMatch(/assumption/);
    expect(retestHolds(rule({}))).toBeNull();
  });
});
