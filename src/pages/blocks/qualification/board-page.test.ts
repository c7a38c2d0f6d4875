import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { programmePage, programmesPage, qualifiedHeatsPage } from './programme-page.ts';

const by = { on: '2026-03-11', by: 'Anna', seq: 9 };
const board = (more: object = {}) => ({
  ...{
    programme: 'bar-718',
    title: null,
    level: '1S',
    status: 'locked',
    fleet: null,
    dryRun: false,
    lockedOn: '2026-03-10',
    revision: 1,
  },
  ...{
    documentSha256: 'ab'.repeat(32),
    processSha256: null,
    looks: { taken: 1, planned: 2 },
    belowLevel: [],
    rows: [],
    missing: [],
    heats: [],
  },
  ...{
    reports: [],
    exclusions: [],
    overrides: [],
    approvals: [],
    service: [],
    evaluations: [],
    revisions: [],
  },
  ...more,
});
const page = (more: object = {}, address?: (record: number) => string) =>
  programmePage(board(more) as never, address);
const read = (more: object = {}, id?: string) => readPage(page(more), id);

it('says where a programme stands, and what its gates recommended last', () => {
  expect([page().title, page().verdict]).toEqual(['Programme bar-718, level 1S', 'locked']);
  expect([page({ title: 'Bars', fleet: 'whole' }).title, page({ fleet: 'whole' }).verdict]).toEqual([
    'Programme bar-718, Bars, level 1S',
    'locked: whole fleet',
  ]);
  expect(read().words.slice(0, 3)).toEqual([
    `Locked on 2026-03-10, revision 1, document ${'ab'.repeat(8)}`,
    ...['No frozen process', 'Evaluations of gate 1 that counted: 1 of 2 planned'],
  ]);
  const evaluation = (gate: string, verdict: string, more: object = {}) => ({
    gate,
    verdict,
    revision: 1,
    documentSha256: 'cd',
    look: false,
    ...by,
    ...more,
  });
  const evaluations = [
    evaluation('1', 'HOLD'),
    evaluation('1', 'PASS'),
    evaluation('2', 'FAIL', { by: null, look: true }),
  ];
  const full = read({
    dryRun: true,
    processSha256: 'ef'.repeat(32),
    evaluations,
    belowLevel: ['too few'],
    added: { notes: ['early'] },
  }).words;
  expect(full.slice(0, 7)).toEqual([
    `Would be revision 1, document ${'ab'.repeat(8)}`,
    `Frozen process ${'ef'.repeat(8)}; its content is confidential`,
    'Evaluations of gate 1 that counted: 1 of 2 planned',
    'Gate 1 recommended PASS on revision 1; 2026-03-11 by Anna',
    ...['Gate 2 recommended FAIL on revision 1; 2026-03-11', 'too few', 'early'],
  ]);
  expect(
    read({ evaluations }, 'evaluations')
      .tables[0]!.slice(1)
      .map((row) => [row[0], row[1], row[3], row[4]]),
  ).toEqual([
    ['1', 'HOLD', '2026-03-11 by Anna', 'record 9'],
    ['1', 'PASS', '2026-03-11 by Anna', 'record 9'],
    ['2', 'FAIL', '2026-03-11, alpha was spent', 'record 9'],
  ]);
  const linked = page({ evaluations }, (record) => `gates/${record}`).sections.find(
    ({ id }) => id === 'evaluations',
  )!.blocks[0];
  expect(linked).toMatchObject({ rows: [{ 4: { text: 'record 9', href: 'gates/9' } }, {}, {}] });
  expect(read({ processSha256: 'ef' }, 'hashes').words).toEqual([
    `document ${'ab'.repeat(32)}`,
    'frozen process ef',
  ]);
  expect(read({}, 'hashes').words).toHaveLength(1);
});

it('tells each item with what counts, and why something does not', () => {
  const row = (more: object = {}) => ({
    item: 'strength',
    gate: '1',
    asked: '900 MPa',
    heats: 3,
    counting: 18,
    exploratory: 0,
    exploratoryRange: null,
    excluded: 0,
    outdated: false,
    verdict: null,
    words: [],
    ...more,
  });
  const rows = [
    row(),
    row({
      exploratory: 2,
      exploratoryRange: [900, 950.5],
      excluded: 1,
      outdated: true,
      verdict: 'PASS',
      words: ['issued'],
    }),
    row({ exploratory: 1 }),
  ];
  const { tables } = read({ rows });
  expect(tables[0]!.slice(1).map((cells) => cells.slice(3))).toEqual([
    ['3', '18', '-', 'not evaluated'],
    [
      '3',
      '18',
      expect.stringMatching(/^2 exploratory \(900 to 95[01]\.?5?\), 1 excluded, changed since$/),
      'PASS',
    ],
    ['3', '18', '1 exploratory', 'not evaluated'],
  ]);
  expect(read({ rows }, 'recommended').words).toEqual(['strength: issued']);
});

