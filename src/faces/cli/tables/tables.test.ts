import { crc32, deflateRawSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { readXlsx } from './xlsx.ts';

const csv = (text: string): ReturnType<typeof readCsv> => readCsv(Buffer.from(text), 'lots.csv');

describe('CSV', () => {
  it('reads commas with points, semicolons with decimal commas, tabs, a byte order mark and quotes', () => {
    expect(csv('id,mass_kg\nA,"12.5"\n')).toMatchObject({
      header: ['id', 'mass_kg'],
      decimal: '.',
      rows: [{ row: 2, cells: ['A', '12.5'] }],
    });
    expect(csv('id;mass_kg;Cr_wtpct\nA;12,5;<0,1\n')).toMatchObject({
      decimal: ',',
      rows: [{ cells: ['A', '12,5', '<0,1'] }],
    });
    expect(csv('\ufeffid\tmass_kg\nA\t12,5\n')).toMatchObject({ header: ['id', 'mass_kg'], decimal: ',' });
  });
  it('passes over what a spreadsheet leaves empty, and counts rows as it shows them', () => {
    const table = csv('id,m,,\n\n,,,\nA,"1\n",,\nB,2,,\n\n');
    expect(table.header).toEqual(['id', 'm']);
    expect(table.rows).toEqual([
      { row: 4, cells: ['A', '1'] },
      { row: 5, cells: ['B', '2'] },
    ]);
    expect(() => csv('id,m,,\n\nA,1,,4\n')).toThrow(/row 3 has 4 cells below 2 columns/);
    expect(() => csv('id,m\n\nA\n')).toThrow(/row 3 has 1 cells below 2 columns/);
  });
  it('refuses two decimal signs, naming both rows', () => {
    expect(() => csv('id;m;n\nA;1,5;2\nB;2.5;2\n')).toThrow(/"1,5" in row 2 and "2.5" in row 3/);
    expect(() => csv('id,m\nA,"1,234"\n')).toThrow(/comma or point/);
  });
  it('refuses an empty file, a million rows, Latin-1 and UTF-16, ragged rows', () => {
    expect(() => csv(' \n')).toThrow(/empty/);
    expect(() => csv(`id,m\n${'A,1\n'.repeat(1_000_000)}`)).toThrow(/1000001 rows/);
    expect(() => readCsv(Buffer.from('id,m\nA,1\nM\xfcller,1\n', 'latin1'), 'lots.csv')).toThrow(
      /not UTF-8 \(line 3, byte 0xfc\)/,
    );
    expect(() => readCsv(Buffer.from('\ufeffid,m\n', 'utf16le'), 'lots.csv')).toThrow(/UTF-16/);
    expect(() => csv('id,m\nA,1,2\n')).toThrow(/row 2/);
  });
});

async function workbook(fill: (sheet: ReturnType<Workbook['addWorksheet']>) => void): Promise<Buffer> {
  const book = new Workbook();
  fill(book.addWorksheet('Lots'));
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('XLSX', () => {
  it('reads numbers, text and dates and skips empty rows', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['id', 'mass_kg', 'received_on']);
      sheet.addRow([]);
      sheet.addRow(['A', 0.1 + 0.2, new Date(Date.UTC(2026, 2, 1))]);
    });
    expect(await readXlsx(bytes, 'lots.xlsx')).toMatchObject({
      where: 'lots.xlsx, sheet Lots',
      rows: [{ row: 3, cells: ['A', '0.3', '2026-03-01'] }],
    });
  });
  it('refuses a formula, naming its cell', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['id', 'mass_kg']);
      sheet.addRow(['A', { formula: 'HYPERLINK("http://x")', result: 1 }]);
    });
    await expect(readXlsx(bytes, 'lots.xlsx')).rejects.toThrow(/cell B2 holds a formula/);
  });
  it('refuses merged cells, which would say one mass twice', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['id', 'mass_kg']);
      sheet.addRow(['A', 1000]);
      sheet.addRow(['B']);
      sheet.mergeCells('B2:B3');
    });
    await expect(readXlsx(bytes, 'lots.xlsx')).rejects.toThrow(/cell B2 is merged/);
  });
  it('refuses hidden rows, and names the sheets that it does not read', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['id', 'mass_kg']);
      sheet.addRow(['A', 1]).hidden = true;
    });
    await expect(readXlsx(bytes, 'lots.xlsx')).rejects.toThrow(/sheet Lots, row 2 is hidden/);
    const book = new Workbook();
    book.addWorksheet('Lists', { state: 'hidden' }).addRow(['turnings']);
    for (const name of ['May', 'June', 'Empty']) book.addWorksheet(name);
    for (const name of ['May', 'June']) book.getWorksheet(name)!.addRows([['id'], [name]]);
    expect(await readXlsx(Buffer.from(await book.xlsx.writeBuffer()), 'lots.xlsx')).toMatchObject({
      rows: [{ cells: ['May'] }],
      beside: ['June'],
    });
  });
  it.each([
    ['0.00%', 0.185],
    ['"<"0.00', 0.1],
    ['\\<0.00', 0.1],
    ['[<0.1]<0.0;0.00', 0.1],
    ['0.0,', 18500],
    ['0.0" ppm"', 18.5],
  ])('refuses a number that is shown as %s', async (format, value) => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['id', 'Cr_wtpct']);
      sheet.addRow(['A', value]).getCell(2).numFmt = format;
    });
    await expect(readXlsx(bytes, 'lots.xlsx')).rejects.toThrow(`cell B2 holds ${value} but shows it as`);
  });
  it.each(['General', '0.00', '#,##0.00', '[Red]0.0_)', '#,##0 "kg"', '0.0E+00', '[<1]0.00;0.0'])(
    'reads a number that is shown as %s',
    async (format) => {
      const bytes = await workbook((sheet) => {
        sheet.addRow(['id', 'mass_kg']);
        sheet.addRow(['A', 812.5]).getCell(2).numFmt = format;
      });
      expect((await readXlsx(bytes, 'lots.xlsx')).rows[0]!.cells).toEqual(['A', '812.5']);
    },
  );
  it('refuses a zip bomb by what it unpacks to, whatever its header says', async () => {
    const honest = zip('xl/worksheets/sheet1.xml', Buffer.alloc(80 * 1024 * 1024));
    await expect(readXlsx(honest, 'bomb.xlsx')).rejects.toThrow(/unpacks to more than/);
    const lying = Buffer.from(honest);
    for (const at of [22, lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24])
      lying.writeUInt32LE(1000, at);
    await expect(readXlsx(lying, 'bomb.xlsx')).rejects.toThrow(/damaged|unpacks/);
  });
  it('refuses what is no workbook', async () => {
    await expect(readXlsx(Buffer.from('id,mass'), 'lots.xlsx')).rejects.toThrow(/no \.xlsx/);
    await expect(readXlsx(zip('a.txt', Buffer.from('a')), 'lots.xlsx')).rejects.toThrow(/workbook|empty/);
    await expect(readXlsx(Buffer.from('PK\x03\x04broken'), 'lots.xlsx')).rejects.toThrow(/damaged/);
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
