import { expect, it } from 'vitest';
import type { LedgerWitnesses } from '../../../documents/keys.ts';
import { readPage } from '../../testing/read-page.ts';
import { timePage, timestampQueryPage, witnessesPage } from './witnesses-page.ts';

const key = (more: object = {}) => ({
  owner: 'log',
  verifierKey: 'works+abcd+long',
  since: '2026-11-01T10:00:00Z',
  ended: null,
  here: true,
  ...more,
});
const ledger = (more: object = {}): LedgerWitnesses =>
  ({
    keys: [key()],
    witnesses: [],
    times: [],
    asked: { signs: true, witnesses: ['w'] },
    records: 40,
    uncosigned: 3,
    ...more,
  }) as never;
const witness = (more: object = {}) => ({
  name: 'Forge',
  keyId: 'ef',
  since: '2026-11-02T00:00:00Z',
  size: 37,
  at: '2026-11-20T10:00:30Z',
  ...more,
});

it('says how many records stand on the word of the plant alone', () => {
  expect(readPage(witnessesPage(ledger())).words).toEqual([
    'No witness has signed this ledger yet: 40 records stand on the word of the plant alone.',
  ]);
  expect(readPage(witnessesPage(ledger({ witnesses: [witness()] }))).words[0]).toBe(
    'Witnesses have signed 37 records; 3 records after them not yet.',
  );
});

it('offers to ask a witness where the server does not do so itself', () => {
  const offers = (asked: object) => witnessesPage(ledger({ asked })).lead.length - 1;
  expect(offers({ signs: true, witnesses: ['w'] })).toBe(0);
  expect(offers({ signs: false, witnesses: ['w'] })).toBe(1);
  expect(offers({ signs: true, witnesses: [] })).toBe(1);
});

it('tells keys, witnesses and times with what they cover', () => {
  const keys = [
    key(),
    key({ owner: 'cosigner', here: false, ended: { how: 'revoked', at: '2026-11-09T00:00:00Z' } }),
  ];
  expect(readPage(witnessesPage(ledger({ keys })), 'keys').tables[0]!.slice(1)).toEqual([
    ['log', 'works abcd', '2026-11-01', '', 'here'],
    ['cosigner (ML-DSA-44)', 'works abcd', '2026-11-01', 'revoked 2026-11-09', ''],
  ]);
  const witnesses = [witness(), witness({ at: null })];
  expect(readPage(witnessesPage(ledger({ witnesses })), 'witnesses').tables[0]!.slice(1)).toEqual([
    ['Forge', 'ef', '2026-11-02', '37', '2026-11-20 10:00 UTC', '3'],
    ['Forge', 'ef', '2026-11-02', '37', 'no time stated', '3'],
  ]);
  const times = [
    { authority: 'TSA', stated: '2026-11-20T10:00:30Z', size: 12, certificate: 'ab'.repeat(32) },
  ];
  expect(readPage(witnessesPage(ledger({ times })), 'times').tables[0]![1]).toEqual([
    'TSA',
    '2026-11-20 10:00:30 UTC',
    '12',
    'ab'.repeat(8),
  ]);
  expect(witnessesPage(ledger()).sections.map(({ id }) => id)).toEqual(['keys']);
});

it('says how sure a stated time is, and what to do with a query', () => {
  const stated = { authority: 'TSA', stated: '2026-11-20T10:00:30Z', size: 12, trusted: true, seq: 41 };
  expect(readPage(timePage(stated as never)).words[0]).toBe(
    'its certificate follows from the roots that were named',
  );
  expect(readPage(timePage({ ...stated, trusted: false } as never)).words[0]).toMatch(/^nobody vouches/);
  expect(readPage(timestampQueryPage({ size: 12, root: 'cd'.repeat(32) } as never)).words[0]).toBe(
    `root ${'cd'.repeat(8)}`,
  );
});
