import type { Hono } from 'hono';
import type { TaskContext } from '../../../desk/context.ts';
import { balanceWords, withBalances } from '../../../desk/yard/taken-balances.ts';
import { parseDocument } from '../../../documents/common.ts';
import { parseJson } from '../../../documents/json-text.ts';
import { droppedFileSchema, teachingSchema } from '../../../documents/results/lessons.ts';
import { fieldNamed, readOverrides } from '../../../documents/sheet/columns.ts';
import { SIGNS } from '../../../documents/sheet/decimals.ts';
import type { SheetOptions } from '../../../documents/sheet/read-sheet.ts';
import { withCells } from '../../../documents/sheet/rewritten.ts';
import { plainWords } from '../../../documents/sheet/words.ts';
import { type ImportReading, importReading } from '../../../documents/yard/import-reading.ts';
import { type SheetOrder, sheetOrder, sheetReadingSchema } from '../../../documents/yard/sheet-order.ts';
import { readSheets, sheetNamed } from '../../../engine/tables/sheets.ts';
import { teachLesson } from '../../../tasks/links/teach-lesson/teach-lesson.ts';
import { tryLesson } from '../../../tasks/links/try-lesson/try-lesson.ts';
import { runTask } from '../../../tasks/task.ts';
import { againstBooking } from '../../../tasks/yard/against-booking.ts';
import { readLotSheet } from '../../../tasks/yard/book-returns/book-returns.ts';
import { bodyText } from '../body.ts';
import { callerOf } from '../identity/caller.ts';
import type { Plant, Served } from '../plant.ts';

/** Says what a spreadsheet of lots, or a file of results, is taken for; it books nothing. */
export function sheetRoutes(app: Hono<Served>, plant: Plant): void {
  app.post('/api/sheets/lots', async (c) => {
    const { context } = await callerOf(c, plant);
    const order = parseDocument(sheetOrder, parseJson(await bodyText(c), 'the body'), 'sheet');
    return c.json(sheetReadingSchema.parse(await readingOf(order, context)));
  });
  app.post('/api/sheets/results', async (c) => {
    const { context } = await callerOf(c, plant);
    const { file, by, said } = parseDocument(
      droppedFileSchema,
      parseJson(await bodyText(c), 'the body'),
      'file of results',
    );
    const read =
      by === undefined
        ? runTask(teachLesson, { file, ...said }, context)
        : runTask(tryLesson, { file, lesson: by }, context);
    return c.json(teachingSchema.parse(await read));
  });
}

/** The first sheet with a table of lots, or the one that is named, as it is understood. */
async function readingOf(order: SheetOrder, context: TaskContext): Promise<ImportReading> {
  const { compute } = context;
  const sheets = await readSheets(bytesOf(order), order.name);
  const found = order.sheet === undefined ? sheets : [sheetNamed(sheets, order.sheet)];
  const candidates = found.map((sheet) => withCells(sheet, order.rewritten ?? {}));
  const options = optionsOf(order);
  const { sheet, reading } = firstRead(candidates, (one) => readLotSheet(one, compute, options));
  const { taken } = await withBalances(reading.lots, compute.facts());
  return importReading(reading, sheet, {
    taken: balanceWords(taken),
    ...(await againstBooking(reading, context)),
  });
}

/** The first sheet that can be read. Throws why the first of all cannot, where none can. */
function firstRead<S, R>(
  sheets: readonly S[],
  read: (sheet: S) => R,
): { readonly sheet: S; readonly reading: R } {
  let refusal: unknown;
  for (const sheet of sheets)
    try {
      return { sheet, reading: read(sheet) };
    } catch (error) {
      refusal ??= error;
    }
  throw refusal;
}

/** Bytes of a file that was dropped, or of text that was pasted. */
export const bytesOf = ({ base64, text = '' }: Pick<SheetOrder, 'base64' | 'text'>): Buffer =>
  base64 === undefined ? Buffer.from(text, 'utf8') : Buffer.from(base64, 'base64');

const optionsOf = ({
  map = [],
  set = {},
  words = {},
  dates,
  decimal,
  asWritten = false,
  leftOut = [],
}: SheetOrder) =>
  ({
    columns: readOverrides(map),
    set: new Map(Object.entries(set).map(([name, value]) => [fieldNamed(name, 'set'), value])),
    words: new Map(Object.entries(words).map(([text, value]) => [plainWords(text), value])),
    dates,
    decimal: decimal && SIGNS[decimal],
    asWritten,
    leftOut: new Set(leftOut),
  }) satisfies SheetOptions;
