import { expect, it } from 'vitest';
import type { History } from '../../../documents/proof/history.ts';
import { readPage } from '../../testing/read-page.ts';
import { historyPage } from './history-page.ts';

const record = (seq: number, more: object = {}) => ({
  ...{ seq, at: '2026-11-24T10:05:00.000Z', subject: 'lot:R-1', kind: 'lot.held', words: 'held' },
  ...more,
});
const history = (more: object = {}): History =>
  ({ about: 'lot:R-1', records: [record(1)], ...more }) as unknown as History;
const rows = (more: object, address?: (before: number) => string) =>
  readPage(historyPage(history(more), address)).tables[0]!;

it('tells records with when, who and what; of one thing without its name', () => {
  const named = record(2, {
    by: 'p-qual',
    happenedAt: '2026-11-20T00:00:00.000Z',
    correctedBy: 5,
    record: 'gate',
  });
  expect(rows({ records: [record(1), named] })).toEqual([
    ['no.', 'when', 'by', 'what', 'to undo'],
    ['1', '2026-11-24 10:05 UTC', '', 'held', ''],
    ['2', '2026-11-20', 'p-qual', 'held (no longer: see 5)', 'gate'],
  ]);
  expect(readPage(historyPage(history())).title).toBe('History of lot:R-1');
});

it('names what a record is of in the book, of a person, and where another thing is among them', () => {
  expect(readPage(historyPage(history({ about: null }))).title).toBe('The book');
  expect(rows({ about: null })[0]).toContain('of');
  expect(rows({ about: 'person:anna' })[1]).toContain('lot:R-1');
  expect(rows({ records: [record(1), record(2, { subject: 'heat:H-1' })] })[2]).toContain('heat:H-1');
});

it('says which records a checkpoint covers, once one is signed', () => {
  const records = [record(3), record(4), record(5)];
  const covered = (signed: number, witnessed: number) => history({ records, covered: { signed, witnessed } });
  const found = readPage(historyPage(covered(5, 4)));
  expect(found.tables[0]!.map((row) => row[4])).toEqual(['checkpoint', 'witnessed', 'signed', '']);
  expect(found.words.at(-1)).toBe(
    'signed: in a checkpoint that the plant has signed; witnessed: a witness has signed it too; neither: recorded, and signed with the next checkpoint',
  );
  expect(readPage(historyPage(covered(5, 0))).words.at(-1)).not.toContain('witnessed:');
  const none = readPage(historyPage(covered(0, 0)));
  expect([none.tables[0]![0]!.length, none.words]).toEqual([
    5,
    ['No checkpoint of this ledger is known here to be signed'],
  ]);
  expect(readPage(historyPage(covered(1, 0))).tables[0]![0]).toContain('checkpoint');
  expect(readPage(historyPage(history())).words).toEqual([]);
});

it('says how to come to the records before, and that none matches', () => {
  expect(readPage(historyPage(history({ before: 9 }))).words).toEqual(['earlier records: add --before 9']);
  const [, more] = historyPage(history({ before: 9 }), (before) => `/book?before=${before}`).lead;
  expect(more).toMatchObject({ rows: [[{ text: 'records before 9', href: '/book?before=9' }]] });
  expect(readPage(historyPage(history({ records: [] }))).words).toEqual(['no record matches']);
});
