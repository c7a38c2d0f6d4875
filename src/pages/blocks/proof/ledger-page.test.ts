import { expect, it } from 'vitest';
import { renderTerminal } from '../../render/terminal.ts';
import { readPage } from '../../testing/read-page.ts';
import { backupPage, initPage, mendPage, rebuildPage, verifyPage } from './ledger-page.ts';

const head = { size: 12, root: 'ab'.repeat(32) };
const problems = [
  { seq: 7, what: 'leaf', words: 'the hash is another' },
  { seq: null, what: 'head', words: 'the root is another' },
];

it('says whether a ledger is whole and whether its balances follow, and names what does not', () => {
  const verified = { format: 'remelt-ledger-verify/1' as const, head, records: 12 };
  expect(renderTerminal(verifyPage({ ...verified, ok: true, problems: [] }))).toBe(
    `12 records: whole\n- root ${head.root}`,
  );
  expect(renderTerminal(verifyPage({ ...verified, ok: false, problems }))).toBe(
    `12 records: NOT whole\n- root ${head.root}\n- hash at record 7: the hash is another\n- head: the root is another`,
  );
  const later = { ...verified, from: 9, records: 3, ok: true, problems: [] };
  expect(renderTerminal(verifyPage(later))).toBe(
    `3 records: whole\n- root ${head.root}\n- checked from record 9 on; records before it are held by the noted root, balances were not checked`,
  );
  const rebuilt = { format: 'remelt-ledger-rebuild/1' as const, records: 1 };
  expect(renderTerminal(rebuildPage({ ...rebuilt, equal: true, differences: [] }))).toBe(
    'Rebuilt from 1 record: equal to before',
  );
  expect(renderTerminal(rebuildPage({ ...rebuilt, equal: false, differences: problems }))).toBe(
    'Rebuilt from 1 record: DIFFERENT from before\n- the hash is another\n- the root is another',
  );
});

it('says what comes after a new ledger, and who may release where that is known', () => {
  const made = renderTerminal(initPage({ head } as never));
  expect(made).toContain('book the lots of a spreadsheet');
  expect(made).not.toContain('release');
});

it('says what was damaged, what is kept and what follows', () => {
  const mend = {
    done: true,
    at: 40,
    keptBytes: 1,
    keptIn: 'x.kept',
    restored: 1,
    continued: 1,
    setAside: [],
  };
  const { title, words } = readPage(mendPage({ ...mend, records: 9 } as never));
  expect(title).toContain('damaged at byte 40');
  expect(words).toEqual([
    '1 byte from byte 40 on are kept in x.kept',
    '1 record written again from the database',
    '1 record behind the damage still follow',
  ]);
});

it('says whether size and root of a backup are signed, and whether the office is in it', () => {
  const wordsOf = (more: object) =>
    readPage(backupPage({ ...head, file: 'x.bak', bytes: 9, office: 0, signed: true, ...more } as never))
      .words;
  expect(wordsOf({})).toContain('size and root are signed with the key of the log');
  expect(wordsOf({})[0]).toBe('9 bytes in x.bak');
  expect(wordsOf({ signed: false }).join()).toContain('not signed: the key of the log is not here');
  expect(wordsOf({ office: 1 })[0]).toBe('9 bytes in x.bak, with 1 row of the office');
});
