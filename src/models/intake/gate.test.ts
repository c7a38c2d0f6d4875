import { describe, expect, it } from 'vitest';
import { ConflictError, ForbiddenError } from '../../foundation/errors.ts';
import { furnaceBlocks } from './furnace-block.ts';
import { advanceLot, type LotStep, type YardLot } from './gate.ts';
import { checkGate, GATE_CHECKS, type GateFindings, gateVerdict, isDisproved } from './gate-checks.ts';

const GOOD: GateFindings = {
  radiation: { rate_per_s: 52, background_per_s: 50, counted_s: 10 },
  closedCavities: 'none',
  moistureAndOil: { share: 0.05, usualMax: 0.15 },
  mutilation: 'not-parts',
  exportClass: 'free',
  owner: 'plant',
  declared: 'fits',
};
const AT = '2026-06-01T00:00:00Z';
const lot = (form = 'mill-solids'): YardLot => ({
  id: 'R-1',
  form,
  lotClass: 'purchased-scrap',
  declaredGrade: 'IN718',
  gradeForm: 'wrought',
  coating: 'none',
  mustProcess: form === 'turnings',
  stage: 'received',
  gate: [],
  owner: null,
  identification: null,
  clearedAs: null,
  onHold: null,
});
const walk = (start: YardLot, ...steps: LotStep[]): YardLot => steps.reduce(advanceLot, start);
const gate: LotStep = { type: 'check-gate', findings: GOOD };
const identify: LotStep = { type: 'identify', verdict: 'identified', gradeId: 'IN718' };
const clear: LotStep = { type: 'clear', at: AT };

