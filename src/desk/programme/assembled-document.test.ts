import { describe, expect, it } from 'vitest';
import type { ProgrammePlan } from '../../documents/qualification/qualify.ts';
import type {
  EvidenceReport,
  EvidenceRow,
  ProgrammeState,
} from '../../evidence/ledger/subjects/programme.ts';
import { assembledDocument } from './assembled-document.ts';

const PLAN = {
  programme: {
    id: 'P',
    level: '1S',
    properties: [{ id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 900 }],
  },
  cleanliness: [{ id: 'ceramic', limit_per_t: 2 }],
  component: {
    lives: [{ id: 'rig', unit: 'h', shape: 2, shapeSource: 'own', life: 100, reliability: 0.9 }],
    passFail: [{ id: 'spin', reliability: 0.9 }],
  },
  service: {
    unit: 'h',
    state: 'lead',
    limitRate: 1e-4,
    series: [{ property: 'strength', target: 1000, sd: 10 }],
  },
} as unknown as ProgrammePlan;

const report = (seq: number, ...rows: object[]): EvidenceReport => ({
  seq,
  at: '2026-03-10T08:00:00.000Z',
  by: 'p-lab',
  report: `T-${seq}`,
  evidenceType: 'tensile',
  laboratory: null,
  rows: rows.map((row) => ({ heat: 'H1', on: '2026-03-10', ...row })) as EvidenceRow[],
});

const state = (change: Partial<ProgrammeState> = {}): ProgrammeState => ({
  type: 'programme',
  id: 'P',
  subject: 'programme:P',
  node: null,
  status: 'locked',
  documentSha256: '',
  processSha256: null,
  programme: '',
  process: null,
  lockedAt: '2026-03-10T07:00:00.000Z',
  heats: [],
  revisions: [],
  evidence: [],
  exclusions: [],
  overrides: [],
  evaluations: [],
  approvals: [],
  service: [],
  ...change,
});

const assembled = (change: Partial<ProgrammeState>) =>
  assembledDocument(state(change), PLAN, { heats: [], look: 1, today: '2026-03-11' });

const noted = (seq: number) => ({ seq, at: '2026-03-10T09:00:00.000Z', by: 'p-qual' });

describe('the document of a programme', () => {
  it('sums findings and mass of a rate, and leaves out what is older than the lock', () => {
    const { cleanliness } = assembled({
      evidence: [
        report(
          1,
          { item: 'ceramic', findings: '1', massT: '0.4' },
          { item: 'ceramic', findings: '2', massT: '0.25' },
          { item: 'ceramic', findings: '9', massT: '9', on: '2026-03-09' },
        ),
      ],
    });
    expect(cleanliness).toEqual([{ id: 'ceramic', findings: 3, mass_t: 0.65, limit_per_t: 2 }]);
  });

  it('gives each demonstration its units; one without any stays, and holds', () => {
    const { component } = assembled({
      evidence: [
        report(
          1,
          { item: 'rig', serial: 'R1', life: '120', failed: true, cause: 'other' },
          { item: 'spin', serial: 'S1', failed: false },
          { item: 'spin', serial: 'S2', failed: true },
        ),
      ],
    });
    expect(component?.lives?.[0]?.units).toEqual([{ serial: 'R1', life: 120, failed: true, cause: 'other' }]);
    expect(component?.passFail).toEqual([{ id: 'spin', reliability: 0.9, tested: 2, failures: 1 }]);
    expect(assembled({}).component?.lives?.[0]?.units).toEqual([]);
  });

  it('knows a part by its latest row, the fleet by the ledger, and charts the means of heats', () => {
    const evidence = [
      report(
        1,
        { item: 'strength', specimen: '1', value: '1000' },
        { item: 'strength', specimen: '2', value: '1010' },
      ),
      report(2, { serial: 'A', until: '100' }),
      report(3, { serial: 'A', until: '300', removals: [{ at: '250', cause: 'other' }] }),
    ];
    expect(assembled({}).service).toBeUndefined();
    expect(assembled({ evidence }).service).toMatchObject({
      state: 'lead',
      parts: [{ serial: 'A', until: 300, removals: [{ at: 250, cause: 'other' }] }],
      series: [{ property: 'strength', values: [1005] }],
    });
    const grown = { ...noted(4), fleet: 'extended' as const, approval: 'A', words: null };
    expect(assembled({ evidence, status: 'introduced', service: [grown] }).service?.state).toBe('extended');
    const stopped = { ...noted(5), fleet: null, approval: null, words: 'r' };
    expect(assembled({ evidence, status: 'suspended', service: [grown, stopped] }).service?.state).toBe(
      'suspended',
    );
  });

  it('excludes the reading that was meant, and makes what was seen before a revision exploratory', () => {
    const bar = (value: string) => ({ item: 'strength', specimen: '1', value });
    const evidence = [report(1, bar('700')), report(3, bar('1000'))];
    const excluded = {
      item: 'strength',
      heat: 'H1',
      specimen: '1',
      cause: 'wrong-specimen',
      reason: 'r',
    } as const;
    const again = assembled({ evidence, exclusions: [{ ...noted(2), ...excluded }] });
    expect(again.evidence.map(({ value, excluded: why }) => [value, why?.cause])).toEqual([
      [700, 'wrong specimen: r'],
      [1000, undefined],
    ]);
    const revision = {
      documentSha256: '',
      reason: 'r',
      valuesSeen: 1,
      evaluationsSeen: 0,
      reopened: ['strength'],
    };
    const revised = assembled({ evidence, revisions: [{ ...noted(2), ...revision }] });
    expect(revised.evidence.map(({ exploratory }) => exploratory)).toEqual([true, undefined]);
  });

  it('prints an override until its last day', () => {
    const override = {
      ...noted(1),
      item: 'strength',
      diagnostic: 'ties',
      reason: 'r',
      expires: '2026-03-11',
    };
    expect(assembled({ overrides: [override] }).overrides).toMatchObject([{ code: 'ties', by: 'p-qual' }]);
    expect(assembled({ overrides: [{ ...override, expires: '2026-03-10' }] }).overrides).toBeUndefined();
  });
});
