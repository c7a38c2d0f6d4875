import { expect, test } from 'vitest';
import type { Command, CommandNamed } from '../commands.ts';
import type { EvidenceRow, ProgrammeState } from '../subjects/programme.ts';
import { charge, from, lotOf, melt, plan, receive, showGood } from '../testing/example-commands.ts';
import { MemoryLog } from '../testing/memory-log.ts';

const PEOPLE = [
  { id: 'p-goods', name: 'G', roles: ['receiver'] },
  { id: 'p-plan', name: 'P', roles: ['planner'] },
  { id: 'p-melt', name: 'M', roles: ['melter', 'quality', 'certifier'] },
  { id: 'p-lab', name: 'L', roles: ['analyst', 'quality', 'certifier', 'planner'] },
  { id: 'p-qual', name: 'Q', roles: ['quality'] },
  { id: 'p-cert', name: 'C', roles: ['certifier'] },
  { id: 'p-read', name: 'R', roles: ['reader'] },
] as const;

const hash = (digit: string): string => digit.repeat(64);

const lock: Command = {
  type: 'lockProgramme',
  programme: 'P1',
  documentSha256: hash('1'),
  plan: '{}',
  process: '{"furnace":"VIM-500"}',
  processSha256: hash('2'),
  by: 'p-plan',
};

const bar = (specimen: string, more: Partial<EvidenceRow> = {}): EvidenceRow =>
  ({
    item: 'UTS',
    heat: 'H1',
    specimen,
    value: '1241.5',
    unit: 'MPa',
    on: '2026-03-01',
    ...more,
  }) as EvidenceRow;

const part = (serial: string, until: string, more: Partial<EvidenceRow> = {}): EvidenceRow =>
  ({ serial, heat: 'H1', until, on: '2026-03-01', ...more }) as EvidenceRow;

const add = (report: string, ...rows: EvidenceRow[]): CommandNamed<'addEvidence'> => ({
  type: 'addEvidence',
  programme: 'P1',
  report,
  evidenceType: rows.some((row) => 'until' in row) ? 'service' : 'tensile',
  documentSha256: hash('3'),
  rows,
  by: 'p-lab',
});

const exclude = (specimen: string): Command => ({
  type: 'excludeEvidence',
  programme: 'P1',
  specimens: [{ item: 'UTS', heat: 'H1', specimen }],
  cause: 'testing-equipment',
  reason: 'the grip slipped',
  by: 'p-qual',
});

const evaluate = (digit: string, verdicts: readonly ('PASS' | 'HOLD' | 'FAIL')[], recommended?: 'extended') =>
  ({
    type: 'evaluateProgramme',
    programme: 'P1',
    documentSha256: hash(digit),
    gates: verdicts.map((verdict, i) => ({
      gate: String(i + 1),
      verdict,
      answer: '{}',
      ...(recommended && i === 2 ? { recommended } : {}),
    })),
    by: 'p-cert',
  }) as Command;

const approve = (expires = '2026-12-31', gate = '2'): Command =>
  ({
    type: 'approveProgramme',
    programme: 'P1',
    gate,
    number: `A-${gate}`,
    approvalType: 'part approval',
    authority: 'Design authority',
    limitations: 'none',
    expires,
    by: 'p-cert',
  }) as Command;

const introduce = (fleet: 'lead' | 'extended' | 'general', approval = 'A-2'): Command => ({
  type: 'introduce',
  programme: 'P1',
  fleet,
  approval,
  by: 'p-cert',
});

const suspend: Command = { type: 'suspendService', programme: 'P1', reason: 'a blade cracked', by: 'p-qual' };

/** A locked programme, and a heat that p-melt has melted; H2 is only planned. */
function locked(clock = () => new Date('2026-03-01T08:00:00.000Z')): MemoryLog {
  const salts = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const ledger = new MemoryLog({ clock, salts, people: PEOPLE });
  ledger.execute(receive(lotOf('A', 500_000)));
  ledger.execute(showGood('A'));
  for (const heat of ['H1', 'H2']) ledger.execute(plan(heat, from('A', 100_000)));
  ledger.execute(charge('H1', from('A', 100_000)));
  ledger.execute(melt('H1', 99_000, 1_000));
  ledger.execute(lock);
  return ledger;
}

const stateOf = (ledger: MemoryLog): ProgrammeState =>
  ledger.states().find(({ type }) => type === 'programme') as ProgrammeState;

test('M1: a locked programme tells its hashes to everybody, its plan and process to nobody', () => {
  const ledger = locked();
  ledger.execute({ ...lock, programme: 'P2' } as Command);
  const { text } = ledger.sealed.at(-1)!;
  expect(text).toContain(hash('1'));
  expect(text).toContain(hash('2'));
  expect(text).not.toContain('VIM-500');
  expect(stateOf(ledger)).toMatchObject({ status: 'locked', processSha256: hash('2'), evidence: [] });
  expect(() => ledger.execute(lock)).toThrow(/programme P1 is locked since 2026-03-01/);
});

