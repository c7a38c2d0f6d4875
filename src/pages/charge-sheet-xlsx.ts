import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import type { ChargeSheet } from '../documents/charge-sheet.ts';
import { boxRows, kilogramsToStep, MARK, sheetFacts } from './charge-sheet-words.ts';

/** Columns of the first sheet; what is filled in under `actual_kg` can be booked from the same file. */
const COLUMNS = [
  ['number', 8],
  ['stage', 18],
  ['lot_id', 20],
  ['material', 22],
  ['form', 18],
  ['scale', 10],
  ['weigh_kg', 12],
  ['actual_kg', 12],
  ['time', 10],
  ['by', 10],
] as const;
const BOX = { style: 'medium' } as const;

/**
 * The sheet as a workbook: first the table to fill in (one line per box), then what it comes to. No formulas: a
 * filled sheet is read back as values. Equal sheets give equal cells; the file's own times are those of the sheet.
 */
export async function chargeSheetXlsx(sheet: ChargeSheet): Promise<Uint8Array> {
  // A CommonJS package: Node finds its names only behind the default export.
  const book = new exceljs.Workbook();
  book.creator = 'remelt';
  book.created = new Date(sheet.madeAt);
  book.modified = book.created;
  weighings(book.addWorksheet('Charge', page(sheet)), sheet);
  about(book.addWorksheet('Heat', page(sheet)), sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A4, one page wide, the heat's number on every printed page. */
function page({ heat, grade, specimen }: ChargeSheet): Parameters<Workbook['addWorksheet']>[1] {
  const mark = specimen ? `&C&B${MARK}` : '';
  return {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: {
      oddHeader: `&L&BCharge sheet ${heat.replaceAll('&', '&&')}${mark}&R${grade}`,
      oddFooter: `${mark}&Rpage &P of &N`,
    },
  };
}

function weighings(table: Worksheet, sheet: ChargeSheet): void {
  table.columns = COLUMNS.map(([key, width]) => ({ header: key, key, width }));
  table.views = [{ state: 'frozen', ySplit: 1 }];
  table.pageSetup.printTitlesRow = '1:1';
  table.getRow(1).font = { bold: true };
  for (const step of sheet.steps) {
    for (const { number, line, pieces, weigh_g } of step.lines.flatMap(boxRows)) {
      const row = table.addRow({
        number: line.boxes.length === 1 ? line.number : number,
        stage: step.stage,
        lot_id: line.lot,
        material: line.material,
        form: pieces || line.form,
        scale: line.scale,
        weigh_kg: weigh_g / 1000,
      });
      const decimals = kilogramsToStep(line.weigh_g, line.scaleStep_g).split('.')[1]?.length ?? 0;
      row.height = 22;
      row.getCell('weigh_kg').numFmt = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
      row.getCell('weigh_kg').font = { bold: true };
      for (const key of ['actual_kg', 'time', 'by'])
        row.getCell(key).border = { top: BOX, bottom: BOX, left: BOX, right: BOX };
    }
  }
}

function about(table: Worksheet, sheet: ChargeSheet): void {
  if (sheet.specimen) table.addRow([MARK]).font = { bold: true };
  for (const row of sheetFacts(sheet)) table.addRow(row);
  table.addRow([]);
  for (const step of sheet.steps) table.addRow([step.title, step.instruction]);
  for (const warning of sheet.warnings) table.addRow(['Warning', warning]);
  table.addRow([]);
  table.addRow(['element', 'unit', 'min', 'max', 'charge planned', 'charge weighed', 'heat predicted']).font =
    {
      bold: true,
    };
  for (const { element, unit, min, max, planned, weighed, predicted } of sheet.contents)
    table.addRow([element, unit, min ?? null, max ?? null, planned, weighed, predicted ?? null]);
  table.getColumn(1).width = 24;
  for (let i = 2; i <= 7; i++) table.getColumn(i).width = 16;
}
