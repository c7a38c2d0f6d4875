import { crc32, deflateRawSync } from 'node:zlib';
import exceljs, { type Workbook } from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Sheet, SheetCell } from '../../../documents/sheet/sheet.ts';
import { readCsv } from '../../../engine/tables/csv.ts';
import { readXlsx } from '../../../engine/tables/xlsx.ts';

const csv = (text: string): ReturnType<typeof readCsv> => readCsv(Buffer.from(text), 'lots.csv');

const texts = ({ rows }: Pick<Sheet, 'rows'>): unknown[] =>
  rows.map(({ row, cells }) => [row, ...cells.map(({ text }) => text)]);

describe('CSV', () => {
  it.each([
    ['commas', 'id,mass_kg\nA,"12,5"\n'],
    ['semicolons', 'id;mass_kg\nA;12,5\n'],
    ['tabs behind a byte order mark', '\ufeffid\tmass_kg\nA\t12,5\n'],
    ['bars', 'id|mass_kg\nA|12,5\n'],
    ['a separator that the file names', 'sep=;\nid;mass_kg\nA;12,5\n'],
    ['semicolons below a title', 'Yard, hall 3\nid;mass_kg\nA;12,5\nB;3,5\n'],
  ])('reads %s', (_what, text) => {
    expect(texts(csv(text)).map((row) => (row as unknown[]).slice(1))).toEqual(
      expect.arrayContaining([
        ['id', 'mass_kg'],
        ['A', '12,5'],
      ]),
    );
  });
  it('passes over empty rows, and counts rows as a spreadsheet shows them', () => {
    expect(texts(csv('id,m,,\n\n,,,\nA,"1\n",,\nB,2,,\n\n'))).toEqual([
      [1, 'id', 'm', '', ''],
      [4, 'A', '1', '', ''],
      [5, 'B', '2', '', ''],
    ]);
  });
  it('reads UTF-16, Windows-1252 and GB 18030 and says so', () => {
    expect(csv('id;m\nMüller;1\n').taken).toEqual([]);
    for (const [bytes, name, taken] of [
      [Buffer.from('id;m\nM\xfcller;1\n', 'latin1'), 'Müller', /Windows-1252/],
      [Buffer.from('\ufeffid;m\nMüller;1\n', 'utf16le'), 'Müller', /UTF-16/],
      [Buffer.from('id;m\nMüller;1\n', 'utf16le'), 'Müller', /UTF-16/],
      [
        Buffer.from([...Buffer.from('id;m\n'), 0xc4, 0xf8, 0xb3, 0xa7, ...Buffer.from(';1\n')]),
        '镍厂',
        /GB 18030/,
      ],
    ] as const) {
      const sheet = readCsv(bytes, 'lots.csv');
      expect(sheet.rows[1]!.cells[0]!.text).toBe(name);
      expect(sheet.taken[0]).toMatch(taken);
    }
  });
  it('refuses an empty file, a million rows, bytes that are no text and quotes that never close', () => {
    expect(() => csv(' \n')).toThrow(/empty/);
    expect(() => csv(`id,m\n${'A,1\n'.repeat(1_000_000)}`)).toThrow(/1000001 rows/);
    expect(() => readCsv(Buffer.from([0x69, 0x64, 0x0a, 0x41, 0x81, 0x00, 0x0a]), 'lots.csv')).toThrow(
      /line 2 holds bytes/,
    );
    expect(() => csv('id,m\nA,"1\n')).toThrow(/never closes/);
  });
});