test('M2: a revision has a reason and counts what had been seen; the one who added evidence does not make it', () => {
  const ledger = locked();
  const revise: Command = {
    ...lock,
    type: 'reviseProgramme',
    documentSha256: hash('4'),
    reason: 'another margin',
    reopened: ['UTS'],
  } as Command;
  expect(() => ledger.execute({ ...revise, reason: '' } as Command)).toThrow(/reason/);
  expect(() => ledger.execute({ ...revise, documentSha256: hash('1') } as Command)).toThrow(
    /this very content/,
  );
  ledger.execute(add('T1', bar('B1'), bar('B2')));
  ledger.execute(evaluate('5', ['HOLD']));
  expect(() => ledger.execute({ ...revise, by: 'p-lab' } as Command)).toThrow(/L did "add evidence"/);
  ledger.execute(revise);
  expect(stateOf(ledger).revisions[1]).toMatchObject({
    valuesSeen: 2,
    evaluationsSeen: 1,
    reopened: ['UTS'],
    by: 'p-plan',
  });
});

test.each<[string, EvidenceRow[], string, RegExp]>([
  [
    'a heat that the ledger does not hold',
    [bar('B1'), bar('B2', { heat: 'H9' })],
    'rows[1].heat',
    /holds no heat H9/,
  ],
  ['a heat that was never melted', [bar('B1', { heat: 'H2' })], 'rows[0].heat', /heat H2 is planned/],
  [
    'an object that the ledger does not hold',
    [bar('B1', { object: 'I9' })],
    'rows[0].object',
    /no object I9/,
  ],
  ['a day that lies ahead', [bar('B1', { on: '2026-03-02' })], 'rows[0].on', /2026-03-02 lies ahead/],
  [
    'a bar broken twice',
    [bar('B1'), bar('B1')],
    'rows[1].specimen',
    /specimen B1 gave UTS already, in this report/,
  ],
  ['a bar of an earlier report', [bar('B0')], 'rows[0].specimen', /in report T0/],
  ['service hours that run backwards', [part('SN0', '90')], 'rows[0].until', /run backwards: 90 after 100/],
  [
    'a removal after the end',
    [part('SN1', '90', { removals: [{ at: '95', cause: 'other' }] } as never)],
    'rows[0].removals[0].at',
    /removed at 95, outside the time observed/,
  ],
])('M3: %s refuses the whole report, with place and cure', (_, rows, path, words) => {
  const ledger = locked();
  ledger.execute(add('T0', bar('B0')));
  ledger.execute(add('S0', part('SN0', '100')));
  const before = ledger.entries.length;
  let refusal: unknown;
  try {
    ledger.execute(add('T1', ...rows));
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ message: expect.stringMatching(words), details: [{ path }] });
  expect((refusal as { details: { cure?: string }[] }).details[0]!.cure).toBeTruthy();
  expect(ledger.entries.length).toBe(before);
});

test('M3: a report is evidence once, of a programme that was locked', () => {
  const ledger = locked();
  ledger.execute(add('T1', bar('B1')));
  expect(() => ledger.execute(add('T1', bar('B2')))).toThrow(
    /report T1 is evidence of programme P1 since record/,
  );
  expect(() => ledger.execute({ ...add('T2', bar('B2')), programme: 'P9' })).toThrow(/no programme P9/);
  expect(() => ledger.execute({ ...add('T2', bar('B2')), by: 'p-cert' })).toThrow(/C may not add evidence/);
});

test('M4: other hands exclude a value once; it stays, and its bar may be read again', () => {
  const ledger = locked();
  ledger.execute(add('T1', bar('B1')));
  expect(() => ledger.execute({ ...exclude('B1'), by: 'p-lab' } as Command)).toThrow(/L did "add evidence"/);
  expect(() => ledger.execute(exclude('B7'))).toThrow(/holds no UTS of specimen B7/);
  ledger.execute(exclude('B1'));
  expect(() => ledger.execute(exclude('B1'))).toThrow(/is excluded already/);
  expect(stateOf(ledger).evidence[0]!.rows).toHaveLength(1);
  ledger.execute(add('T2', bar('B1', { value: '1251' } as never)));
  ledger.execute(exclude('B1'));
  expect(stateOf(ledger).exclusions).toHaveLength(2);
});

test('M5: an override names alarm, reason and a day that has not passed, and stays', () => {
  const ledger = locked();
  const override = (expires: string): Command => ({
    type: 'overrideAlarm',
    programme: 'P1',
    item: 'UTS',
    diagnostic: 'heats-differ',
    reason: 'the first heat was annealed longer',
    expires,
    by: 'p-qual',
  });
  expect(() => ledger.execute(override('2026-02-28'))).toThrow(/would have expired on 2026-02-28/);
  ledger.execute(override('2026-03-01'));
  expect(stateOf(ledger).overrides).toMatchObject([{ by: 'p-qual', expires: '2026-03-01' }]);
  expect(() => ledger.execute({ ...evaluate('5', ['HOLD']), by: 'p-qual' } as Command)).toThrow(
    /Q did "override diagnostic"/,
  );
});

