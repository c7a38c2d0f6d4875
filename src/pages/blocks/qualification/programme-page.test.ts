import { expect, it } from 'vitest';
import { pageSchema } from '../../../documents/page.ts';
import type { ProgrammeBoard } from '../../../documents/qualification/programme-board.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { programmePage, programmesPage } from './programme-page.ts';

const noted = (seq: number) => ({ seq, on: '2026-03-10', by: 'p-qual' });

const BOARD: ProgrammeBoard = {
  format: 'remelt-qualify-status/1',
  belowLevel: [],
  programme: 'disk',
  title: null,
  level: '1M',
  status: 'introduced',
  fleet: 'lead',
  lockedOn: '2026-03-01',
  revision: 2,
  documentSha256: 'a'.repeat(64),
  processSha256: 'b'.repeat(64),
  looks: { taken: 1, planned: 2 },
  rows: [
    {
      gate: '1',
      item: 'strength',
      asked: 'at least 900 MPa',
      heats: 3,
      counting: 17,
      exploratory: 6,
      exploratoryRange: [880.5, 990],
      excluded: 1,
      verdict: 'PASS',
      outdated: true,
      words: ['The bound meets the limit.'],
    },
    {
      gate: '2',
      item: 'spin',
      asked: 'reliability 0.9',
      heats: 0,
      counting: 0,
      exploratory: 0,
      exploratoryRange: null,
      excluded: 0,
      verdict: null,
      outdated: false,
      words: [],
    },
  ],
  heats: [
    { heat: 'H1', recorded: ['furnace VIM-1'], missing: ['lining'] },
    { heat: 'H2', recorded: [], missing: ['lining'] },
  ],
  revisions: [
    {
      ...noted(1),
      revision: 1,
      documentSha256: '',
      reason: null,
      rowsSeen: 0,
      evaluationsSeen: 0,
      reopened: [],
    },
    {
      ...noted(6),
      revision: 2,
      documentSha256: '',
      reason: 'drawing B',
      rowsSeen: 6,
      evaluationsSeen: 1,
      reopened: ['strength'],
    },
  ],
  reports: [
    { ...noted(2), report: 'T-1', type: 'tensile', rows: 24, laboratory: 'works', missing: ['gauge R&R'] },
  ],
  exclusions: [
    {
      ...noted(3),
      item: 'strength',
      heat: 'H1',
      specimen: 'B1',
      cause: 'wrong specimen',
      reason: 'mixed up',
    },
  ],
  overrides: [
    { ...noted(4), item: 'strength', alarm: 'ties', reason: 'rounded', expires: '2026-03-05', expired: true },
  ],
  evaluations: [
    { ...noted(5), gate: '1', verdict: 'PASS', revision: 1, documentSha256: 'c'.repeat(64), look: true },
  ],
  approvals: [
    {
      ...noted(7),
      gate: '2',
      number: 'A-1',
      type: 'part approval',
      authority: 'Authority',
      limitations: 'one engine',
      expires: '2026-03-09',
      expired: true,
    },
  ],
  service: [{ ...noted(8), fleet: 'lead', approval: 'A-1', words: null }],
  missing: ['the control plan'],
};

it('the board shows what counts beside what does not, what is missing, and what has expired', () => {
  const page = pageSchema.parse(programmePage(BOARD));
  const text = renderTerminal(page, { columns: 200, all: true }).replace(/ +/g, ' ');
  expect(text).toContain('Programme disk, level 1M: introduced: lead fleet');
  expect(text).toContain('Gate 1 recommended PASS on revision 1; 2026-03-10 by p-qual');
  expect(text).toMatch(
    /strength 1 at least 900 MPa 3 17 6 exploratory \(880\.50* to 990.*\), 1 excluded, changed since PASS/,
  );
  expect(text).toContain('spin 2 reliability 0.9 0 0 - not evaluated');
  expect(text).toContain('lining: H1, H2');
  expect(text).toContain('gauge R&R: report T-1');
  expect(text).toContain(
    'strength of B1 (heat H1): wrong specimen; mixed up; 2026-03-10 by p-qual, record 3',
  );
  expect(text).toContain('ties of strength, expired on 2026-03-05: rounded');
  expect(text).toContain('part approval A-1 of Authority, EXPIRED on 2026-03-09; one engine');
  expect(text).toContain('2: drawing B; seen before it: 6 rows, 1 evaluation; required again: strength');
});

it('the board fits into a narrow terminal', () => {
  const lines = renderTerminal(programmePage(BOARD), { columns: 60 }).split('\n');
  expect(lines.filter((line) => line.length > 60)).toEqual([]);
});

it('the list says where no programme is locked yet', () => {
  const none = programmesPage({ format: 'remelt-qualify-list/1', programmes: [] });
  expect(renderTerminal(pageSchema.parse(none), { columns: 100 })).toContain('No programme is locked yet');
});

it('opens with what the gates have, gate by gate; what is outdated counts no more', () => {
  const row = BOARD.rows[0]!;
  const rows = [row, { ...row, item: 'creep', outdated: false }, BOARD.rows[1]!];
  expect(programmePage({ ...BOARD, rows }).head).toMatchObject({
    tone: 'good',
    decides: { value: '1 of 3' },
    figures: [
      { name: 'Gate 1', beside: '2 of 2 items PASS' },
      { name: 'Gate 2', beside: '0 of 1 item PASS' },
      {},
      {},
    ],
  });
});
