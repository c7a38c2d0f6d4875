import type { Hono } from 'hono';
import { unknownMetal } from '../../../desk/programme/unknown-metal.ts';
import { parseDocument } from '../../../documents/common.ts';
import { parseJson } from '../../../documents/json-text.ts';
import {
  cellsOf,
  type EvidenceReading,
  type EvidenceSheetOrder,
  evidenceReadingSchema,
  evidenceSheetOrder,
  inCells,
  metalCells,
} from '../../../documents/qualification/evidence-reading.ts';
import { evidenceReport, underHeadings } from '../../../documents/qualification/evidence-table.ts';
import { SIGNS } from '../../../documents/sheet/decimals.ts';
import { withCells } from '../../../documents/sheet/rewritten.ts';
import { plainTable } from '../../../documents/yard/raw-table.ts';
import { readSheets } from '../../../engine/tables/sheets.ts';
import { type ErrorDetail, InputError } from '../../../foundation/errors.ts';
import { addEvidence } from '../../../tasks/qualification/add-evidence/add-evidence.ts';
import { runTask } from '../../../tasks/task.ts';
import { bodyText } from '../body.ts';
import { type Caller, callerOf, requireRight } from '../identity/caller.ts';
import type { Plant, Served } from '../plant.ts';
import { bytesOf } from './sheet-routes.ts';

/** Says what a table of evidence would add to a programme, and what is wrong with it; it books nothing. */
export function evidenceRoutes(app: Hono<Served>, plant: Plant): void {
  app.post('/api/sheets/evidence', async (c) => {
    const caller = await callerOf(c, plant);
    requireRight(addEvidence, caller);
    const order = parseDocument(evidenceSheetOrder, parseJson(await bodyText(c), 'the body'), 'evidence');
    return c.json(evidenceReadingSchema.parse(await readingOf(order, caller)));
  });
}

/** The first sheet as a report, after a dry run against the programme and the ledger. */
async function readingOf(order: EvidenceSheetOrder, { context }: Caller): Promise<EvidenceReading> {
  const { programme, name, type, report, laboratory, unit, dates, decimal } = order;
  const [sheet] = await readSheets(bytesOf(order), name);
  const table = underHeadings(plainTable(withCells(sheet, order.rewritten ?? {})), type);
  const reading = {
    format: 'remelt-evidence-reading/1' as const,
    ...cellsOf(table),
    notes:
      table.headerRow === undefined
        ? []
        : [`What stands above the headings in row ${table.headerRow} is not read.`],
  };
  const refused = ({ message, details }: InputError, more: readonly ErrorDetail[] = []) => ({
    ...reading,
    faults: [...inCells(details, table, type), ...more].map((fault) => inForm({ message, ...fault })),
    report: null,
  });
  const frame = { type, report, laboratory, unit, dates, decimal: decimal && SIGNS[decimal] };
  const read = orRefusal(() => evidenceReport(table, frame));
  if (read instanceof InputError) {
    const cells = orRefusal(() => metalCells(table, type));
    return refused(read, cells instanceof InputError ? [] : await unknownMetal(cells, context));
  }
  try {
    const asked = { programme, document: read.document, places: [...read.places], dryRun: true };
    const { added } = await runTask(addEvidence, asked, context);
    const notes = [...reading.notes, ...(added?.notes ?? [])];
    return { ...reading, notes, faults: [], report: read };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return refused(error);
  }
}

/** What `read` gives, or the InputError that it throws. */
function orRefusal<T>(read: () => T): T | InputError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/** A fault as the form shows it: its place once, and no option of a command line. */
const inForm = ({ message, cure, ...fault }: ErrorDetail): ErrorDetail => ({
  ...fault,
  ...(message === undefined ? {} : { message: message.replace(`${fault.where}: `, '') }),
  ...(cure === undefined ? {} : { cure: cure.replace(/^say it: --.*$/, 'choose it in the form') }),
});
