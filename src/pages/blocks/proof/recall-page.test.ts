import { expect, it } from 'vitest';
import type { Recall } from '../../../documents/proof/recall.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { readPage } from '../../testing/read-page.ts';
import { recallLetterPage, recallPage, recallWorkbook } from './recall-page.ts';

const row = (subject: `lot:${string}`, held: boolean): Recall['rows'][number] => ({
  ...{ subject, share: 0.5, mass_g: 10_000, suspect_g: 5_000, where: 'yard', status: 'cleared' },
  ...(held ? { held: true } : {}),
});

const recall = (...rows: Recall['rows']): Recall => ({
  format: 'remelt-recall/1',
  ...{ of: 'lot R-1', at: '2026-11-28T12:00:00Z', head: { size: 9, root: '0'.repeat(64) } },
  begins: [{ subject: 'lot:R-1', mass_g: 100_000 }],
  totals: {
    ...{ reached: 3, heats: 1, lots: 1, objects: 2, shipments: 2, customers: 1, serials: 0 },
    ...{ shipped_g: 40_000, shippedSuspect_g: 30_000, yard_g: 20_000, yardSuspect_g: 10_000 },
  },
  cutOff: 1e-4,
  rows,
  rest: {
    ...{ count: 0, heats: 0, lots: 0, objects: 0, shipped: 0 },
    mass_g: 0,
    suspect_g: 0,
    largestShare: 0,
  },
  ...{ plans: [], returns: [], customers: [], serials: [], letters: [], held: [] },
});

const text = (one: Recall): string => renderTerminal(recallPage(one), { columns: 200, all: true });

it('counts only what nobody holds as open, and says when all of it is on hold', () => {
  const some = text(recall(row('lot:A', true), row('lot:B', false), row('lot:C', true)));
  expect(some).toContain('1 lot or object in the yard may still be used or shipped');
  const none = text(recall(row('lot:A', true)));
  expect(none).toContain('Everything in the yard is on hold already');
  expect(none).not.toContain('may still be used');
});

it('draws the suspect metal that was shipped and that is in the yard as what they are', () => {
  const charts = recallPage(recall(row('lot:A', false))).sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  );
  expect(charts).toMatchObject([
    {
      bars: [
        { name: 'shipped', value: 30, note: '2 objects' },
        { name: 'in the yard', value: 10, note: '20 kg' },
      ],
    },
  ]);
});

it('keeps the columns of a row on a sheet: share, mass and suspect mass as numbers', () => {
  const [reached] = recallWorkbook(recall(row('lot:A', true))).sections;
  expect(reached!.blocks).toMatchObject([
    {
      rows: [['lot:A', { number: 0.5 }, { number: 10 }, { number: 5 }, 'in the yard, on hold', ...['', '']]],
    },
  ]);
});

const more = (change: Partial<Recall>, ...rows: Recall['rows']): Recall => ({
  ...recall(...rows),
  ...change,
});
const full = (id: string, change: Partial<Recall>, ...rows: Recall['rows']) =>
  readPage(recallPage(more(change, ...rows)), id);

it('says what was begun with, where it went, and what of it nobody may use', () => {
  expect(readPage(recallPage(recall())).words[0]).toBe(
    '100 kg of lot R-1, in 1 heat, 1 lot and 2 objects. 2 objects (40 kg, 30 kg of it suspect) went to 0 customers. 20 kg is still in the yard, 10 kg of it suspect.',
  );
  const { totals } = recall();
  const begins = [
    { subject: 'lot:R-1', mass_g: 60_000 },
    { subject: 'lot:R-2', mass_g: 40_000.4 },
  ] as const;
  const none = readPage(recallPage(more({ begins, totals: { ...totals, shipments: 0 }, reason: 'Pb' })));
  expect(none.words[0]).toMatch(/^100 kg of 2 subjects of lot R-1, .*\. Nothing of it was shipped\. 20 kg/);
  expect(none.words[1]).toBe('Reason: Pb');
});

