import type { Hono } from 'hono';
import { parseDocument } from '../../documents/common.ts';
import { type ImportReading, importReading } from '../../documents/import-reading.ts';
import { parseJson } from '../../documents/json-text.ts';
import { fieldNamed, readOverrides } from '../../documents/sheet/columns.ts';
import { SIGNS } from '../../documents/sheet/decimals.ts';
import type { SheetOptions } from '../../documents/sheet/read-sheet.ts';
import { withCells } from '../../documents/sheet/rewritten.ts';
import { plainWords } from '../../documents/sheet/words.ts';
import { type SheetOrder, sheetOrder, sheetReadingSchema } from '../../documents/sheet-order.ts';
import { readSheets, sheetNamed } from '../../engine/tables/sheets.ts';
import { readLotSheet } from '../../tasks/yard/book-returns.ts';
import { balanceWords, withBalances } from '../../tasks/yard/taken-balances.ts';
import { bodyText } from './body.ts';
import { callerOf } from './caller.ts';
import type { Plant, Served } from './plant.ts';

/** Says what a spreadsheet of lots is taken for; it books nothing. */
export function sheetRoutes(app: Hono<Served>, plant: Plant): void {
  app.post('/api/sheets/lots', async (c) => {
    await callerOf(c, plant);
    const order = parseDocument(sheetOrder, parseJson(await bodyText(c), 'the body'), 'sheet');
    return c.json(sheetReadingSchema.parse(await readingOf(order, plant)));
  });
}

/** The first sheet with a table of lots, or the one that is named, as it is understood. */
async function readingOf(order: SheetOrder, { compute }: Plant): Promise<ImportReading> {
  const sheets = await readSheets(bytesOf(order), order.name);
  const found = order.sheet === undefined ? sheets : [sheetNamed(sheets, order.sheet)];
  const candidates = found.map((sheet) => withCells(sheet, order.rewritten ?? {}));
  const options = optionsOf(order);
  let refusal: unknown;
  for (const sheet of candidates)
    try {
      const reading = readLotSheet(sheet, compute, options);
      const { taken } = await withBalances(reading.lots, compute.facts());
      return importReading(reading, sheet, balanceWords(taken));
    } catch (error) {
      refusal ??= error;
    }
  throw refusal;
}

/** Bytes of a file that was dropped, or of text that was pasted. */
export const bytesOf = ({ base64, text = '' }: Pick<SheetOrder, 'base64' | 'text'>): Buffer =>
  base64 === undefined ? Buffer.from(text, 'utf8') : Buffer.from(base64, 'base64');

const optionsOf = ({ map = [], set = {}, words = {}, dates, decimal, asWritten = false }: SheetOrder) =>
  ({
    columns: readOverrides(map),
    set: new Map(Object.entries(set).map(([name, value]) => [fieldNamed(name, 'set'), value])),
    words: new Map(Object.entries(words).map(([text, value]) => [plainWords(text), value])),
    dates,
    decimal: decimal && SIGNS[decimal],
    asWritten,
  }) satisfies SheetOptions;
