import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import type { Block, Cell, Column, PaperPage, Table } from '../../documents/page.ts';
import { withoutDrawn } from './without-drawn.ts';

const BOX = { style: 'medium' } as const;
const BOXED = { top: BOX, bottom: BOX, left: BOX, right: BOX };
/** Room to write by hand. */
const WRITTEN_ROW = 22;

/**
 * Bytes of a workbook: a sheet for each section, named after its heading. No formulas; numbers stay numbers with the digits that
 * they are printed with. A section that begins with a table is a table to fill in: its head stays in view and repeats in print.
 */
export async function renderXlsx(page: PaperPage): Promise<Uint8Array> {
  // A CommonJS package: Node finds its names only behind the default export.
  const book = new exceljs.Workbook();
  book.creator = 'remelt';
  book.created = new Date(page.paper.madeAt);
  book.modified = book.created;
  for (const { heading, blocks } of page.sections) {
    const sheet = book.addWorksheet(heading, setupOf(page));
    const [first] = blocks;
    if (first?.kind === 'table') toFillIn(sheet, first);
    else toRead(sheet, page);
    blocks.forEach((block, i) => {
      if (i > 0) sheet.addRow([]);
      put(sheet, block);
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A4, one page wide, title and number on every printed page. */
function setupOf({ title, mark, paper }: PaperPage): Parameters<Workbook['addWorksheet']>[1] {
  const centre = mark === undefined ? '' : `&C&B${plain(mark)}`;
  return {
    pageSetup: {
      paperSize: 9,
      orientation: paper.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    headerFooter: {
      oddHeader: `&L&B${plain(title)}${centre}&R${plain(paper.number)}`,
      oddFooter: `${centre}&Rpage &P of &N`,
    },
  };
}

/** In a header an ampersand begins a code. */
const plain = (text: string): string => text.replaceAll('&', '&&');

function toFillIn(sheet: Worksheet, { columns }: Table): void {
  sheet.columns = columns.map(({ width }) => (width === undefined ? {} : { width }));
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.pageSetup.printTitlesRow = '1:1';
}

/** Width of the first column of a sheet to read, and of the others [characters]. */
const WIDTHS = [24, ...Array<number>(6).fill(16)];

function toRead(sheet: Worksheet, { mark }: PaperPage): void {
  sheet.columns = WIDTHS.map((width) => ({ width }));
  if (mark !== undefined) sheet.addRow([mark]).font = { bold: true };
}

function put(sheet: Worksheet, block: Block): void {
  switch (block.kind) {
    case 'paragraph':
    case 'notice':
      sheet.addRow([block.text]);
      return;
    case 'list':
      for (const item of block.items) sheet.addRow([item]);
      return;
    case 'facts':
      for (const row of block.rows) sheet.addRow(row);
      return;
    case 'table':
      putTable(sheet, withoutDrawn(block));
      return;
    case 'assumptions':
      sheet.addRow(['What', 'Value', 'Unit', 'Source']).font = { bold: true };
      for (const { what, value, unit, source } of block.rows) sheet.addRow([what, value, unit, source]);
      return;
    case 'fold':
      sheet.addRow([block.summary]).font = { bold: true };
      for (const inside of block.blocks) put(sheet, inside);
      return;
    case 'signatures':
      sheet.addRow(block.who);
      return;
    case 'code':
    case 'chart':
    case 'panels':
      return;
  }
}

function putTable(sheet: Worksheet, { caption, columns, rows }: Table): void {
  if (caption !== undefined) sheet.addRow([caption]);
  sheet.addRow(columns.map(({ head }) => head)).font = { bold: true };
  const written = columns.some(({ box }) => box);
  for (const cells of rows) {
    const row = sheet.addRow(cells.map(plainValue));
    if (written) row.height = WRITTEN_ROW;
    cells.forEach((cell, i) => {
      styleCell(row.getCell(i + 1), cell, columns[i]!);
    });
  }
}

function styleCell(place: exceljs.Cell, cell: Cell, { bold, box }: Column): void {
  if (bold) place.font = { bold: true };
  if (box) place.border = BOXED;
  if (typeof cell === 'object' && 'number' in cell) {
    const decimals = cell.text.split('.')[1]?.length ?? 0;
    place.numFmt = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  }
}

/** What stands in a cell: numbers as numbers, nothing for an empty text. */
function plainValue(cell: Cell): string | number | null {
  if (typeof cell === 'string') return cell === '' ? null : cell;
  if ('number' in cell) return cell.number;
  if ('verdict' in cell) return cell.verdict;
  if ('lines' in cell)
    return cell.lines.map((line) => (typeof line === 'string' ? line : line.text)).join('\n');
  return cell.text;
}