it('says what was put on hold now, and says nothing where nothing is in the yard or it is recorded', () => {
  const lead = (change: Partial<Recall>) =>
    readPage(recallPage(more(change, row('lot:A', false)))).words.slice(1);
  expect(lead({ held: ['lot:A', 'lot:B'] as never })[0]).toBe('2 lots and objects put on hold now.');
  const { totals } = recall();
  expect(lead({ totals: { ...totals, yard_g: 0 } })[0]).toMatch(/^Read from the ledger/);
  expect(lead({})[0]).toMatch(/may still be used or shipped\. "--hold/);
  const online = recallPage(recall(row('lot:A', false)), {
    letterAddress: (c) => `letter/${c}`,
    subjectAddress: (s) => `trace/${s.slice(4)}`,
  });
  expect(online.lead.at(-1)).toMatchObject({
    text: '1 lot or object in the yard may still be used or shipped.',
  });
  expect(online.sections[0]!.blocks[1]).toMatchObject({
    rows: [[{ text: 'lot:A', href: 'trace/A' }, '50.00 %', '10 kg', '5 kg', 'in the yard', '', '']],
  });
});

it('folds what goes beyond twenty rows, and sums what lies below the cut-off in one row at the end', () => {
  const rest = {
    count: 3,
    heats: 1,
    lots: 2,
    objects: 0,
    shipped: 1,
    mass_g: 5000,
    suspect_g: 1,
    largestShare: 5e-5,
  };
  const few = full('reached', { rest }, row('lot:A', true));
  expect(few.tables[0]!.at(-1)).toEqual([
    ...[
      '3 more below 0.01 %: 1 heat, 2 lots, 0 objects',
      'up to 0.005 %',
      '5 kg',
      '0.001 kg',
      '1 shipped',
      '',
      '',
    ],
  ]);
  expect(few.captions[0]).toMatch(
    /^1 with a share of 0\.01 % or more, largest first; the other 3 are summed/,
  );
  expect(full('reached', {}, row('lot:A', true)).captions[0]).toMatch(
    /^All 1, largest share first; none is below/,
  );
  const rows = Array.from({ length: 22 }, (_, i) => ({ ...row(`lot:L${i}`, true), share: 0.5 - i / 100 }));
  const many = recallPage(more({ rest }, ...rows)).sections[0]!.blocks;
  expect(many[1]).toMatchObject({ rows: { length: 20 } });
  expect(many[2]).toMatchObject({ kind: 'fold', summary: '2 more rows, from 30.00 % down' });
  const folded = full('reached', { rest }, ...rows).tables;
  expect([folded[0]!.length, folded[1]!.length]).toEqual([21, 4]);
  expect(recallPage(recall(...rows.slice(0, 20))).sections[0]!.blocks).toHaveLength(2);
});

it('lists customers, serials, plans and returns only where there are any', () => {
  expect(recallPage(recall()).sections.map(({ id }) => id)).toEqual(['reached', 'record']);
  const customer = {
    customer: 'Huber',
    objects: 2,
    mass_g: 4000,
    suspect_g: 2000,
    largestShare: 0.5,
    letter: true,
  };
  const change = {
    customers: [customer, { ...customer, customer: 'Maier', letter: false }],
    serials: [{ serial: 'S-1', heat: 'H-1', share: 0.25, programme: 'disk' }],
    plans: [{ heat: 'H-9', from: ['lot:A', 'lot:B'] }],
    returns: [
      { lot: 'B-1', customer: 'Huber', receivedAt: '2026-11-01', left_g: 700, held: true },
      { lot: 'B-2', customer: 'Huber', receivedAt: '2026-11-02', left_g: 800, held: false },
    ],
  } as unknown as Partial<Recall>;
  expect(full('customers', change).tables[0]!.slice(1)).toEqual([
    ['Huber', '2', '4 kg', '2 kg', '50.00 %', 'notice of escape'],
    ['Maier', '2', '4 kg', '2 kg', '50.00 %', 'none: below the cut-off'],
  ]);
  expect(full('serials', change).tables[0]![1]).toEqual(['S-1', 'H-1', '', '25.00 %', 'disk']);
  expect(full('plans', change).tables[0]![1]).toEqual(['H-9', 'lot:A, lot:B']);
  expect(full('returns', change).tables[0]!.slice(1)).toEqual([
    ['B-1', 'Huber', '2026-11-01', '0.7 kg', 'on hold'],
    ['B-2', 'Huber', '2026-11-02', '0.8 kg', 'not on hold'],
  ]);
  const online = recallPage(more(change), { letterAddress: (c) => `letter/${c}`, subjectAddress: () => '' });
  const letters = online.sections.find(({ id }) => id === 'customers')!.blocks;
  expect(letters[0]).toMatchObject({ rows: [{ 5: { text: 'notice of escape', href: 'letter/Huber' } }, {}] });
});

const RECORD = {
  ...{
    recall: 'RC-1',
    seq: 12,
    by: 'p-qual',
    subjects: 3,
    listSha256: 'ab'.repeat(32),
    indexSeq: 11,
    indexRoot: 'cd',
  },
  complete: ['lot:A'],
} as unknown as NonNullable<Recall['record']>;

it('says what the recall is in the ledger', () => {
  expect(full('record', {}).words).toEqual(['Read from the ledger of 9 records; nothing was recorded.']);
  const { words } = full('record', { record: RECORD });
  expect(words).toEqual([
    ...[
      'recall: RC-1',
      'record: 12',
      'by: p-qual',
      'subjects reached: 3',
      `hash of their list: ${'ab'.repeat(32)}`,
    ],
    ...['index root: record 11, cd', 'records proved: all of 1 subject'],
  ]);
  const { by: _, ...unsigned } = RECORD;
  const bare = full('record', { record: { ...unsigned, complete: [] } as never }).words;
  expect(bare).not.toContain('by: p-qual');
  expect(bare.at(-1)).toBe('records proved: of none: too many subjects for one answer');
});

const LETTER = {
  customer: 'Huber',
  pieces: [{ object: 'I-1', heat: 'H-1', share: 0.25, mass_g: 4000, shippedAt: '2026-11-03' }],
  serials: [],
} as unknown as Recall['letters'][number];

it('asks a customer to contain what is listed, by a day, and says what the plant did', () => {
  const read = (change: Partial<Recall>, ...rows: Recall['rows']) =>
    readPage(recallLetterPage('Huber', more({ letters: [LETTER], ...change }, ...rows)));
  const open = read({});
  expect(open.words.slice(0, 6)).toEqual([
    ...[
      'to: Huber',
      'from: ____________________',
      'date: 2026-11-28',
      'answer by: ____________________',
      'call: ____________________',
    ],
    'Metal that we shipped to you holds metal of lot R-1: 1 piece, listed below with the share of each. We ask you to contain it now.',
  ]);
  expect(open.tables[0]!.slice(1)).toEqual([['I-1', 'H-1', '25.00 %', '4 kg', '2026-11-03', '', '']]);
  expect(open.words).toContain(
    'Confirm by the day named above what was found and contained, also when nothing was found.',
  );
  expect(open.words).toContain('Nothing of it in our yard is on hold yet.');
  expect(open.words).toContain('1 customer received some of it; one letter like this is sent.');
  const rest = { count: 4, largestShare: 0.001, mass_g: 100 };
  const told = read(
    {
      ...{
        letters: [{ ...LETTER, rest } as never, { ...LETTER, customer: 'Maier' }],
        record: RECORD,
        plant: 'Works',
        contact: '112',
      },
      ...{ answerBy: '2026-12-01', reason: 'Pb', held: ['lot:B'] as never },
    },
    row('lot:A', true),
    row('lot:B', true),
  );
  expect(told.words).toEqual(
    expect.arrayContaining(['from: Works', 'our number: RC-1', 'answer by: 2026-12-01', 'call: 112']),
  );
  expect(told.words.join()).toContain(
    'lot R-1: 5 pieces, listed below with the share of each. Reason: Pb. We ask',
  );
  expect(told.words.join()).toContain('Confirm by 2026-12-01 what was found');
  expect(told.words).toContain('2 lots and objects in our yard are on hold.');
  expect(told.words).toContain('1 customer received some of it; 2 letters like this are sent.');
  expect(told.words.join()).toContain(
    `The recall is record 12 of our ledger, with the hash of everything that it reached (${'ab'.repeat(8)}).`,
  );
  expect(told.tables[0]!.at(-1)).toEqual([
    '4 more pieces; the list is sent on request',
    '',
    'up to 0.10 %',
    '0.1 kg',
    '',
    '',
    '',
  ]);
  expect(read({ held: ['lot:B'] as never }).words).toContain('1 lot or object in our yard is on hold.');
  const paper = recallLetterPage('Huber', more({ letters: [LETTER], record: RECORD })).paper;
  expect(paper).toMatchObject({
    number: 'RC-1',
    foot: ` · recall of lot R-1 · ledger of 9 records, root ${'0'.repeat(16)}`,
  });
  expect(recallLetterPage('Huber', more({ letters: [LETTER] })).paper.number).toBe('lot R-1');
});

it('puts the letters behind the page of a recall, and every row into its workbook', () => {
  const page = recallPage(more({ letters: [LETTER] }));
  expect(page.sections.at(-1)).toMatchObject({
    id: 'letter-1',
    heading: 'Letter to Huber',
    detail: true,
    folded: true,
  });
  const online = { letterAddress: () => '', subjectAddress: () => '' };
  expect(recallPage(more({ letters: [LETTER] }), online).sections.map(({ id }) => id)).not.toContain(
    'letter-1',
  );
  const rows = Array.from({ length: 22 }, (_, i) => row(`lot:L${i}`, true));
  const book = recallWorkbook(
    more({ plans: [{ heat: 'H-9', from: [] }], letters: [LETTER] } as never, ...rows),
  );
  expect(book.sections.map(({ id }) => id)).toEqual(['reached', 'plans', 'record']);
  expect(book.sections[0]!.blocks[0]).toMatchObject({ rows: { length: 22 } });
  expect(book.paper).toMatchObject({ number: 'lot R-1', landscape: true });
});
