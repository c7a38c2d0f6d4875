import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { type HeldLot, whyOnHold } from './why-on-hold.ts';
import { assertStep, stageOf } from './yard-rules.ts';

const facts = dataFacts();
const pass = [{ check: 'radiation', verdict: 'PASS' as const, reason: 'fine' }];
const dry = [...pass, { check: 'moisture-and-oil', verdict: 'PASS' as const, text: '0' }];
const lot = (more: Partial<HeldLot> = {}): HeldLot => ({
  id: 'R-1',
  form: 'mill-solids',
  lotClass: 'purchased-scrap',
  grade: null,
  declaredGrade: null,
  owner: null,
  checks: pass,
  cleared: false,
  processed: false,
  identification: null,
  heldFor: null,
  hasAnalysis: true,
  ...more,
});
const found = (verdict: 'identified' | 'ambiguous' | 'mixed' | 'unknown') => ({
  identification: { verdict, candidates: [{ grade: 'IN713C' }, { grade: 'IN713LC' }] },
});

describe('why a lot is on hold', () => {
  it.each([
    ['nobody looked', lot({ checks: [] }), ['not checked at the gate yet']],
    ['nothing measured', lot({ hasAnalysis: false }), ['no analysis: measure it']],
    [
      'a check is open',
      lot({ checks: [{ check: 'export-class', verdict: 'HOLD', reason: 'not checked' }] }),
      ['HOLD export-class: not checked'],
    ],
    ['oily', lot({ form: 'turnings' }), [expect.stringMatching(/^prepare it first: .*wash/)]],
    ['dry turnings', lot({ form: 'turnings', checks: dry }), ['not identified yet']],
    ['somebody held it', lot({ heldFor: 'label lost' }), ['label lost', 'not identified yet']],
    [
      'a lift is proposed',
      lot({ heldFor: 'label lost', lift: { by: 'Q', reason: 'found it' } }),
      ['label lost', 'Q proposes to lift the hold: found it; another person clears it', 'not identified yet'],
    ],
    ['identified', lot(found('identified')), ['identified as IN713C: clear it']],
    [
      'identified against its paper',
      lot({ ...found('identified'), declaredOtherwise: 'identified as IN713C, but declared as IN718' }),
      ['identified as IN713C, but declared as IN718'],
    ],
    [
      'measured after it was identified',
      lot({ ...found('identified'), laterAnalyses: ['A3'] }),
      ['identified before analysis A3: identify it again'],
    ],
    [
      'unknown',
      lot(found('unknown')),
      ['no grade of the catalogue explains the analysis; the nearest is IN713C'],
    ],
    ['cleared', lot({ cleared: true }), []],
  ])('%s', (_what, one, reasons) => {
    expect(whyOnHold(one, facts)).toEqual(reasons);
  });
  it('names the measurement that decides, and the shares of a mixture', () => {
    const today = {
      verdict: 'ambiguous' as const,
      candidates: [],
      askFor: [{ element: 'C' as const, method: 'combustion', information_bit: 0.9 }],
      mixture: null,
      reasons: ['no grade explains it', 'Si lies furthest: 0.02 wt%, IN713C has about 0.4 wt%'],
    };
    expect(whyOnHold(lot(found('ambiguous')), facts, today)).toEqual([
      'ambiguous, IN713C or IN713LC: measure C by combustion',
    ]);
    const shares = [
      { gradeId: 'IN718', share: 0.7, low: 0.6, high: 0.8 },
      { gradeId: 'IN625', share: 0.3, low: 0.2, high: 0.4 },
    ];
    const mixed = { ...today, verdict: 'mixed' as const, mixture: shares };
    expect(whyOnHold(lot(found('mixed')), facts, mixed)[0]).toMatch(/^mixed, 70 % IN718 and 30 % IN625:/);
    const unknown = { ...today, verdict: 'unknown' as const };
    expect(whyOnHold(lot(found('unknown')), facts, unknown)).toEqual([
      'no grade of the catalogue explains the analysis; the nearest is IN713C; Si lies furthest: 0.02 wt%, IN713C has about 0.4 wt%',
    ]);
    const decided = { ...today, verdict: 'identified' as const };
    expect(whyOnHold(lot(found('ambiguous')), facts, decided)[0]).toMatch(
      /identified now: identify it again/,
    );
  });
});

describe('a lot of the ledger under the rules of the yard', () => {
  const identify = { type: 'identify', verdict: 'identified', gradeId: null } as const;
  it('Y1, Y3, Y5: each refusal in its place, and none for a washed lot', () => {
    expect(() => assertStep(lot({ checks: [] }), identify, facts)).toThrow(/the gate has not checked it/);
    expect(() => assertStep(lot({ form: 'turnings' }), identify, facts)).toThrow(
      /must be prepared before it is identified/,
    );
    expect(() => assertStep(lot({ cleared: true }), identify, facts)).toThrow(
      /is cleared and cannot be identified again/,
    );
    expect(() => assertStep(lot({ form: 'turnings', processed: true }), identify, facts)).not.toThrow();
  });
  it('Y4: mixed and unknown metal is not cleared by any override', () => {
    const override = { by: 'M. Keller', reason: 'sure', expires: '2030-01-01T00:00:00Z' };
    const clear = { type: 'clear', at: '2026-06-01T00:00:00Z', override } as const;
    for (const verdict of ['mixed', 'unknown'] as const)
      expect(() => assertStep(lot(found(verdict)), clear, facts)).toThrow(
        /its identification is (mixed|unknown)/,
      );
    expect(() => assertStep(lot(found('ambiguous')), clear, facts)).not.toThrow();
  });
  it('has one stage after the other', () => {
    const fail = [{ check: 'radiation', verdict: 'FAIL' as const }];
    expect(
      [
        lot({ checks: [] }),
        lot({ checks: fail, cleared: true }),
        lot(),
        lot({ processed: true }),
        lot({ processed: true, ...found('mixed') }),
        lot({ cleared: true }),
      ].map(stageOf),
    ).toEqual(['received', 'refused', 'quarantined', 'processed', 'identified', 'cleared']);
  });
});