it('gathers what is missing by what it is, and lists heats and reports', () => {
  const heats = [
    { heat: 'H1', recorded: ['furnace'], missing: ['lining', 'leak'] },
    { heat: 'H2', recorded: [], missing: ['lining'] },
  ];
  const report = {
    report: 'T-1',
    type: 'tensile',
    rows: 6,
    laboratory: null,
    missing: ['standard'],
    on: '2026-03-11',
    by: null,
  };
  expect(read({ missing: ['a heat'], heats, reports: [report] }, 'missing').words).toEqual([
    'a heat',
    'lining: H1, H2',
    'leak: H1',
    'standard: report T-1',
  ]);
  expect(read({ heats }, 'heats').tables[0]!.slice(1)).toEqual([
    ['H1', 'furnace', 'lining, leak'],
    ['H2', '-', 'lining'],
  ]);
  expect(read({ heats: [{ heat: 'H3', recorded: [], missing: [] }] }, 'heats').tables[0]![1]).toEqual([
    'H3',
    '-',
    '-',
  ]);
  expect(read({ reports: [report] }, 'evidence').tables[0]![1]).toEqual([
    'T-1',
    'tensile',
    '6',
    '-',
    '2026-03-11',
  ]);
  expect([read({}, 'heats').words, read({}, 'evidence').words]).toEqual([
    ['No heat has evidence yet.'],
    ['No evidence was added yet.'],
  ]);
});

it('tells every decision with who made it, and what has expired', () => {
  const lines = (more: object, id: string) => read(more, id).words;
  const override = {
    item: 'programme',
    alarm: 'no-creep',
    reason: 'static',
    expires: '2026-12-31',
    expired: false,
    ...by,
  };
  expect(lines({ overrides: [override, { ...override, expired: true }] }, 'overrides')).toEqual([
    'no-creep of programme, until 2026-12-31: static; 2026-03-11 by Anna, record 9',
    'no-creep of programme, expired on 2026-12-31: static; 2026-03-11 by Anna, record 9',
  ]);
  const approval = {
    gate: '2',
    number: 'A-1',
    type: 'part',
    authority: 'DA',
    limitations: 'one',
    expires: '2026-03-20',
    expired: false,
    ...by,
  };
  expect(lines({ approvals: [approval, { ...approval, expired: true }] }, 'approvals')).toEqual([
    'gate 2: part A-1 of DA, until 2026-03-20; one; 2026-03-11 by Anna, record 9',
    'gate 2: part A-1 of DA, EXPIRED on 2026-03-20; one; 2026-03-11 by Anna, record 9',
  ]);
  const exclusion = { item: 'strength', specimen: 'H1-1', heat: 'H1', cause: 'slip', reason: 'grip', ...by };
  expect(lines({ exclusions: [exclusion] }, 'exclusions')).toEqual([
    'strength of H1-1 (heat H1): slip; grip; 2026-03-11 by Anna, record 9',
  ]);
  const service = [
    { fleet: null, approval: null, words: null, ...by },
    { fleet: 'lead', approval: 'A-1', words: 'ok', ...by },
  ];
  expect(lines({ service }, 'service')).toEqual([
    'suspended; 2026-03-11 by Anna, record 9',
    'lead fleet; approval A-1; ok; 2026-03-11 by Anna, record 9',
  ]);
  const revision = (n: number, reason: string | null, reopened: readonly string[] = []) => ({
    revision: n,
    reason,
    rowsSeen: 18,
    evaluationsSeen: 1,
    reopened,
    ...by,
  });
  const revisions = [revision(1, null), revision(2, 'more'), revision(3, 'other', ['strength'])];
  expect(lines({ revisions }, 'revisions')).toEqual([
    '1: locked; 2026-03-11 by Anna, record 9',
    '2: more; seen before it: 18 rows, 1 evaluation; required again: nothing; 2026-03-11 by Anna, record 9',
    '3: other; seen before it: 18 rows, 1 evaluation; required again: strength; 2026-03-11 by Anna, record 9',
  ]);
  expect(lines({ revisions, dryRun: true }, 'revisions')).toHaveLength(2);
  const detail = (n: number) =>
    page({ revisions, revision: n }).sections.find(({ id }) => id === 'revisions')!.detail;
  expect([detail(1), detail(2)]).toEqual([true, undefined]);
});

it('lists programmes with what each gate recommends, and the heats that one rests on', () => {
  const programme = {
    programme: 'bar-718',
    level: '1S',
    status: 'locked',
    revision: 1,
    heats: 3,
    gates: ['PASS', null, null],
  };
  expect(readPage(programmesPage({ programmes: [programme] } as never)).tables[0]![1]).toEqual([
    'bar-718',
    '1S',
    'locked',
    '1',
    '3',
    'PASS',
    'not evaluated',
    'not evaluated',
  ]);
  expect(readPage(programmesPage({ programmes: [] } as never)).words).toEqual(['No programme is locked yet']);
  const heats = [
    { heat: 'H1', recorded: ['a', 'b'], missing: [] },
    { heat: 'H2', recorded: [], missing: ['c', 'd'] },
  ];
  expect(
    readPage(qualifiedHeatsPage({ document: { programme: { id: 'P' } }, heats } as never)).tables[0]!.slice(
      1,
    ),
  ).toEqual([
    ['H1', 'a; b', '-'],
    ['H2', '', 'c; d'],
  ]);
});
