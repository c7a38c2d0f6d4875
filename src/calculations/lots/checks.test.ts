import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { piecesCheck, turningsChecks } from './checks.ts';
import type { LotAnalysis } from './contents.ts';

const facts = dataFacts();
const grade = (id: string) => facts.grades.get(id)!;
const button = (values: Record<string, number>, below: Record<string, number> = {}): LotAnalysis => ({
  id: 'button',
  basis: 'measured',
  method: 'OES',
  laboratory: null,
  balance: 'Ni',
  values,
  below,
  sd: {},
});
const pure = (count: number) => Array.from({ length: count }, (_, i) => ({ piece: `P${i}`, stray: false }));

describe('turnings of a grade', () => {
  it('0.5 % of carbide shows in 718, which holds no W; the usual W of Haynes 230 does not', () => {
    const found = turningsChecks({ button: button({ W: 0.44, Co: 0.3, Mo: 3.05 }) }, grade('IN718'), facts);
    expect(found[0]).toMatchObject({ check: 'tool chips', verdict: 'HOLD', reason: /W raised: .*0\.5 %/ });
    const usual = turningsChecks({ button: button({ W: 14.1, Co: 0.9, Mo: 1.4 }) }, grade('H230'), facts);
    expect(usual[0]).toMatchObject({ verdict: 'PASS' });
  });
  it('fixture alloy: 1 ppm Bi fails; "<" above the limit is not measured', () => {
    const traces = { Bi: 1e-4, Pb: 1e-5, Sn: 1e-4 };
    expect(turningsChecks({ button: button(traces) }, grade('IN718'), facts)[1]).toMatchObject({
      verdict: 'FAIL',
      reason: /Bi 1 ppm/,
    });
    const blunt = turningsChecks({ button: button({ Pb: 0, Sn: 0 }, { Bi: 0.01 }) }, grade('IN718'), facts);
    expect(blunt[1]).toMatchObject({ verdict: 'HOLD', reason: 'Bi not measured' });
    const sharp = turningsChecks({ button: button({ Pb: 0, Sn: 0 }, { Bi: 1e-6 }) }, grade('IN718'), facts);
    expect(sharp[1]!.verdict).toBe('PASS');
  });
  it('the magnet says nothing about a low-expansion alloy', () => {
    const magnet = { lifted_kg: 0.004, sample_kg: 1 };
    expect(turningsChecks({ magnet }, grade('IN718'), facts)[0]!.reason).toMatch(/steel among the chips/);
    expect(turningsChecks({ magnet }, grade('IN909'), facts)[0]!.reason).toMatch(/itself is magnetic/);
    expect(() => turningsChecks({ magnet: { lifted_kg: 2, sample_kg: 1 } }, grade('IN718'), facts)).toThrow(
      /the magnet lifted 2 kg out of a sample of 1 kg/,
    );
  });
});

describe('piece results', () => {
  it('299 pure pieces bear out less than 1 % of strays, 59 do not', () => {
    expect(piecesCheck(pure(299), { allowed: 0.01 }).row.verdict).toBe('PASS');
    expect(piecesCheck(pure(59), { allowed: 0.01 }).row).toMatchObject({
      verdict: 'HOLD',
      reason: /test 299 pieces/,
    });
  });
  it('every piece of a small lot tested is enough; one stray never', () => {
    expect(piecesCheck(pure(12), { allowed: 0.01, pieces: 12 }).row.verdict).toBe('PASS');
    const one = piecesCheck([...pure(299), { piece: 'X', stray: true }], { allowed: 0.01 });
    expect(one.row).toMatchObject({ verdict: 'HOLD', reason: /1 of 300 pieces.*sort it piece by piece/ });
    expect(one.share.mean).toBeCloseTo(1.5 / 301, 12);
  });
  it('refuses the same piece twice and more pieces than there are', () => {
    const twice = [...pure(2), { piece: 'P1', stray: true }];
    expect(() => piecesCheck(twice, { allowed: 0.01 })).toThrow(/piece P1 is listed twice/);
    expect(() => piecesCheck(pure(3), { allowed: 0.01, pieces: 2 })).toThrow(
      /3 pieces were tested, but the lot has only 2/,
    );
  });
});