describe('the way through the yard', () => {
  it('goes received, quarantined, processed, identified, cleared', () => {
    const stages = [gate, { type: 'process', treatment: 'wash' } as const, identify, clear].map(
      (_, i, steps) => walk(lot('turnings'), ...steps.slice(0, i + 1)).stage,
    );
    expect(stages).toEqual(['quarantined', 'processed', 'identified', 'cleared']);
    const cleared = walk(lot(), gate, identify, clear);
    expect(cleared).toMatchObject({ clearedAs: 'IN718', owner: 'plant' });
    expect(furnaceBlocks(cleared, 'vacuum-induction')).toEqual([]);
  });

  it.each([identify, clear, { type: 'process', treatment: 'wash' } as const])(
    'Y1: $type before the gate is refused',
    (step) => {
      expect(() => walk(lot(), step)).toThrow(/the gate has not checked it/);
    },
  );

  it.each([
    ['radiation', { radiation: { rate_per_s: 90, background_per_s: 50, counted_s: 10 } }, 'FAIL'],
    ['closed-cavities', { closedCavities: 'found' }, 'FAIL'],
    ['moisture-and-oil', { moistureAndOil: { share: 0.2, usualMax: 0.15 } }, 'HOLD'],
    ['mutilation', { mutilation: 'missing' }, 'HOLD'],
    ['export-class', { exportClass: 'licence-missing' }, 'HOLD'],
    ['owner', { owner: '' }, 'HOLD'],
    ['declared-grade', { declared: 'doubtful' }, 'HOLD'],
    ['declared-grade', { declared: 'contradicted' }, 'FAIL'],
  ] as const)('Y2: %s stops the lot (%j)', (check, finding, verdict) => {
    const findings: GateFindings = { ...GOOD, ...finding };
    expect(checkGate(findings, lot()).find((row) => row.check === check)?.verdict).toBe(verdict);
    const stopped = walk(lot(), { type: 'check-gate', findings });
    expect(stopped.stage).toBe(verdict === 'FAIL' ? 'refused' : 'received');
    expect(() => walk(stopped, identify)).toThrow(new RegExp(`cannot be identified: ${check} `));
  });

  it('Y2: what nobody looked at holds the lot, check by check', () => {
    const rows = checkGate({}, lot());
    expect(rows.map(({ check }) => check)).toEqual(GATE_CHECKS);
    expect(rows.every(({ verdict }) => verdict === 'HOLD')).toBe(true);
    expect(gateVerdict([])).toBe('HOLD');
  });

  it.each([
    ['end-of-life-blades', 'purchased-scrap'],
    ['mill-solids', 'end-of-life'],
  ])('Y11: %s, %s are never "not parts", and are mutilated by a numbered paper', (form, lotClass) => {
    const parts = { ...lot(form), lotClass };
    const of = (finding: GateFindings) =>
      checkGate({ ...GOOD, ...finding }, parts).find(({ check }) => check === 'mutilation');
    expect(() => of({ mutilation: 'not-parts' })).toThrow(/R-1 is booked as .*: these are scrapped parts/);
    expect(() => of({ mutilation: 'certified' })).toThrow(/the certificate of mutilation has no number/);
    expect(of({ mutilation: 'certified', mutilationPaper: 'MC-17' })).toMatchObject({
      verdict: 'PASS',
      reason: expect.stringMatching(/: MC-17$/),
    });
    expect(of({ mutilation: 'missing' })?.verdict).toBe('HOLD');
    // a row that says otherwise proves nothing: the lot was corrected after it
    expect(isDisproved({ check: 'mutilation', reason: 'no scrapped parts' }, parts)).toBe(true);
  });

  it('Y11: metal that lost its shape is no part, whatever it was', () => {
    const chips = { ...lot('turnings'), lotClass: 'end-of-life' };
    expect(checkGate(GOOD, chips).find(({ check }) => check === 'mutilation')?.verdict).toBe('PASS');
  });

  it('Y12: what is not declared is not fitted, and what is declared is not passed over', () => {
    const of = (declared: 'fits' | 'not-declared' | 'doubtful', declaredGrade: string | null) =>
      checkGate({ ...GOOD, declared }, { ...lot(), declaredGrade }).at(-1);
    expect(of('fits', null)).toMatchObject({ verdict: 'PASS', reason: 'no grade is declared' });
    expect(of('doubtful', null)?.verdict).toBe('HOLD');
    expect(() => of('not-declared', 'IN718')).toThrow('lot R-1 is declared as IN718');
  });

  it('Y2: a refused lot comes back only through the gate', () => {
    const refused = walk(lot(), { type: 'check-gate', findings: { ...GOOD, closedCavities: 'found' } });
    expect(() => walk(refused, clear)).toThrow(ForbiddenError);
    expect(walk(refused, gate, identify, clear).stage).toBe('cleared');
  });

  it('Y3: turnings are not identified before they are washed, and washing comes after the gate', () => {
    expect(() => walk(lot('turnings'), gate, identify)).toThrow(/must be prepared before it is identified/);
  });

  it('Y4: ambiguous metal needs a named override that has not expired', () => {
    const ambiguous = walk(lot(), gate, { type: 'identify', verdict: 'ambiguous', gradeId: 'IN713C' });
    expect(() => walk(ambiguous, clear)).toThrow(/its identification is ambiguous$/);
    const override = { by: 'M. Keller', reason: 'heat number stamped', expires: '2026-07-01T00:00:00Z' };
    expect(walk(ambiguous, { type: 'clear', at: AT, override }).clearedAs).toBe('IN713C');
    expect(() => walk(ambiguous, { type: 'clear', at: '2026-07-02T00:00:00Z', override })).toThrow(/expired/);
  });

  it.each(['mixed', 'unknown'] as const)('Y4: %s metal is never cleared, override or not', (verdict) => {
    const found = walk(lot(), gate, { type: 'identify', verdict, gradeId: null });
    const override = { by: 'M. Keller', reason: 'sure', expires: '2030-01-01T00:00:00Z' };
    expect(() => walk(found, { type: 'clear', at: AT, override })).toThrow(
      /its identification is (mixed|unknown)/,
    );
  });

  it('Y5: a cleared lot is held before it is prepared or identified again', () => {
    const cleared = walk(lot(), gate, identify, clear);
    const wash: LotStep = { type: 'process', treatment: 'wash' };
    expect(() => walk(cleared, wash)).toThrow(ConflictError);
    const washed = walk(cleared, { type: 'hold', reason: 'oil in the second drum' }, wash);
    expect(washed).toMatchObject({ stage: 'processed', identification: null });
    expect(() => walk(washed, clear)).toThrow(/is processed and cannot be cleared/);
    expect(() => walk(cleared, identify)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/is cleared and cannot be identified again/),
        details: [
          expect.objectContaining({
            cure: 'hold it first',
            does: [{ verb: 'yard/hold-lot', order: { lot: expect.any(String) } }],
          }),
        ],
      }),
    );
    expect(walk(cleared, { type: 'hold', reason: 'second thoughts' }, identify, clear).stage).toBe('cleared');
  });

  it('Y6: a hold, a failed and an open gate take the clearance away', () => {
    const cleared = walk(lot(), gate, identify, clear);
    const held = walk(cleared, { type: 'hold', reason: 'label lost' });
    const failed = walk(cleared, { type: 'check-gate', findings: { ...GOOD, closedCavities: 'found' } });
    const opened = walk(cleared, { type: 'check-gate', findings: { ...GOOD, owner: '' } });
    for (const after of [held, failed, opened]) expect(after.clearedAs).toBeNull();
    expect([held.stage, failed.stage, opened.stage]).toEqual(['identified', 'refused', 'identified']);
    expect(() => walk(opened, clear)).toThrow(/cannot be cleared: owner no owner is named/);
  });

  it.each([
    ['oxide-dispersion strengthened', { gradeForm: 'ODS' as const }],
    ['grindings', { form: 'grindings' }],
    ['ceramic', { coating: 'ceramic' as const }],
    ['not been checked', { form: 'end-of-life-blades', coating: 'unknown' as const }],
  ])('Y10: %s metal is blocked from vacuum induction even when cleared', (words, change) => {
    const cleared = { ...walk(lot(), gate, identify, clear), ...change };
    expect(furnaceBlocks(cleared, 'vacuum-induction')).toEqual([expect.stringContaining(words)]);
    expect(furnaceBlocks(cleared, 'electron-beam')).toEqual([]);
  });
});
