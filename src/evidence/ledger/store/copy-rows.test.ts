import { expect, test } from 'vitest';
import { copiesIn, copyOf } from './copy-rows.ts';

test('rows are written as COPY reads them, whatever is in them', () => {
  const copy = copyOf(
    {
      table: 'ledger_record',
      columns: { seq: 'integer', subject: 'text', bytes: 'utf8', leaf: 'hex' },
      rows: [
        { seq: 7, subject: 'a\tb\\.\nc\r', bytes: 'ä', leaf: '00ff' },
        { seq: 8, subject: '\\N', bytes: '', leaf: null },
      ],
    },
    { table: 'ledger_edge', columns: { src: 'integer' }, rows: [] },
    { table: 'ledger_subject', columns: { state: 'jsonb' }, rows: [{ state: { note: 'x\n"\\' } }] },
  )!;
  expect(copiesIn(copy.sql, copy.parameters)).toEqual([
    {
      statement: 'copy ledger_record (seq, subject, bytes, leaf) from stdin',
      rows: '7\ta\\tb\\\\.\\nc\\r\t\\\\xc3a4\t\\\\x00ff\n8\t\\\\N\t\\\\x\t\\N\n',
    },
    {
      statement: 'copy ledger_subject (state) from stdin',
      rows: '{"note":"x\\\\n\\\\"\\\\\\\\"}\n',
    },
  ]);
  expect(copyOf({ table: 'ledger_edge', columns: { src: 'integer' }, rows: [] })).toBeNull();
  expect(copiesIn('select 1', [])).toBeNull();
});
