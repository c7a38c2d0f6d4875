import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import type { Block, PaperPage } from '../../documents/page.ts';
import { renderXlsx } from './xlsx.ts';

const page = (blocks: readonly Block[], more: Partial<PaperPage> = {}): PaperPage => ({
  ...{
    format: 'remelt-page/1',
    title: 'Lots & more',
    lead: [],
    sections: [{ id: 's', heading: 'Sheet', blocks }],
  },
  paper: { number: 'N-1', foot: '', madeAt: '2026-11-24T10:00:00.000Z' },
  ...more,
});
async function sheetOf(one: PaperPage) {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await renderXlsx(one)).buffer as ArrayBuffer);
  return { sheet: book.worksheets[0]!, book };
}
const rowsOf = (sheet: exceljs.Worksheet) => {
  const rows: unknown[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
};
const table = {
  ...{
    kind: 'table',
    columns: [{ head: 'lot', bold: true, width: 12 }, { head: 'kg' }, { head: 'by', box: true }],
  },
  rows: [
    ['R-1', { number: 8.5, text: '8.50' }, ''],
    ['R-2', { number: 120, text: '120' }, { lines: ['a', { text: 'b', href: 'x' }] }],
  ],
} as Block;

it('keeps numbers as numbers with their digits, and leaves room to write', async () => {
  const { sheet, book } = await sheetOf(page([table]));
  expect(rowsOf(sheet)).toEqual([
    ['lot', 'kg', 'by'],
    ['R-1', 8.5],
    ['R-2', 120, 'a\nb'],
  ]);
  expect([sheet.getCell('B2').numFmt, sheet.getCell('B3').numFmt]).toEqual(['0.00', '0']);
  expect([
    sheet.getCell('A2').font?.bold,
    sheet.getCell('B2').font?.bold,
    sheet.getRow(1).font?.bold,
  ]).toEqual([true, undefined, true]);
  expect([
    sheet.getRow(2).height,
    sheet.getCell('C2').border?.top?.style,
    sheet.getCell('B2').border?.top,
  ]).toEqual([22, 'medium', undefined]);
  expect([sheet.getColumn(1).width, sheet.views[0]!.state, sheet.pageSetup.printTitlesRow]).toEqual([
    12,
    'frozen',
    '1:1',
  ]);
  expect([book.created.toISOString(), book.modified.toISOString()]).toEqual([
    '2026-11-24T10:00:00.000Z',
    '2026-11-24T10:00:00.000Z',
  ]);
  const plain = { ...table, columns: [{ head: 'lot' }, { head: 'kg' }, { head: 'by' }] } as Block;
  expect((await sheetOf(page([plain]))).sheet.getRow(2).height).not.toBe(22);
});

it('is one page wide, on its side where the paper is, with title and number at its head', async () => {
  const { sheet } = await sheetOf(page([table]));
  expect(sheet.pageSetup).toMatchObject({
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    paperSize: 9,
  });
  expect(sheet.headerFooter.oddHeader).toBe('&L&BLots && more&RN-1');
  const paper = { number: 'N-1', foot: '', madeAt: '2026-11-24T10:00:00.000Z', landscape: true };
  const marked = (await sheetOf(page([table], { paper, mark: 'DEMO' }))).sheet;
  expect(marked.pageSetup.orientation).toBe('landscape');
  expect(marked.headerFooter.oddHeader).toBe('&L&BLots && more&C&BDEMO&RN-1');
});

it('writes what is read under each other, a line between blocks, with the mark above it', async () => {
  const blocks: Block[] = [
    { kind: 'paragraph', text: 'p' },
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'facts', rows: [['name', 'value']] },
    { kind: 'fold', summary: 'more', blocks: [{ kind: 'notice', text: 'n' }] },
    { kind: 'assumptions', rows: [{ what: 'price', value: 12, unit: 'USD', source: 's' }] },
    { kind: 'signatures', who: ['Anna', 'Ben'] },
  ];
  const { sheet } = await sheetOf(page(blocks, { mark: 'DEMO' }));
  expect(rowsOf(sheet).map((row) => row.join('|'))).toEqual([
    ...[
      'DEMO',
      'p',
      '',
      'a',
      'b',
      '',
      'name|value',
      '',
      'more',
      'n',
      '',
      'What|Value|Unit|Source',
      'price|12|USD|s',
      '',
      'Anna|Ben',
    ],
  ]);
  expect([sheet.getColumn(1).width, sheet.getColumn(2).width]).toEqual([24, 16]);
  const captioned = (await sheetOf(page([{ ...table, caption: 'of today' } as Block]))).sheet;
  expect(captioned.getCell('A1').value).toBe('of today');
});