async function workbook(fill: (sheet: ReturnType<Workbook['addWorksheet']>) => void): Promise<Buffer> {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet('Lots'));
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('XLSX', () => {
  const one = async (fill: Parameters<typeof workbook>[0]): Promise<Sheet> =>
    (await readXlsx(await workbook(fill), 'lots.xlsx'))[0];

  it('reads numbers, text and dates and skips empty rows', async () => {
    const sheet = await one((rows) => {
      rows.addRow(['id', 'mass_kg', 'received_on']);
      rows.addRow([]);
      rows.addRow(['A', 0.1 + 0.2, new Date(Date.UTC(2026, 2, 1))]);
    });
    expect(sheet.where).toBe('lots.xlsx, sheet Lots');
    expect(texts(sheet)[1]).toEqual([3, 'A', '0.3', '2026-03-01']);
    expect(sheet.rows[1]!.cells.map(({ kind }) => kind)).toEqual(['text', 'number', 'date']);
  });
  it('takes the stored value of a formula, and says where none was stored', async () => {
    const sheet = await one((rows) => {
      rows.addRow(['A', { formula: 'A1+1', result: 1 }]);
      rows.addRow(['B', { formula: 'A1+1' } as never]);
    });
    expect(texts(sheet)[0]).toEqual([1, 'A', '1']);
    expect(sheet.rows[1]!.cells[1]!.problem?.message).toMatch(/formula whose value was not stored/);
  });
  it('refuses hidden rows, reads no hidden sheet, and names the sheets beside each other', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['id', 'mass_kg']);
      sheet.addRow(['A', 1]).hidden = true;
    });
    await expect(readXlsx(bytes, 'lots.xlsx')).rejects.toThrow(/sheet Lots, row 2 is hidden/);
    const book = new exceljs.Workbook();
    book.addWorksheet('Lists', { state: 'hidden' }).addRow(['turnings']);
    for (const name of ['May', 'June', 'Empty']) book.addWorksheet(name);
    for (const name of ['May', 'June']) book.getWorksheet(name)!.addRows([['id'], [name]]);
    const sheets = await readXlsx(Buffer.from(await book.xlsx.writeBuffer()), 'lots.xlsx');
    expect(sheets.map(({ where, beside }) => [where, beside])).toEqual([
      ['lots.xlsx, sheet May', ['June']],
      ['lots.xlsx, sheet June', ['May']],
    ]);
  });
  const shown = async (format: string, value: number): Promise<SheetCell> =>
    (
      await one((sheet) => {
        sheet.addRow(['A', value]).getCell(2).numFmt = format;
      })
    ).rows[0]!.cells[1]!;
  it.each([
    ['[<0.1]<0.0;0.00', 0.1],
    ['0.0,', 18500],
  ])('does not trust a number that is shown as %s', async (format, value) => {
    expect((await shown(format, value)).problem?.message).toBe(`holds ${value} but shows it as ${format}`);
  });
  it.each([
    ['0.00%', 0.185, { text: '0.185', kind: 'number', percent: true }],
    ['"<"0.00', 0.1, { text: '<0.1', kind: 'text' }],
    ['\\<0.00', 0.1, { text: '<0.1', kind: 'text' }],
    ['0.0" ppm"', 18.5, { text: '18.5 ppm', kind: 'text' }],
    ['00000', 471, { text: '00471', kind: 'number' }],
  ])('reads %s as it is shown', async (format, value, cell) => {
    expect(await shown(format, value)).toEqual(cell);
  });
  it.each(['General', '0.00', '#,##0.00', '[Red]0.0_)', '0.0E+00', '[<1]0.00;0.0'])(
    'reads a number that is shown as %s',
    async (format) => {
      expect(await shown(format, 812.5)).toEqual({ text: '812.5', kind: 'number' });
    },
  );
  it('refuses a zip bomb by what it unpacks to, whatever its header says', async () => {
    const honest = zip('xl/workbook.xml', Buffer.alloc(80 * 1024 * 1024, 0x20));
    await expect(readXlsx(honest, 'bomb.xlsx')).rejects.toThrow(/unpacks to more than/);
    const lying = Buffer.from(honest);
    for (const at of [22, lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24])
      lying.writeUInt32LE(1000, at);
    await expect(readXlsx(lying, 'bomb.xlsx')).rejects.toThrow(/damaged|unpacks/);
  });
  it('says what a file is that is no workbook, and what to do', async () => {
    await expect(readXlsx(Buffer.from('id,mass'), 'lots.xlsx')).rejects.toThrow(/is no .xlsx workbook/);
    await expect(readXlsx(zip('a.txt', Buffer.from('a')), 'lots.xlsx')).rejects.toThrow(/without a workbook/);
    await expect(readXlsx(zip('content.xml', Buffer.from('<a/>')), 'lots.ods')).rejects.toThrow(
      /OpenDocument/,
    );
    const damaged = readXlsx(Buffer.from('PK\x03\x04broken'), 'lots.xlsx');
    await expect(damaged).rejects.toThrow(
      'lots.xlsx is damaged: it ends too early or some of its bytes were changed',
    );
    await expect(damaged).rejects.toMatchObject({
      details: [{ cure: expect.stringMatching(/copy or download it again/) }],
    });
  });
});

/** One deflated entry: APPNOTE 4.3 local header, central directory, end record. */
function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(22);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    common,
    lengths,
    Buffer.from(name),
    packed,
  ]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    lengths,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
