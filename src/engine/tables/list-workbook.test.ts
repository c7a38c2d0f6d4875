import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import type { CellKind, CellValue } from '../../documents/contract/list.ts';
import { listWorkbook } from './list-workbook.ts';

const columns = (kinds: Readonly<Record<string, CellKind>>) =>
  Object.entries(kinds).map(([name, kind]) => ({ name, kind, label: name }));

const sheet = (
  name: string,
  kinds: Readonly<Record<string, CellKind>>,
  lines: readonly (readonly CellValue[])[],
) => ({
  table: { name, columns: columns(kinds) },
  lines: async function* () {
    yield [];
    yield lines;
  },
});

async function written(...sheets: Parameters<typeof listWorkbook>[0]) {
  const parts: Uint8Array[] = [];
  for await (const bytes of listWorkbook(sheets)) parts.push(bytes);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.concat(parts) as never);
  return book;
}

it('writes numbers, days and texts as such, and no formula', async () => {
  const kinds = {
    text: 'text',
    number: 'number',
    decimal: 'decimal',
    day: 'day',
    at: 'instant',
    flag: 'flag',
  } as const;
  const book = await written(
    sheet('Things', kinds, [
      ['=1+1', 0.1, '12.50', '2026-12-18', '2026-12-18T06:30:00.000Z', true],
      ['<a & "b">\u0007\ud800_x0041_', 1e-7, '1234567890.123456789', null, 'later', null],
    ]),
  );
  const page = book.getWorksheet('Things')!;
  expect(page.getRow(1).values).toEqual([undefined, ...Object.keys(kinds)]);
  const [, text, number, decimal, day, at, flag] = page.getRow(2).values as unknown[];
  expect([text, number, decimal, flag]).toEqual(['=1+1', 0.1, 12.5, true]);
  expect(page.getCell('A2').type).toBe(exceljs.ValueType.String);
  expect([day, at]).toEqual([new Date('2026-12-18'), new Date('2026-12-18T06:30:00.000Z')]);
  expect(page.getCell('D2').numFmt).toBe('yyyy-mm-dd');
  // digits that a spreadsheet does not keep stay a text, as does what is no time
  expect((page.getRow(3).values as unknown[]).slice(2)).toEqual([
    1e-7,
    '1234567890.123456789',
    undefined,
    'later',
  ]);
  expect(page.getCell('A3').value).toBe('<a & "b">_x0007_\ufffd_x005F_x0041_');
});

it('gives each table with lines a sheet, the first in any case, under names that differ in 31 characters', async () => {
  const long = 'LotsIdentificationCandidatesOfGrades';
  const book = await written(
    sheet('Things', { id: 'text' }, []),
    sheet('Empty', { id: 'text' }, []),
    sheet(`${long}A`, { id: 'text' }, [['a']]),
    sheet(`${long}B`, { id: 'text' }, [['b']]),
  );
  expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ['Things', 1],
    ['LotsIdentificationCandidatesOfG', 2],
    ['LotsIdentificationCandidatesO 2', 2],
  ]);
});

it('passes on what goes wrong while lines are read', async () => {
  const broken = {
    table: { name: 'Things', columns: columns({ id: 'text' }) },
    lines: async function* (): AsyncGenerator<readonly (readonly CellValue[])[]> {
      yield [['a']];
      throw new Error('the ledger is gone');
    },
  };
  await expect(written(broken)).rejects.toThrow('the ledger is gone');
});