test('M6, M7, M8: only gate 2 with a valid approval permits introduction, one state of the fleet at a time', () => {
  const ledger = locked();
  ledger.execute(add('T1', bar('B1')));
  expect(() => ledger.execute(approve())).toThrow(/gate 2 was never evaluated/);
  ledger.execute(evaluate('5', ['PASS', 'HOLD']));
  expect(() => ledger.execute(evaluate('5', ['PASS', 'PASS']))).toThrow(/was evaluated on this document/);
  expect(() => ledger.execute(approve())).toThrow(/gate 2 recommended HOLD/);
  ledger.execute(approve('2026-12-31', '1'));
  ledger.execute(evaluate('6', ['PASS', 'PASS']));
  expect(() => ledger.execute(introduce('lead'))).toThrow(/there is no approval A-2 of gate 2/);
  expect(() => ledger.execute(introduce('lead', 'A-1'))).toThrow(/there is no approval A-1 of gate 2/);
  expect(() => ledger.execute(approve('2026-02-28'))).toThrow(/approval A-2 expired on 2026-02-28/);
  ledger.execute(approve());
  expect(() => ledger.execute(introduce('extended'))).toThrow(/the fleet is locked, not yet extended/);
  ledger.execute(introduce('lead'));
  expect(() => ledger.execute(introduce('extended'))).toThrow(/gate 3 was never evaluated/);
  ledger.execute(evaluate('7', ['PASS', 'PASS', 'PASS'], 'extended'));
  ledger.execute(introduce('extended'));
  expect(() => ledger.execute(introduce('general'))).toThrow(/gate 3 recommends extended/);
  expect(stateOf(ledger).service.map(({ fleet }) => fleet)).toEqual(['lead', 'extended']);
});

test('M7: an approval that has expired since permits nothing', () => {
  let now = '2026-03-01T08:00:00.000Z';
  const ledger = locked(() => new Date(now));
  ledger.execute(evaluate('6', ['PASS', 'PASS']));
  ledger.execute(approve('2026-03-01'));
  now = '2026-03-02T08:00:00.000Z';
  expect(() => ledger.execute(introduce('lead'))).toThrow(/approval A-2 expired on 2026-03-01/);
});

test('M6, M9: after a suspension or a revision gate 2 is judged again first', () => {
  const ledger = locked();
  expect(() => ledger.execute(suspend)).toThrow(/not in service: it is locked/);
  ledger.execute(evaluate('6', ['PASS', 'PASS']));
  ledger.execute(approve());
  ledger.execute(introduce('lead'));
  ledger.execute(suspend);
  expect(() => ledger.execute(introduce('lead'))).toThrow(
    /service was suspended \(record \d+\) after gate 2 passed/,
  );
  ledger.execute(evaluate('7', ['PASS', 'PASS']));
  ledger.execute(introduce('lead'));
  expect(stateOf(ledger).status).toBe('introduced');
});

test('M10: who made a heat or added evidence evaluates, approves and introduces nothing', () => {
  const ledger = locked();
  ledger.execute(add('T1', bar('B1')));
  const passed = evaluate('6', ['PASS', 'PASS']);
  expect(() => ledger.execute({ ...passed, by: 'p-lab' } as Command)).toThrow(
    /L did "add evidence" on programme P1/,
  );
  expect(() => ledger.execute({ ...passed, by: 'p-melt' } as Command)).toThrow(
    /M did "charge heat" on programme P1/,
  );
  expect(() => ledger.execute({ ...passed, by: 'p-read' } as Command)).toThrow(
    /R may not evaluate a programme/,
  );
  ledger.execute(passed);
  expect(() => ledger.execute({ ...approve(), by: 'p-melt' } as Command)).toThrow(/M did "charge heat"/);
  ledger.execute(approve());
  expect(() => ledger.execute({ ...introduce('lead'), by: 'p-lab' } as Command)).toThrow(
    /L did "add evidence"/,
  );
});

test('M3: hours of one part run backwards in no row of a report, whatever stands between', () => {
  const rows = (...until: string[]) => until.map((hours) => part('B-1', hours));
  const tries =
    (...until: string[]) =>
    () =>
      locked().execute(add('R1', ...rows(...until)));
  expect(tries('90', '100')).not.toThrow();
  expect(tries('100', '90')).toThrow(/run backwards: 90 after 100/);
  expect(tries('100', '90', '95')).toThrow(
    expect.objectContaining({ details: [expect.anything(), expect.anything()] }),
  );
});

test('M3: a part that is reported to have failed twice is named by its serial number', () => {
  const ledger = locked();
  const failed = { item: 'LIFE', serial: 'SN1', heat: 'H1', failed: '90', on: '2026-03-01' } as never;
  let refusal: unknown;
  try {
    ledger.execute(add('T1', failed, failed));
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({
    details: [
      { path: 'rows[1].serial', value: 'SN1', message: 'serial SN1 gave LIFE already, in this report' },
    ],
  });
});

test('M6: an evaluation that judged no gate is no evaluation', () => {
  expect(() => locked().execute(evaluate('5', []))).toThrow('no gate was judged');
});
