import { expect, it } from 'vitest';
import { withRows } from './campaign-table.ts';

const PAGE =
  'Before.\n\n<!-- campaign: written by npm run campaign -->\n<!-- end of campaign -->\n\nAfter.\n';
const row = (claim: string, result: string) => ({ claim, attack: 'kills', result });

it('a row is put in, replaced by its claim, and what stands around stays', () => {
  const first = withRows(PAGE, [row('Nothing is lost', 'held: 6'), row('Nothing hangs', 'held: 7')]);
  expect(first).toMatch(/^Before\.[\s\S]*\| Nothing is lost \| kills \| held: 6 \|[\s\S]*After\.\n$/);
  expect(withRows(first, [row('Nothing is lost', 'held: 200')])).toBe(first.replace('held: 6', 'held: 200'));
  expect(() => withRows('nothing', [])).toThrow(/lacks the lines/);
});
