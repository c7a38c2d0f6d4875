import { expect, it } from 'vitest';
import { renderTerminal } from '../../render/terminal.ts';
import { rebuildPage, verifyPage } from './ledger-page.ts';

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
  const rebuilt = { format: 'remelt-ledger-rebuild/1' as const, records: 1 };
  expect(renderTerminal(rebuildPage({ ...rebuilt, equal: true, differences: [] }))).toBe(
    'Rebuilt from 1 record: equal to before',
  );
  expect(renderTerminal(rebuildPage({ ...rebuilt, equal: false, differences: problems }))).toBe(
    'Rebuilt from 1 record: DIFFERENT from before\n- the hash is another\n- the root is another',
  );
});
